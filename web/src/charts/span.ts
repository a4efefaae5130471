import { keep, kept } from '../design/kept';

/** How much of the course a chart shows. */
export const SPANS = ['minutes', 'hour', 'night'] as const;
export type Span = (typeof SPANS)[number];

/** What all charts of the page show, and how another is chosen. */
export interface Charting {
  readonly span: Span;
  readonly choose: (span: Span) => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long the parts of a night are, in ms: as much of it as was heard is shown large. */
const NIGHTS = [2 * HOUR, 4 * HOUR, 8 * HOUR];

/** How long a span is, in ms, when this page has listened for so long. */
export function lengthOf(span: Span, heardFor: number): number {
  if (span === 'minutes') return 5 * MINUTE;
  if (span === 'hour') return HOUR;
  return NIGHTS.find((length) => heardFor <= length) ?? NIGHTS.at(-1)!;
}

/** A mark on the time axis: how long ago it is, in a unit that makes it a whole number. */
export interface TimeMark {
  readonly ago: number;
  readonly count: number;
  readonly unit: 'min' | 'h';
}

/** The marks of an axis of such a length, oldest first, without that of now. */
export function timeMarks(length: number): readonly TimeMark[] {
  const step = length <= 5 * MINUTE ? 2 * MINUTE : length / 4;
  const unit = step % HOUR === 0 ? 'h' : 'min';
  const marks: TimeMark[] = [];
  for (let ago = step; ago < length; ago += step) marks.unshift({ ago, count: ago / (unit === 'h' ? HOUR : MINUTE), unit });
  return marks;
}

const KEPT_AS = 'stellar.span';

/** The span that was chosen last in this browser. */
export function keptSpan(): Span {
  return SPANS.find((span) => span === kept(KEPT_AS)) ?? 'minutes';
}

/** Keeps the choice where the browser lets it. */
export function keepSpan(span: Span): void {
  keep(KEPT_AS, span);
}
