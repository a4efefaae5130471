import { ask, type Answer, type Request } from '../api/ask';
import { readPage, type Booking } from '../bookings/booking';
import type { LanguageCode } from '../i18n/language';

/** No slot is longer, in ms. */
const LONGEST_SLOT = 10 * 3_600_000;

/** Whether a session is under way is asked this often, in ms. */
export const ASK_EACH = 60_000;

/** Asks which booking has a telescope now; `now` is the cloud’s, in ms since 1970. */
export async function askUnderWay(request: Request, language: LanguageCode, telescope: string, now: number): Promise<Answer<Booking | undefined>> {
  const instant = (time: number) => encodeURIComponent(new Date(time).toISOString());
  const path = `/api/telescopes/${telescope}/bookings?from=${instant(now - LONGEST_SLOT)}&to=${instant(now)}&limit=100`;
  const answer = await ask(request, language, path, readPage);
  return answer.kind === 'refused' ? answer : { kind: 'told', value: answer.value.bookings.find(({ phase, from, to }) => phase === 'active' && from <= now && now < to) };
}
