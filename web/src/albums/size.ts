import type { Format } from '../i18n/format';

const STEP = 1000;
/** Sizes with one digit before the decimal sign have one behind it. */
const WHOLE_FROM = 10;

/** A length in bytes as people read it, in thousands: `402 MB`. `units`: of a thousand, a million and a thousand million bytes. */
export function sizeOf(bytes: number, format: Format, units: readonly string[]): string {
  let [size, unit] = [bytes / STEP, 0];
  while (size >= STEP && unit < units.length - 1) [size, unit] = [size / STEP, unit + 1];
  return format.quantity(size, size < WHOLE_FROM ? 1 : 0, units[unit]!);
}
