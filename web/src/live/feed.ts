import { compare } from './position';
import type { Lasting } from './wire';

/** Something that happened, as it stands in the feed. */
export interface FeedRow extends Lasting {
  /** Between it and the one before, something may be missing: the page was without the cloud for longer than that tells of. */
  readonly afterGap?: true;
}

/** How many happenings are kept in the page. */
export const MAX_FEED = 500;

/** The feed, newest first, with one more. */
export function withRow(feed: readonly FeedRow[], row: FeedRow): readonly FeedRow[] {
  return [row, ...feed].slice(0, MAX_FEED);
}

/** Whether it stands in the feed. */
export function holds(feed: readonly FeedRow[], { position }: Lasting): boolean {
  return feed.some((row) => compare(row.position, position) === 0);
}

/**
 * What a new state tells, newest first, over what was known before. Where they neither overlap nor meet, the oldest row that
 * the state tells comes after a gap.
 */
export function joined(told: readonly FeedRow[], before: readonly FeedRow[]): readonly FeedRow[] {
  const oldest = told.at(-1);
  if (oldest === undefined) return before;
  const earlier = before.filter((row) => compare(row.position, oldest.position) < 0);
  const isWhole = before.length === 0 || earlier.length < before.length || meets(earlier[0]!, oldest);
  const rows = told.map((row) => before.find((known) => compare(known.position, row.position) === 0) ?? row);
  if (!isWhole) rows[rows.length - 1] = { ...oldest, afterGap: true };
  return [...rows, ...earlier].slice(0, MAX_FEED);
}

function meets(earlier: Lasting, later: Lasting): boolean {
  return earlier.position.epoch === later.position.epoch && earlier.position.seq + 1 === later.position.seq;
}
