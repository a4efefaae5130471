const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::00)?$/;

/** What the clocks of a zone show at an instant, as if they were UTC’s, in ms. */
function shownAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
}

/**
 * The instant at which the clocks of a zone show a day and time, `2026-11-21T18:00`; where they jump over it, one close to it.
 *
 * @returns undefined when the text is none
 */
export function instantAt(local: string, timeZone: string): number | undefined {
  const [, year, month, day, hour, minute] = LOCAL.exec(local) ?? [];
  if (minute === undefined) return undefined;
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  const guess = shown - (shownAt(shown, timeZone) - shown);
  return guess - (shownAt(guess, timeZone) - shown);
}
