import { asObject, flagIn, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

const PHASES = ['pending', 'upcoming', 'active', 'finished', 'cancelled'] as const;

/** What a booking is to the person whose it is, at one moment. */
export type Phase = (typeof PHASES)[number];

/** Some frames of one kind. */
export interface Shot {
  readonly filter: string;
  readonly exposureSeconds: number;
  readonly count: number;
}

/** A stretch of time, half-open, in ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A booked slot. */
export interface Booking extends Span {
  readonly id: string;
  readonly telescope: string;
  /** Where it stands, as the API codes it. */
  readonly state: string;
  readonly phase: Phase;
  readonly heldCents: number;
  readonly freeCancelUntil: number;
  /** What giving it up costs, when this was told. */
  readonly centsToCancel: number;
  /** The name of what is to be seen; undefined when the plan has none. */
  readonly target: string | undefined;
  readonly shots: readonly Shot[];
}

/** One thing that happened to a booking. */
export interface Change {
  readonly number: number;
  readonly transition: string;
  readonly to: string;
  readonly by: string;
  readonly cause: string;
  readonly at: number;
}

/** A booking and what happened to it, the first thing first. */
export interface BookingStory extends Booking {
  /** Whether it is that of who reads it, and not only of a telescope that they operate. */
  readonly mine: boolean;
  /** How many changes it has had. */
  readonly version: number;
  readonly changes: readonly Change[];
}

/** A page of bookings. */
export interface BookingPage {
  readonly bookings: readonly Booking[];
  /** Where the next page begins; undefined on the last. */
  readonly after: string | undefined;
}

/** States in which a booking can be given up. */
const BEFORE_BEGINNING = ['pending', 'confirmed', 'preparing', 'ready'];

/** Whether somebody may still give it up. */
export function canBeGivenUp({ state, phase }: Pick<Booking, 'state' | 'phase'>): boolean {
  return BEFORE_BEGINNING.includes(state) && phase !== 'finished';
}

/** Whether it is still to come, or runs. */
export function isAhead({ phase }: Pick<Booking, 'phase'>): boolean {
  return phase !== 'finished' && phase !== 'cancelled';
}

/** A member that is a phase. */
export function phaseIn(from: Json | undefined): Phase | undefined {
  return PHASES.find((phase) => phase === from?.['phase']);
}

/** The members `from` and `to` as a stretch of time that has a length. */
export function spanIn(json: Json | undefined): Span | undefined {
  const [from, to] = [instantIn(json, 'from'), instantIn(json, 'to')];
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

/** Reads a booking. */
export function readBooking(json: Json | undefined): Booking | undefined {
  const [id, telescope, state] = [textIn(json, 'id'), textIn(json, 'telescope'), textIn(json, 'state')];
  const [span, phase] = [spanIn(json), phaseIn(json)];
  if (id === undefined || telescope === undefined || state === undefined || span === undefined || phase === undefined) return undefined;
  const plan = objectIn(json, 'plan');
  return {
    ...span,
    id,
    telescope,
    state,
    phase,
    heldCents: numberIn(json, 'heldCents') ?? 0,
    freeCancelUntil: instantIn(json, 'freeCancelUntil') ?? span.from,
    centsToCancel: numberIn(json, 'centsToCancel') ?? 0,
    target: textIn(objectIn(plan, 'target'), 'name'),
    shots: listIn(plan, 'shots').flatMap(readShot),
  };
}

/** Reads a booking with its story. */
export function readStory(json: Json | undefined): BookingStory | undefined {
  const booking = readBooking(json);
  return booking && { ...booking, mine: flagIn(json, 'mine') ?? false, version: numberIn(json, 'version') ?? 0, changes: listIn(json, 'changes').flatMap(readChange) };
}

/** Reads a page of bookings; one that cannot be read is left out. */
export function readPage(json: Json | undefined): BookingPage | undefined {
  if (!Array.isArray(json?.['bookings'])) return undefined;
  return { bookings: listIn(json, 'bookings').flatMap((row) => readBooking(asObject(row)) ?? []), after: textIn(json, 'after') };
}

function readShot(row: unknown): Shot[] {
  const json = asObject(row);
  const [filter, exposureSeconds, count] = [textIn(json, 'filter'), numberIn(json, 'exposureSeconds'), numberIn(json, 'count')];
  return filter === undefined || exposureSeconds === undefined || count === undefined ? [] : [{ filter, exposureSeconds, count }];
}

function readChange(row: unknown): Change[] {
  const json = asObject(row);
  const [number, at, transition, to] = [numberIn(json, 'number'), instantIn(json, 'at'), textIn(json, 'transition'), textIn(json, 'to')];
  if (number === undefined || at === undefined || transition === undefined || to === undefined) return [];
  return [{ number, at, transition, to, by: textIn(json, 'by') ?? '', cause: textIn(json, 'cause') ?? '' }];
}
