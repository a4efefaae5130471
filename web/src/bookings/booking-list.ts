import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { readPage, type BookingPage, type Span } from './booking';

const DAY = 86_400_000;

/** The device’s clock only says where to look; what is past is the cloud’s to say, so a clock a day off does no harm. */
const SLACK = DAY;

/** Nothing is booked further ahead than this; what was given up ahead is over, too. */
const FURTHEST = 366 * DAY;

/** Past bookings are read in stretches of this length, in ms. */
export const STRETCH = 120 * DAY;

/** At most so many pages of 100 make a stretch. */
const MOST_PAGES = 20;

const at = (instant: number) => new Date(instant).toISOString();

/** A page of the bookings that are not over, the next one first. */
export function askAhead(request: Request, language: LanguageCode, deviceNow: number, after?: string): Promise<Answer<BookingPage>> {
  return askPage(request, language, { from: at(deviceNow - SLACK), limit: '20', ...(after !== undefined && { after }) });
}

/** A stretch of past bookings, the last one first, and whether there are earlier ones. */
export interface Stretch extends Span {
  readonly page: BookingPage;
  readonly hasEarlier: boolean;
}

/** The stretch of bookings of a time. The API tells them from the first on, so all of it is read. */
export async function askStretch(request: Request, language: LanguageCode, { from, to: before }: Span): Promise<Answer<Stretch>> {
  let bookings: BookingPage['bookings'] = [];
  let after: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const answer = await askPage(request, language, { from: at(from), to: at(before - 1), limit: '100', ...(after !== undefined && { after }) });
    if (answer.kind === 'refused') return answer;
    bookings = [...bookings, ...answer.value.bookings];
    after = answer.value.after;
    if (after === undefined) break;
  }
  const earlier = await askPage(request, language, { to: at(from - 1), limit: '1' });
  if (earlier.kind === 'refused') return earlier;
  return { kind: 'told', value: { from, to: before, page: { bookings: [...bookings].reverse(), after }, hasEarlier: earlier.value.bookings.length > 0 } };
}

/** The first stretch: what is ahead is read too, since some of it was given up. */
export function firstStretch(deviceNow: number): Span {
  return { from: deviceNow - STRETCH, to: deviceNow + FURTHEST };
}

/** The stretch before another. */
export function stretchBefore({ from }: Span): Span {
  return { from: from - STRETCH, to: from };
}

function askPage(request: Request, language: LanguageCode, query: Record<string, string>): Promise<Answer<BookingPage>> {
  return ask(request, language, `/api/bookings?${new URLSearchParams(query)}`, readPage);
}
