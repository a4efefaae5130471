import { DASH } from '../i18n/format';
import { inLanguage, wordFor, type Language } from '../i18n/language';
import type { ImageRow } from './image';

/** What an image is called: its target and filter, else its kind, else its file. */
export function nameOf(image: ImageRow, { words }: Language): string {
  const parts = [image.target, image.filter].filter((part) => part !== undefined);
  if (parts.length > 0) return parts.join(' ');
  return image.file ?? wordFor(words.images.types, typeOf(image), DASH);
}

/** An exposure time with as many decimals as it needs. */
export function exposureText(seconds: number | undefined, { format }: Language): string {
  return format.quantity(seconds, seconds !== undefined && seconds < 1 ? 3 : 0, 's');
}

/** The type of a frame, in a word. */
export function typeOf(image: ImageRow): string | undefined {
  return image.type ?? image.frameType;
}

/** The half flux diameter of its stars in pixels: Voyager’s, else what was found in the frame. */
export function hfdOf(image: ImageRow | undefined): number | undefined {
  return image?.hfd ?? image?.developed?.hfd;
}

/** A small picture of it, and one for a screen; undefined while there is none. */
export function thumbOf(image: ImageRow): string | undefined {
  return image.developed?.thumb ?? image.preview;
}

export function pictureOf(image: ImageRow): string | undefined {
  return image.developed?.preview ?? image.preview;
}

/** Why the frame is no image, as a sentence; undefined when it is one, or nobody has looked yet. */
export function whyRejected(image: ImageRow, { code, words }: Language): string | undefined {
  return image.rejected && (inLanguage(image.rejected.text, code) ?? words.images.rejected);
}
