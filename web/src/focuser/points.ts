import type { Summary } from '../charts/columns';
import type { Course } from '../live/course';
import { SHOWN_TYPES } from '../statistics/numbers';

/** A value at a time. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** What the focuser's charts show besides the line of its position. */
export interface FocusPoints {
  /** HFD of the images of the sky, in pixels. */
  readonly images: readonly Point[];
  /** HFD and position that each search for focus found. */
  readonly hfd: readonly Point[];
  readonly position: readonly Point[];
  /** How many searches found none. */
  readonly failed: number;
}

/** The points of a night. */
export function focusPoints({ frames, focusRuns }: Pick<Course, 'frames' | 'focusRuns'>): FocusPoints {
  const found = focusRuns.filter((run) => run.done !== false && run.position !== undefined);
  return {
    images: frames.flatMap(({ at, hfd, type, isRejected }) => (hfd === undefined || isRejected || !SHOWN_TYPES.has(type) ? [] : [{ at, value: hfd }])),
    hfd: found.flatMap(({ at, hfd }) => (hfd === undefined ? [] : [{ at, value: hfd }])),
    position: found.map(({ at, position }) => ({ at, value: position! })),
    failed: focusRuns.length - found.length,
  };
}

/** The points since an instant. */
export function since(points: readonly Point[], from: number): readonly Point[] {
  return points.filter(({ at }) => at >= from);
}

/** Sums up points, oldest first; undefined without any. */
export function summaryOfPoints(points: readonly Point[]): Summary | undefined {
  const values = points.map(({ value }) => value);
  if (values.length === 0) return undefined;
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return { count: values.length, least: Math.min(...values), most: Math.max(...values), last: values.at(-1)!, rms: Math.sqrt(squares / values.length) };
}
