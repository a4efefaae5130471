import { en, type HelmWords } from './helm-en';
import { fr } from './helm-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, HelmWords>> = { en, fr };

/** The words of a live page for somebody signed in. */
export function helmWords(code: LanguageCode): HelmWords {
  return WORDS[code];
}
