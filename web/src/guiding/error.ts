import { summaryOf } from '../charts/columns';
import type { Track } from '../live/track';

/** How large the guiding errors were, in pixels of the guiding camera. */
export interface GuidingError {
  /** Root mean square in each axis, and √(mean(x² + y²)). */
  readonly x: number;
  readonly y: number;
  readonly total: number;
  /** The largest in either axis. */
  readonly largest: number;
  readonly count: number;
}

/** The errors since an instant; undefined when there were none. */
export function errorSince(track: Track<'x' | 'y'>, from: number): GuidingError | undefined {
  const [x, y] = [summaryOf(track, 'x', from), summaryOf(track, 'y', from)];
  if (x === undefined || y === undefined) return undefined;
  const largest = Math.max(-x.least, x.most, -y.least, y.most);
  return { x: x.rms, y: y.rms, total: Math.hypot(x.rms, y.rms), largest, count: x.count };
}

/** The full scale of the drawings, in pixels: the smallest of these steps that holds every error. */
const SCALES = [1, 2, 5, 10, 20, 50];

/** The error that the drawings' edge stands for; what is beyond the largest step is drawn at the edge. */
export function fullScale(largest: number): number {
  return SCALES.find((scale) => largest <= scale) ?? SCALES.at(-1)!;
}
