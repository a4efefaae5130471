import { BINS, type Counts } from './levels';

/** The parts of the range that can be looked at: all of it, its first quarter, its first sixteenth. */
export const REACHES = [1, 4, 16] as const;
export type Reach = (typeof REACHES)[number];

/** Nearly all pixels: a few stars are brighter than what is worth looking at. */
const NEARLY_ALL = 0.995;

/** The height of a chart; its width is one for each bin shown. */
export const CHART_HEIGHT = 100;

/** How high each bin stands, 0 to 1 of the highest one of all channels that are shown together. */
export function heightsOf(channels: readonly Counts[], reach: Reach, isLog: boolean): readonly (readonly number[])[] {
  const shown = channels.map((counts) => counts.slice(0, BINS / reach).map((count) => (isLog ? Math.log1p(count) : count)));
  const highest = Math.max(1e-9, ...shown.flat());
  return shown.map((counts) => counts.map((count) => count / highest));
}

/** Heights as an SVG path, closed along the ground: x from 0 to the number of bins, y from {@link CHART_HEIGHT} at the ground up to 0. */
export function pathOf(heights: readonly number[]): string {
  const steps = heights.map((height, bin) => `V${round(CHART_HEIGHT * (1 - height))}H${bin + 1}`);
  return `M0 ${CHART_HEIGHT}${steps.join('')}V${CHART_HEIGHT}Z`;
}

/** The smallest part of the range that holds nearly all pixels of every channel. */
export function reachOf(channels: readonly Counts[]): Reach {
  const last = Math.max(...channels.map((counts) => quantileBin(counts, NEARLY_ALL)));
  return REACHES.findLast((reach) => last < BINS / reach) ?? 1;
}

/** Where the fullest bin’s middle is, 0 to 1 in the range; undefined without any pixel. */
export function peakOf(counts: Counts): number | undefined {
  const most = Math.max(...counts);
  return most > 0 ? (counts.indexOf(most) + 0.5) / BINS : undefined;
}

/** The bin that this part of all pixels is in or below. */
export function quantileBin(counts: Counts, part: number): number {
  const rank = part * counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const bin = counts.findIndex((count) => (below += count) >= rank && below > 0);
  return Math.max(0, bin);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
