import { en, type FaqWords } from './faq-en';
import { fr } from './faq-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, FaqWords>> = { en, fr };

/** The words of the page of questions. */
export function faqWords(code: LanguageCode): FaqWords {
  return WORDS[code];
}
