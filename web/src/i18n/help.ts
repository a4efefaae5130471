import { en, type HelpWords } from './help-en';
import { fr } from './help-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, HelpWords>> = { en, fr };

/** The words of the live page’s help. */
export function helpWords(code: LanguageCode): HelpWords {
  return WORDS[code];
}
