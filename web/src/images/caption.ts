import { DASH } from '../i18n/format';
import { wordFor, type Language } from '../i18n/language';
import type { ImageRow } from './image';

/** What an image is called: its target and filter, else its kind, else its file. */
export function nameOf(image: ImageRow, { words }: Language): string {
  const parts = [image.target, image.filter].filter((part) => part !== undefined);
  if (parts.length > 0) return parts.join(' ');
  return image.file ?? wordFor(words.images.types, image.frameType, DASH);
}

/** An exposure time with as many decimals as it needs. */
export function exposureText(seconds: number | undefined, { format }: Language): string {
  return format.quantity(seconds, seconds !== undefined && seconds < 1 ? 3 : 0, 's');
}
