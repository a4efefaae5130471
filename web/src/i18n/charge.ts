import { en, type ChargeWords } from './charge-en';
import { fr } from './charge-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, ChargeWords>> = { en, fr };

/** The words of the bill of a booking. */
export function chargeWords(code: LanguageCode): ChargeWords {
  return WORDS[code];
}
