import type { LanguageCode } from '../i18n/language';
import { dayOf } from '../i18n/moments';

const NIGHT = /^20\d\d-\d\d-\d\d$/;
const DAY = 86_400_000;
const NOON = 12;

/** A text as a night, named by the day it begins on, `2026-11-21`; undefined when there is no such day in the years that the API knows. */
export function readNight(text: string | null | undefined): string | undefined {
  return text != null && NIGHT.test(text) && named(Date.parse(`${text}T00:00:00Z`)) === text ? text : undefined;
}

/** The night that an instant belongs to: from noon to noon by the clocks of a zone. */
export function nightAt(instant: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const day = Date.UTC(parts['year']!, parts['month']! - 1, parts['day']);
  return named(parts['hour']! < NOON ? day - DAY : day)!;
}

/** The night so many nights later, or earlier below 0. */
export function nightsLater(night: string, count: number): string {
  return named(Date.parse(`${night}T00:00:00Z`) + count * DAY)!;
}

/** The day that a night begins on, as people write it. */
export function nightName(code: LanguageCode, night: string): string {
  return dayOf(code, Date.parse(`${night}T12:00:00Z`), 'UTC');
}

function named(day: number): string | undefined {
  return Number.isNaN(day) ? undefined : new Date(day).toISOString().slice(0, 10);
}
