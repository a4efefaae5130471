import { en, type DesignWords } from './design-en';
import { fr } from './design-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, DesignWords>> = { en, fr };

/** The words of the developers' page of components. */
export function designWords(code: LanguageCode): DesignWords {
  return WORDS[code];
}
