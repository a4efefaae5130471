import { GAP } from '../live/course';
import type { Track } from '../live/track';

/** What a line does in one column of pixels. */
export const EMPTY = 0;
export const BEGINS = 1;
export const GOES_ON = 2;

/** A line of thousands of points as a few hundred columns: of each, where it comes in, how far it goes up and down, where it leaves. */
export interface Columns {
  /** {@link EMPTY}, {@link BEGINS} where nothing was heard before, or {@link GOES_ON}. */
  readonly kinds: Uint8Array;
  readonly first: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly last: Float64Array;
}

/**
 * Draws a channel together into columns. Silence longer than {@link GAP}, or a value not known, breaks the line.
 *
 * @param from the instant at which the first column begins
 * @param step how long a column is, in ms
 */
export function columnsOf<C extends string>(track: Track<C>, channel: C, from: number, step: number, count: number): Columns {
  const columns = {
    kinds: new Uint8Array(count),
    first: new Float64Array(count),
    least: new Float64Array(count),
    most: new Float64Array(count),
    last: new Float64Array(count),
  };
  const { kinds, first, least, most, last } = columns;
  // The last point before the first column leads into it.
  let index = Math.max(0, track.indexAt(from) - 1);
  let heard = -Infinity;
  for (; index < track.length; index += 1) {
    const at = track.time(index);
    const value = track.value(index, channel);
    const column = Math.floor((at - from) / step);
    if (column >= count) break;
    if (Number.isNaN(value)) {
      heard = -Infinity;
    } else {
      if (column >= 0) {
        if (kinds[column] === EMPTY) {
          kinds[column] = at - heard <= GAP ? GOES_ON : BEGINS;
          first[column] = least[column] = most[column] = value;
        } else {
          least[column] = Math.min(least[column]!, value);
          most[column] = Math.max(most[column]!, value);
        }
        last[column] = value;
      }
      heard = at;
    }
  }
  return columns;
}

/** What there is to say of a channel since an instant. */
export interface Summary {
  /** How many points have a value. */
  readonly count: number;
  readonly least: number;
  readonly most: number;
  readonly last: number;
  /** The root of the mean square. */
  readonly rms: number;
}

/** Sums up a channel since an instant; undefined when nothing was heard since. */
export function summaryOf<C extends string>(track: Track<C>, channel: C, from: number): Summary | undefined {
  let [count, least, most, last, squares] = [0, Infinity, -Infinity, NaN, 0];
  for (let index = track.indexAt(from); index < track.length; index += 1) {
    const value = track.value(index, channel);
    if (Number.isNaN(value)) continue;
    count += 1;
    squares += value * value;
    last = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return count === 0 ? undefined : { count, least, most, last, rms: Math.sqrt(squares / count) };
}
