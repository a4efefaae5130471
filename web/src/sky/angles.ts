import type { Format } from '../i18n/format';

const NO_BREAK = '\u00a0';

/** A width in the sky as astronomers say it: degrees from three on or when whole, minutes of arc below, with a decimal where it is short. */
export function extentOf(format: Format, degrees: number): string {
  if (Number.isInteger(degrees)) return `${format.number(degrees)}°`;
  if (degrees >= 3) return `${format.number(degrees, degrees < 10 ? 1 : 0)}°`;
  const minutes = degrees * 60;
  return `${format.number(minutes, minutes < 10 ? 1 : 0)}′`;
}

/** A right ascension in degrees as hours and minutes. */
export function raOf(format: Format, degrees: number): string {
  const minutes = Math.round(degrees * 4) % 1440;
  return `${format.number(Math.floor(minutes / 60))}h${NO_BREAK}${String(minutes % 60).padStart(2, '0')}m`;
}

/** A declination as degrees, and minutes where there are some. */
export function decOf(format: Format, degrees: number): string {
  const minutes = Math.round(Math.abs(degrees) * 60);
  const sign = minutes === 0 ? '' : degrees < 0 ? '−' : '+';
  return `${sign}${format.number(Math.floor(minutes / 60))}°${minutes % 60 === 0 ? '' : `${NO_BREAK}${String(minutes % 60).padStart(2, '0')}′`}`;
}
