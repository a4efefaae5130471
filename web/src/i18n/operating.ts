import type { LanguageCode } from './language';
import { en, type OperatingWords } from './operating-en';
import { fr } from './operating-fr';

const WORDS: Readonly<Record<LanguageCode, OperatingWords>> = { en, fr };

/** The words of the pages of an operator’s telescopes. */
export function operatingWords(code: LanguageCode): OperatingWords {
  return WORDS[code];
}
