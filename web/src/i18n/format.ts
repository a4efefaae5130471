import type { Sexagesimal } from '../mount/coordinates';

/** How numbers, times and coordinates are written in a language. A value that is not there is a dash. */
export interface Format {
  /** A number with so many decimals, a true minus sign, and no thousands mark below 10,000. */
  number(value: number | undefined, decimals?: number): string;
  /** A number with its sign always written. */
  signed(value: number | undefined, decimals: number): string;
  /** A number and its unit, kept on one line. */
  quantity(value: number | undefined, decimals: number, unit: string): string;
  percent(value: number | undefined): string;
  rightAscension(value: Sexagesimal | undefined): string;
  declination(value: Sexagesimal | undefined): string;
  /** The time of day at the observatory, to the second. */
  time(instant: number | undefined, timeZone: string): string;
  /** The day and time of day at the observatory. */
  dateTime(instant: number | undefined, timeZone: string): string;
  /** The short name of the observatory's time zone at an instant. */
  zone(instant: number, timeZone: string): string;
  /** An age in ms in its largest whole unit. */
  age(ms: number): string;
  /** Seconds as minutes and seconds, or hours, minutes and seconds. */
  span(seconds: number | undefined): string;
}

/** Written where there is no value. */
export const DASH = '–';

const NO_BREAK = '\u00a0';
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** The writing of a language, by its BCP 47 tag. `dayUnit` is its short sign for days. */
export function formatOf(tag: string, dayUnit: string): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const dates = new Map<string, Intl.DateTimeFormat>();

  function numberFormat(decimals: number, signDisplay: 'auto' | 'always'): Intl.NumberFormat {
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay } as const;
    return kept(numbers, `${decimals} ${signDisplay}`, () => new Intl.NumberFormat(tag, { ...options, useGrouping: 'min2' }));
  }

  function dateFormat(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${timeZone} ${Object.keys(options).join()}`;
    return kept(dates, key, () => new Intl.DateTimeFormat(tag, { timeZone, hourCycle: 'h23', ...options }));
  }

  function written(value: number | undefined, decimals: number, sign: 'auto' | 'always'): string {
    if (value === undefined || !Number.isFinite(value)) return DASH;
    // A value that rounds to nothing has no sign.
    const shown = Number(value.toFixed(decimals)) === 0 ? 0 : value;
    return numberFormat(decimals, sign).format(shown).replace('-', '−');
  }

  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return {
    number: (value, decimals = 0) => written(value, decimals, 'auto'),
    signed: (value, decimals) => written(value, decimals, 'always'),
    quantity: (value, decimals, unit) =>
      value === undefined ? DASH : written(value, decimals, 'auto') + NO_BREAK + unit,
    percent: (value) => (value === undefined ? DASH : written(value, 0, 'auto') + NO_BREAK + '%'),
    rightAscension: (value) =>
      value === undefined
        ? DASH
        : `${twoDigits(value.whole)}h${NO_BREAK}${twoDigits(value.minutes)}m${NO_BREAK}${twoDigits(value.seconds)}s`,
    declination: (value) =>
      value === undefined
        ? DASH
        : `${value.negative ? '−' : '+'}${twoDigits(value.whole)}°${NO_BREAK}${twoDigits(value.minutes)}′${NO_BREAK}${twoDigits(value.seconds)}″`,
    time: (instant, timeZone) => (instant === undefined ? DASH : dateFormat(timeZone, clock).format(instant)),
    dateTime: (instant, timeZone) =>
      instant === undefined
        ? DASH
        : dateFormat(timeZone, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(instant),
    zone: (instant, timeZone) =>
      dateFormat(timeZone, { timeZoneName: 'short' })
        .formatToParts(instant)
        .find((part) => part.type === 'timeZoneName')?.value ?? timeZone,
    age: (ms) => {
      const seconds = Math.floor(ms / 1000);
      if (seconds < MINUTE) return `${seconds}${NO_BREAK}s`;
      if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}${NO_BREAK}min`;
      if (seconds < 2 * DAY) return `${Math.floor(seconds / HOUR)}${NO_BREAK}h`;
      return `${numberFormat(0, 'auto').format(Math.floor(seconds / DAY))}${NO_BREAK}${dayUnit}`;
    },
    span: (seconds) => (seconds === undefined || !Number.isFinite(seconds) ? DASH : spanOf(Math.max(0, Math.floor(seconds)))),
  };
}

function kept<F>(formats: Map<string, F>, key: string, make: () => F): F {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function spanOf(seconds: number): string {
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const tail = twoDigits(seconds % MINUTE);
  return seconds < HOUR ? `${minutes}:${tail}` : `${Math.floor(seconds / HOUR)}:${twoDigits(minutes)}:${tail}`;
}
