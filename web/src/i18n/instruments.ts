import { en, type InstrumentWords } from './instruments-en';
import { fr } from './instruments-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, InstrumentWords>> = { en, fr };

/** The words of the charts, the numbers and the log of the live page. */
export function instrumentWords(code: LanguageCode): InstrumentWords {
  return WORDS[code];
}
