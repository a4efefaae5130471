import type { LanguageCode } from './language';
import { en, type ProblemWords } from './problems-en';
import { fr } from './problems-fr';

const WORDS: Readonly<Record<LanguageCode, ProblemWords>> = { en, fr };

/** The words of reports of problems and their answers. */
export function problemWords(code: LanguageCode): ProblemWords {
  return WORDS[code];
}
