import type { Span } from '../bookings/booking';
import type { Opening } from '../bookings/telescopes';
import type { Place } from '../sky/heavens';
import { nightSky, type NightSky } from '../sky/nights';
import { instantAt } from '../telescopes/site-clock';
import { without } from './curve';
import { LONGEST, nightOf, QUARTER, quartersOf } from './quarters';
import { joined } from './taken';

/** One night of the calendar, from noon to noon at the site. */
export interface Night extends Span {
  /** The date at the noon that it begins with, as `2026-11-22`. */
  readonly date: string;
  /** When it cannot be booked by its hours, by blackouts, or because it is past. */
  readonly closed: readonly Span[];
  /** Undefined when it is not known where the telescope stands. */
  readonly sky: NightSky | undefined;
}

/** What a night has for whoever books. */
export interface FreeTime {
  /** Whole quarter hours that are open and not taken. */
  readonly free: readonly Span[];
  /** Of those, the whole quarter hours in which it is dark; without a place the same as free. */
  readonly freeAndDark: readonly Span[];
}

const DAY = 86_400_000;

/** The dates of so many nights from one on. */
export function datesFrom(date: string, count: number): readonly string[] {
  const first = Date.parse(`${date}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(first + index * DAY).toISOString().slice(0, 10));
}

/** The night of a date; undefined when the text is none. */
export function nightSpan(date: string, timeZone: string): Span | undefined {
  const quarters = quartersOf(date, timeZone);
  return quarters.length === 0 ? undefined : { from: quarters[0]!, to: quarters.at(-1)! + QUARTER };
}

/** What is known of a telescope that says when it can be booked. */
export interface Hours {
  readonly timeZone: string;
  readonly opening: readonly Opening[] | undefined;
  readonly blackouts: readonly Span[];
  readonly place: Place | undefined;
}

/** The nights of these dates; what is before `now` is closed. */
export function nightsAhead(hours: Hours, dates: readonly string[], now: number): readonly Night[] {
  return dates.flatMap((date) => {
    const span = nightSpan(date, hours.timeZone);
    if (span === undefined) return [];
    const shut = hours.opening === undefined ? [] : without(span, openIn(hours.opening, span, hours.timeZone));
    const past = now > span.from ? [{ from: span.from, to: Math.min(span.to, Math.ceil(now / QUARTER) * QUARTER) }] : [];
    const closed = joined([...shut, ...past, ...hours.blackouts].flatMap((one) => common(one, span) ?? []));
    return [{ ...span, date, closed, sky: hours.place && nightSky(hours.place, span) }];
  });
}

/** The date of the night that is spoken of as tonight: the present one until its sunrise, then the coming one. */
export function tonight({ timeZone, place }: Pick<Hours, 'timeZone' | 'place'>, now: number): string {
  const present = nightOf(now, timeZone);
  const span = nightSpan(present, timeZone);
  const sunrise = span && place && nightSky(place, span).sunDown.at(-1)?.to;
  return sunrise !== undefined && now >= sunrise ? datesFrom(present, 2)[1]! : present;
}

/** When a telescope is open in a night. */
export function openIn(opening: readonly Opening[], night: Span, timeZone: string): readonly Span[] {
  const dates = datesFrom(nightOf(night.from - DAY, timeZone), 3);
  const open = dates.flatMap((date, index) =>
    opening
      .filter(({ day }) => day === new Date(`${date}T00:00:00Z`).getUTCDay())
      .flatMap(({ from, to }) => {
        const next = datesFrom(dates[index]!, 2)[1]!;
        const [begin, end] = [instantAt(`${date}T${from}`, timeZone), instantAt(`${to > from ? date : next}T${to}`, timeZone)];
        return begin === undefined || end === undefined ? [] : (common({ from: begin, to: end }, night) ?? []);
      }),
  );
  return joined(open);
}

/** What of a night is free, when these stretches are taken. */
export function freeTime(night: Night, taken: readonly Span[]): FreeTime {
  const used = joined([...night.closed, ...taken].flatMap((span) => common(span, night) ?? []));
  const free = without(night, used).flatMap(wholeQuarters);
  if (night.sky === undefined) return { free, freeAndDark: free };
  return { free, freeAndDark: free.flatMap((span) => night.sky!.dark.flatMap((dark) => common(span, dark) ?? [])).flatMap(wholeQuarters) };
}

/** How long stretches are together, in seconds. */
export function secondsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + (to - from), 0) / 1000;
}

/** What two stretches have in common. */
export function common(one: Span, other: Span): Span | undefined {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? { from, to } : undefined;
}

function wholeQuarters({ from, to }: Span): Span[] {
  const whole = { from: Math.ceil(from / QUARTER) * QUARTER, to: Math.floor(to / QUARTER) * QUARTER };
  return whole.from < whole.to ? [whole] : [];
}

/** The slot that begins at a quarter hour: as long as wanted, but not past what is free there; where nothing is free, as long as wanted. */
export function slotAt(quarter: number, wanted: number, free: readonly Span[]): Span {
  const stretch = free.find(({ from, to }) => quarter >= from && quarter < to);
  return { from: quarter, to: Math.min(quarter + wanted, stretch?.to ?? Infinity) };
}

/** The slot from one quarter hour to another, both counted, in either order; no longer than a slot may be. */
export function slotBetween(one: number, other: number): Span {
  const [first, last] = other >= one ? [one, Math.min(other, one + LONGEST - QUARTER)] : [Math.max(other, one + QUARTER - LONGEST), one];
  return { from: first, to: last + QUARTER };
}

/** The part of a night that is worth a closer look: where it can be booked or is dark, and half an hour around. */
export function worthALook(night: Night, others: readonly Span[]): Span {
  const spans = [...without(night, night.closed), ...(night.sky?.dark ?? []), ...others.flatMap((span) => common(span, night) ?? [])];
  if (spans.length === 0) return night;
  const HALF = 2 * QUARTER;
  return {
    from: Math.max(night.from, Math.floor((Math.min(...spans.map(({ from }) => from)) - HALF) / QUARTER) * QUARTER),
    to: Math.min(night.to, Math.ceil((Math.max(...spans.map(({ to }) => to)) + HALF) / QUARTER) * QUARTER),
  };
}
