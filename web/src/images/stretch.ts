import type { Developed } from './developed';
import { quantileBin } from './histogram';
import type { ImageRow } from './image';
import { BINS, type Levels } from './levels';

/** The curves between black and white; `auto` is the preview as it was made. */
export const CURVES = ['auto', 'linear', 'log', 'asinh'] as const;
export type Curve = (typeof CURVES)[number];

/** How somebody wants to see a frame. Points are places in its range, 0 to 1; undefined for the frame’s own. */
export interface Stretch {
  readonly curve: Curve;
  readonly black: number | undefined;
  readonly white: number | undefined;
}

export const AUTO: Stretch = { curve: 'auto', black: undefined, white: undefined };

/** How far apart the points are at least. */
export const LEAST_APART = 0.0001;

/** A rendering is asked for once nothing was changed for so long, in ms. */
export const REST = 300;

/** The largest rendering’s longer side, in pixels. */
export const MAX_RENDERING = 1600;

const DECIMALS = 5;
const BLACK_SIGMAS = 2.8;
const WHITE_PART = 0.998;

/** The same with another black point, kept below the white one. */
export function withBlack(stretch: Stretch, black: number): Stretch {
  return { ...stretch, black: rounded(between(black, 0, (stretch.white ?? 1) - LEAST_APART)) };
}

/** The same with another white point, kept above the black one. */
export function withWhite(stretch: Stretch, white: number): Stretch {
  return { ...stretch, white: rounded(between(white, (stretch.black ?? 0) + LEAST_APART, 1)) };
}

/** The same curve between the frame’s own points. */
export function withOwnPoints({ curve }: Stretch): Stretch {
  return { ...AUTO, curve };
}

/** Where the picture with this stretch is; another address for a frame whose bytes are others. */
export function renderingPath(telescope: string, { id, developed }: Pick<ImageRow, 'id' | 'developed'>, { curve, black, white }: Stretch): string {
  const bytes = developed?.preview.split('?of=')[1];
  const points = Object.entries({ black, white }).flatMap(([name, place]) => (place === undefined ? [] : `&${name}=${written(place)}`));
  return `/api/telescopes/${encodeURIComponent(telescope)}/images/${encodeURIComponent(id)}/rendering?stretch=${curve}${points.join('')}${bytes === undefined ? '' : `&of=${bytes}`}`;
}

/** A place as the API takes it: no sign, no exponent, few decimals. */
export function written(place: number): string {
  return String(Number(between(place, 0, 1).toFixed(DECIMALS)));
}

/**
 * About where the frame’s own points are, in its range: black 2.8 standard deviations of the background’s noise below its median,
 * white where all but 0.2 % of the pixels are below. The cloud takes them for each channel; here it is the first one that counts.
 */
export function ownPoints({ median, noise }: Pick<Developed, 'median' | 'noise'>, { black, white, before }: Levels): { readonly black: number; readonly white: number } {
  const range = white - black;
  const dark = ((median[0] ?? black) - BLACK_SIGMAS * (noise[0] ?? 0) - black) / range;
  const bright = (quantileBin(before[0] ?? [], WHITE_PART) + 1) / BINS;
  const from = rounded(between(dark, 0, 1 - LEAST_APART));
  return { black: from, white: rounded(between(bright, from + LEAST_APART, 1)) };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function rounded(place: number): number {
  return Number(place.toFixed(DECIMALS));
}
