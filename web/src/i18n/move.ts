import type { LanguageCode } from './language';
import { en, type MoveWords } from './move-en';
import { fr } from './move-fr';

const WORDS: Readonly<Record<LanguageCode, MoveWords>> = { en, fr };

/** The words of the pages by which a booking is moved or has its plan changed. */
export function moveWords(code: LanguageCode): MoveWords {
  return WORDS[code];
}
