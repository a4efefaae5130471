import { BOOKING_ID, CLOSES, OPENS } from './bookings';

/** A report as the API tells it, with what else is to be in it. */
export function report(id: string, change: object = {}): object {
  return { id, booking: BOOKING_ID, telescope: 'demo', from: OPENS, to: CLOSES, target: 'M 31', by: 'Véga', text: 'It is dark.', at: '2026-11-22T20:30:00.000Z', state: 'open', version: 0, ...change };
}

/** That report, answered. */
export function answered(id: string, text: string, change: object = {}): object {
  return report(id, { state: 'answered', version: 1, answer: { text, at: '2026-11-23T07:05:00.000Z' }, ...change });
}

/** What was reported of a booking, as the API tells it. */
export function reports(...problems: object[]): object {
  return { problems, mayReport: true, until: '2026-12-06T22:00:00.000Z' };
}
