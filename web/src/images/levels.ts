import { listIn, numberIn, type Json } from '../live/border';

/** How many pixels are in each of {@link BINS} equal parts of the range, a list for each channel. */
export interface Levels {
  /** The values at the beginning and the end of the range. */
  readonly black: number;
  readonly white: number;
  /** In the frame as it was taken. */
  readonly before: readonly Counts[];
  /** Once stretched as the preview is. */
  readonly after: readonly Counts[];
}

/** Pixels in each bin of one channel. */
export type Counts = readonly number[];

/** How many parts a histogram has. */
export const BINS = 256;

/** Reads histograms; undefined when they are not of the contract. */
export function readLevels(from: Json | undefined): Levels | undefined {
  const [black, white] = [numberIn(from, 'black'), numberIn(from, 'white')];
  const [before, after] = [countsIn(from, 'before'), countsIn(from, 'after')];
  if (black === undefined || white === undefined || black >= white || before.length === 0 || before.length !== after.length) return undefined;
  return { black, white, before, after };
}

function countsIn(from: Json | undefined, member: string): readonly Counts[] {
  const channels = listIn(from, member);
  return (channels.length === 1 || channels.length === 3) && channels.every(isCounts) ? channels : [];
}

function isCounts(list: unknown): list is Counts {
  return Array.isArray(list) && list.length === BINS && list.every((count) => typeof count === 'number' && Number.isFinite(count) && count >= 0);
}
