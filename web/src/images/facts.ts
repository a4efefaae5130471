import { galleryWords } from '../i18n/gallery';
import { wordFor, type Language } from '../i18n/language';
import { readSexagesimal, type Sexagesimal } from '../mount/coordinates';
import { exposureText, hfdOf, typeOf } from './caption';
import type { ImageRow } from './image';

/** What is known of an image: a name and a value. */
export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** All that is known of an image, in words; what is not known is left out. */
export function factsOf(image: ImageRow, language: Language, timeZone: string): readonly Fact[] {
  const { words, format, code } = language;
  const view = galleryWords(code).view;
  const { developed } = image;
  const sky = developed?.sky;
  const taken = image.takenAt ?? image.at;
  const [width, height] = [developed?.width ?? image.width, developed?.height ?? image.height];
  const [binning, stars] = [developed?.binning ?? image.binning, developed?.stars];
  const rotation = sky && format.quantity(sky.rotationDegrees, 1, '°').replace('\u00a0', '');
  const facts: readonly (readonly [string, string, string | undefined])[] = [
    ['object', view.object, image.target ?? developed?.object],
    ['type', view.type, typeOf(image) && wordFor(words.images.types, typeOf(image), '')],
    ['filter', words.images.filter, image.filter ?? developed?.filter],
    ['exposure', words.images.exposure, known(image.exposureSeconds ?? developed?.exposureSeconds, (seconds) => exposureText(seconds, language))],
    ['temperature', view.temperature, known(developed?.sensorCelsius, (celsius) => format.quantity(celsius, 1, '°C'))],
    ['binning', view.binning, known(binning, (pixels) => `${format.number(pixels)}\u202f×\u202f${format.number(pixels)}`)],
    ['gain', view.gain, known(developed?.gain, (gain) => format.number(gain, Number.isInteger(gain) ? 0 : 2))],
    ['size', words.images.size, width && height ? `${width}\u202f×\u202f${height}` : undefined],
    ['stars', view.stars, known(stars, (count) => format.number(count))],
    ['hfd', words.images.hfd, known(hfdOf(image), (hfd) => format.number(hfd, 2))],
    ['star-index', words.images.starIndex, known(image.starIndex, (index) => format.number(index, 1))],
    ['ra', view.ra, sky && format.rightAscension(rightAscension(sky.raJ2000Degrees))],
    ['dec', view.dec, sky && format.declination(readSexagesimal(undefined, sky.decJ2000Degrees))],
    ['scale', view.scale, sky && format.quantity(sky.scale, 2, view.perPixel)],
    ['rotation', view.rotation, rotation && (sky.mirrored ? view.mirrored(rotation) : rotation)],
    ['taken', words.images.taken, `${format.dateTime(taken, timeZone)} ${format.zone(taken, timeZone)}`],
    ['taken-utc', view.takenUtc, timeZone === 'UTC' ? undefined : format.dateTime(taken, 'UTC')],
    ['file', words.images.file, image.file],
  ];
  return facts.flatMap(([name, label, value]) => (value === undefined || value === '' ? [] : { name, label, value }));
}

/** Degrees as hours, minutes and seconds; what rounds up to a whole turn is none. */
export function rightAscension(degrees: number): Sexagesimal | undefined {
  const seconds = Math.round((((degrees % 360) + 360) % 360) * 240) % 86_400;
  return readSexagesimal(undefined, seconds / 3600);
}

function known<T>(value: T | undefined, write: (value: T) => string): string | undefined {
  return value === undefined ? undefined : write(value);
}
