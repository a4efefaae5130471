import { en, type AlbumWords } from './albums-en';
import { fr } from './albums-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, AlbumWords>> = { en, fr };

/** The words of the album of a night. */
export function albumWords(code: LanguageCode): AlbumWords {
  return WORDS[code];
}
