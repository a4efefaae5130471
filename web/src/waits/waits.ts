import { ask, nothing, type Answer, type Request } from '../api/ask';
import { readBooking, spanIn, type Booking, type Span } from '../bookings/booking';
import type { LanguageCode } from '../i18n/language';
import { asObject, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

/** A place in the line for a slot that is taken. */
export interface Wait extends Span {
  readonly id: string;
  readonly telescope: string;
  /** waiting, offered, taken, passed, left or gone; what a newer cloud adds is kept as it is. */
  readonly state: string;
  /** How many are before, this one counted; undefined when it is not waiting. */
  readonly place: number | undefined;
  /** Until when an offer can be taken, in ms since 1970. */
  readonly offeredUntil: number | undefined;
  readonly target: string | undefined;
}

/** All waits, and when that was so by the cloud’s clock, if it told. */
export interface Waits {
  readonly waits: readonly Wait[];
  readonly now: number | undefined;
}

/** Asks for the caller’s waits; when something is offered, also for the cloud’s time where the answer does not tell it. */
export async function askWaits(request: Request, openly: Request, language: LanguageCode): Promise<Answer<Waits>> {
  const answer = await ask(request, language, '/api/me/waits', (json) => {
    if (!Array.isArray(json?.['waits'])) return undefined;
    return { waits: listIn(json, 'waits').flatMap((row) => readWait(asObject(row)) ?? []), now: instantIn(json, 'now') };
  });
  if (answer.kind === 'refused' || answer.value.now !== undefined || !answer.value.waits.some(({ state }) => state === 'offered')) return answer;
  const time = await ask(openly, language, '/health', (json) => instantIn(json, 'timestamp')).catch(() => undefined);
  return { kind: 'told', value: { ...answer.value, now: time?.kind === 'told' ? time.value : undefined } };
}

/** Begins to wait for a slot. */
export function beginWait(request: Request, language: LanguageCode, wish: object): Promise<Answer<Wait>> {
  return ask(request, language, '/api/me/waits', readWait, { body: wish });
}

/** Leaves the line. */
export function leaveWait(request: Request, language: LanguageCode, id: string): Promise<Answer<true>> {
  return ask(request, language, `/api/me/waits/${id}`, nothing, { method: 'DELETE' });
}

/** Takes what is offered: it becomes a booking. */
export function takeOffer(request: Request, language: LanguageCode, id: string): Promise<Answer<Booking>> {
  return ask(request, language, `/api/me/waits/${id}/take`, readBooking, { method: 'POST' });
}

function readWait(json: Json | undefined): Wait | undefined {
  const [id, telescope, state, span] = [textIn(json, 'id'), textIn(json, 'telescope'), textIn(json, 'state'), spanIn(json)];
  if (id === undefined || telescope === undefined || state === undefined || span === undefined) return undefined;
  return {
    ...span,
    id,
    telescope,
    state,
    place: numberIn(json, 'place'),
    offeredUntil: instantIn(json, 'offeredUntil'),
    target: textIn(objectIn(objectIn(json, 'plan'), 'target'), 'name'),
  };
}
