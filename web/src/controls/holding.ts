import type { Role } from '../account/me';
import { ask, type Answer, type Request } from '../api/ask';
import { readPage, type Booking } from '../bookings/booking';
import { readPhase, type PhaseTold } from '../bookings/phase-watch';
import type { LanguageCode } from '../i18n/language';

/**
 * Whether somebody has a telescope in hand, and by which booking: their own, the next of their own while they have none in its
 * slot, or, for its operator, whosever is under way there.
 */
export interface HoldingTold extends PhaseTold {
  readonly who: 'user' | 'operator' | 'nobody';
  readonly booking: Booking | undefined;
}

const DAY = 86_400_000;

/** Nothing that would change by itself. */
const NO_BOOKING = { phase: 'finished', state: '', opensAt: 0, closesAt: 0, now: 0, booking: undefined } as const;

/** Who asks, of which telescope. */
export interface Asking {
  readonly request: Request;
  readonly language: LanguageCode;
  readonly telescope: string;
  /** The device’s wall clock, in ms: it only says where to look, so one that is a day off does no harm. */
  readonly deviceNow: number;
  readonly roles: () => Promise<readonly Role[]>;
}

/**
 * Asks whether somebody has a telescope in hand. Somebody’s own slot goes before their being its operator.
 *
 * @throws Error when the cloud does not tell
 */
export async function askHolding(asking: Asking): Promise<Answer<HoldingTold>> {
  const { telescope } = asking;
  const own = (await bookings(asking, '/api/bookings', 2 * DAY))!.filter((booking) => booking.telescope === telescope);
  const mine = own.find(({ phase }) => phase === 'active');
  if (mine !== undefined) return told(asking, 'user', mine);
  const isOfOffice = (await asking.roles()).some((role) => role !== 'user');
  const all = isOfOffice ? await bookings(asking, `/api/telescopes/${telescope}/bookings`, DAY) : undefined;
  if (all !== undefined) {
    const underWay = all.find(({ phase }) => phase === 'active');
    return underWay === undefined ? { kind: 'told', value: { ...NO_BOOKING, who: 'operator' } } : told(asking, 'operator', underWay);
  }
  const next = own.find(({ phase }) => phase === 'upcoming');
  return next === undefined ? { kind: 'told', value: { ...NO_BOOKING, who: 'nobody' } } : told(asking, 'nobody', next);
}

async function told({ request, language }: Asking, who: HoldingTold['who'], booking: Booking): Promise<Answer<HoldingTold>> {
  const answer = await ask(request, language, `/api/bookings/${booking.id}/access`, readPhase);
  if (answer.kind === 'refused') throw new Error(`The cloud told no phase of the booking ${booking.id}: ${answer.problem.code}.`);
  const isSlotsOwn = who === 'user' && answer.value.phase !== 'active';
  return { kind: 'told', value: { ...answer.value, who: isSlotsOwn ? 'nobody' : who, booking } };
}

/** Bookings that begin from a day ago on, the first first; undefined when it is not for who asks. */
async function bookings({ request, language, deviceNow }: Asking, path: string, ahead: number): Promise<readonly Booking[] | undefined> {
  const span = new URLSearchParams({ from: new Date(deviceNow - 2 * DAY).toISOString(), to: new Date(deviceNow + ahead).toISOString(), limit: '100' });
  const answer = await ask(request, language, `${path}?${span}`, readPage);
  if (answer.kind === 'told') return answer.value.bookings;
  if (answer.problem.status === 404) return undefined;
  throw new Error(`The cloud told no bookings: ${answer.problem.code}.`);
}
