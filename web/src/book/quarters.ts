import type { Span } from '../bookings/booking';

/** The grain of slots, in ms. */
export const QUARTER = 900_000;

/** The longest slot, in ms. */
export const LONGEST = 10 * 3_600_000;

const NIGHT = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What the clocks of a zone show at an instant, as if they were UTC’s, in ms. */
function shownAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
}

/** The instant at which the clocks of a zone show this time; where they jump over it, one close to it. */
function instantShowing(shown: number, timeZone: string): number {
  const guess = shown - (shownAt(shown, timeZone) - shown);
  return guess - (shownAt(guess, timeZone) - shown);
}

/** The night that an instant belongs to: the date, at noon before it, as `2026-11-21`. */
export function nightOf(instant: number, timeZone: string): string {
  return new Date(shownAt(instant, timeZone) - 12 * 3_600_000).toISOString().slice(0, 10);
}

/** The quarter hours of UTC from noon to noon of a night at a place: 92, 96 or 100. Empty when the text is no date. */
export function quartersOf(night: string, timeZone: string): readonly number[] {
  const [, year, month, day] = NIGHT.exec(night) ?? [];
  if (day === undefined) return [];
  const noon = (later: number) => instantShowing(Date.UTC(Number(year), Number(month) - 1, Number(day) + later, 12), timeZone);
  const [first, end] = [Math.ceil(noon(0) / QUARTER) * QUARTER, noon(1)];
  if (Number.isNaN(first) || Number.isNaN(end)) return [];
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / QUARTER)) }, (_, index) => first + index * QUARTER);
}

/** The ends that a slot from here may have. */
export function endsOf(from: number): readonly number[] {
  return Array.from({ length: LONGEST / QUARTER }, (_, index) => from + (index + 1) * QUARTER);
}

/** The slot of the same length that begins then. */
export function movedTo(slot: Span, from: number): Span {
  return { from, to: from + (slot.to - slot.from) };
}
