import type { Span } from '../bookings/booking';
import type { CostLine } from './verdict';
import { QUARTER } from './quarters';

/** What a slot costs by its length, as the cloud rounds it: to the nearest credit-cent. What is booked is the cloud’s own sum. */
export function telescopeTime(centsAnHour: number, { from, to }: Span): CostLine {
  const quarters = Math.round((to - from) / QUARTER);
  return { code: 'telescope-time', minutes: quarters * 15, centsAnHour, cents: Math.floor((centsAnHour * quarters + 2) / 4) };
}
