import { en, type CreditWords } from './credits-en';
import { fr } from './credits-fr';
import type { LanguageCode } from './language';
import { creditsOf } from './moments';

const WORDS: Readonly<Record<LanguageCode, CreditWords>> = { en, fr };

/** The words of the pages about credits. */
export function creditWords(code: LanguageCode): CreditWords {
  return WORDS[code];
}

/** So many credit-cents as credits. */
export function inCredits(code: LanguageCode, cents: number): string {
  // French counts up to 1.99 as one.
  const isOne = code === 'fr' ? Math.abs(cents) < 200 : cents === 100;
  return WORDS[code].credits(creditsOf(code, cents), isOne);
}
