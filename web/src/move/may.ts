import type { Booking } from '../bookings/booking';

/** The two changes that whose booking it is may make. */
export type Change = 'move' | 'plan';

/** Why a change cannot be made. */
export type WhyNot = 'not-yours' | 'given-up' | 'over' | 'running' | 'prepared' | 'too-late' | 'begun';

/** What of a booking decides; phase and state as they stand at the moment that is asked about. */
export type Standing = Pick<Booking, 'state' | 'phase' | 'from' | 'freeCancelUntil' | 'heldCents'> & { readonly mine: boolean };

/** Why a change cannot be made at a moment of the cloud’s; undefined when it can. */
export function whyNot(change: Change, booking: Standing, now: number): WhyNot | undefined {
  if (!booking.mine) return 'not-yours';
  if (booking.phase === 'cancelled') return 'given-up';
  if (booking.phase === 'finished') return 'over';
  if (booking.state === 'running' || booking.state === 'paused') return 'running';
  if (change === 'plan') return isPrepared(booking) && now >= booking.from ? 'begun' : undefined;
  if (isPrepared(booking)) return 'prepared';
  const costs = booking.state !== 'pending' && booking.heldCents > 0 && now >= booking.freeCancelUntil;
  return costs ? 'too-late' : undefined;
}

/** Whether the telescope was told the plan, or is being told. */
export function isPrepared({ state }: Pick<Booking, 'state'>): boolean {
  return state === 'preparing' || state === 'ready';
}
