import type { LanguageCode } from './language';
import { en, type ObservationWords } from './observations-en';
import { fr } from './observations-fr';

const WORDS: Readonly<Record<LanguageCode, ObservationWords>> = { en, fr };

/** The words of somebody’s observations. */
export function observationWords(code: LanguageCode): ObservationWords {
  return WORDS[code];
}
