import { en, type GalleryWords } from './gallery-en';
import { fr } from './gallery-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, GalleryWords>> = { en, fr };

/** The words of the gallery and of the view of one image. */
export function galleryWords(code: LanguageCode): GalleryWords {
  return WORDS[code];
}
