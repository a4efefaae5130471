import type { LanguageCode } from './language';

const TAGS: Readonly<Record<LanguageCode, string>> = { en: 'en-GB', fr: 'fr-FR' };
const kept = new Map<string, Intl.DateTimeFormat>();

function written(code: LanguageCode, instant: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${code} ${timeZone} ${Object.keys(options).join()}`;
  const format = kept.get(key) ?? new Intl.DateTimeFormat(TAGS[code], { timeZone, hourCycle: 'h23', ...options });
  kept.set(key, format);
  return format.format(instant);
}

/** A day with its week day and year, in a zone. */
export function dayOf(code: LanguageCode, instant: number, timeZone: string): string {
  return written(code, instant, timeZone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** The week day alone, short. */
export function weekdayOf(code: LanguageCode, instant: number, timeZone: string): string {
  return written(code, instant, timeZone, { weekday: 'short' });
}

/** Hours and minutes, in a zone. */
export function clockOf(code: LanguageCode, instant: number, timeZone: string): string {
  return written(code, instant, timeZone, { hour: '2-digit', minute: '2-digit' });
}

/** A day with its time, in a zone. */
export function momentOf(code: LanguageCode, instant: number, timeZone: string): string {
  return `${dayOf(code, instant, timeZone)}, ${clockOf(code, instant, timeZone)}`;
}

/** A slot: the day that it begins on and both times. Slots are shorter than a day, so the end needs no day. */
export function rangeOf(code: LanguageCode, from: number, to: number, timeZone: string): string {
  return `${dayOf(code, from, timeZone)}, ${clockOf(code, from, timeZone)}\u00a0– ${clockOf(code, to, timeZone)}`;
}

/** Credits of so many cents: whole ones without decimals. */
export function creditsOf(code: LanguageCode, cents: number): string {
  const decimals = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(TAGS[code], { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: 'min2' })
    .format(cents / 100)
    .replace('-', '−');
}

/** A zone’s name as a person reads it. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}
