import type { Answer } from '../api/ask';
import { instantIn, numberIn, textIn, type Json } from '../live/border';
import type { Clock } from '../live/surroundings';
import { phaseIn, type Phase } from './booking';

/** The phase of a booking by the cloud’s clock, in ms since 1970. */
export interface PhaseTold {
  readonly phase: Phase;
  readonly state: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly now: number;
}

/** What is known of a phase, each time all of it. */
export interface PhaseSight<T extends PhaseTold> {
  /** The last answer; undefined until there is one. */
  readonly told: T | undefined;
  /** When that came, by this browser’s monotonic clock in ms. */
  readonly receivedAt: number;
  /** `away` while the cloud does not answer, `lost` when it says that there is nothing here (any more). */
  readonly hearing: 'asking' | 'heard' | 'away' | 'lost';
}

/** A phase is asked for again this often at least, in ms: its operator or another tab may have changed it. */
export const ASK_EACH = 60_000;

/** Never sooner than this, in ms: an answer on the edge must not be asked for in a loop. */
const SOONEST = 100;

/** When the cloud does not answer, the first and the longest pause before it is asked again, in ms. */
export const FIRST_PAUSE = 1_000;
export const LONGEST_PAUSE = 30_000;

/** Reads a phase with its times. */
export function readPhase(json: Json | undefined): PhaseTold | undefined {
  const [phase, state] = [phaseIn(json), textIn(json, 'state')];
  const [opensAt, closesAt, now] = [instantIn(json, 'opensAt'), instantIn(json, 'closesAt'), instantIn(json, 'now')];
  if (phase === undefined || state === undefined || opensAt === undefined || closesAt === undefined || now === undefined) return undefined;
  const seconds = numberIn(json, 'secondsUntilOpen') ?? numberIn(json, 'secondsLeft');
  if (seconds !== undefined && seconds < 0) return undefined;
  return { phase, state, opensAt, closesAt, now };
}

/** When a phase ends by itself, by the cloud’s clock; undefined when it does not. */
export function endOf(told: PhaseTold): number | undefined {
  if (told.phase === 'active') return told.closesAt;
  return told.phase === 'pending' || told.phase === 'upcoming' ? told.opensAt : undefined;
}

/** Whole seconds until a phase ends by itself, never negative; `now` is this browser’s monotonic clock in ms. */
export function secondsToChange(sight: PhaseSight<PhaseTold>, now: number): number | undefined {
  const end = sight.told && endOf(sight.told);
  if (sight.told === undefined || end === undefined) return undefined;
  return Math.max(0, Math.ceil((end - sight.told.now - (now - sight.receivedAt)) / 1000));
}

/**
 * Follows the phase of a booking: asks again at the moment that it ends, each minute, and when the page is looked at again. It
 * counts from the cloud’s own time; the device’s wall clock is never read.
 */
export class PhaseWatch<T extends PhaseTold> {
  readonly #ask: () => Promise<Answer<T>>;
  readonly #clock: Clock;
  readonly #tell: (sight: PhaseSight<T>) => void;
  #sight: PhaseSight<T> = { told: undefined, receivedAt: 0, hearing: 'asking' };
  #failures = 0;
  #asking = false;
  /** Which question was asked last: an answer to an earlier one is dropped. */
  #asked = 0;
  #callOff = () => {};
  #stopListening = () => {};

  constructor(ask: () => Promise<Answer<T>>, clock: Clock, tell: (sight: PhaseSight<T>) => void) {
    this.#ask = ask;
    this.#clock = clock;
    this.#tell = tell;
  }

  start(): void {
    this.#stopListening = this.#clock.onWake(() => void this.look());
    void this.look();
  }

  /** Ends for good. */
  stop(): void {
    this.#asked = Number.NaN;
    this.#callOff();
    this.#stopListening();
  }

  /** Asks now if the phase has ended and that was not asked yet: timers may sleep with the device while its clock goes on. */
  catchUp(): void {
    if (!this.#asking && this.#sight.hearing === 'heard' && secondsToChange(this.#sight, this.#clock.now()) === 0) void this.look();
  }

  /** Asks now. */
  async look(): Promise<void> {
    this.#callOff();
    const question = (this.#asked += 1);
    this.#asking = true;
    let answer: Answer<T> | undefined;
    try {
      answer = await this.#ask();
    } catch {
      answer = undefined;
    }
    if (question !== this.#asked) return;
    this.#asking = false;
    if (answer?.kind === 'told') {
      this.#failures = 0;
      this.#become({ told: answer.value, receivedAt: this.#clock.now(), hearing: 'heard' });
      this.#again(this.#untilNext(answer.value));
    } else if (answer?.problem.status === 404) {
      this.#become({ ...this.#sight, hearing: 'lost' });
    } else {
      this.#become({ ...this.#sight, hearing: 'away' });
      this.#again(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures));
      this.#failures += 1;
    }
  }

  #untilNext(told: T): number {
    const end = endOf(told);
    return end === undefined ? ASK_EACH : Math.min(ASK_EACH, Math.max(SOONEST, end - told.now));
  }

  #again(ms: number): void {
    this.#callOff = this.#clock.after(ms, () => void this.look());
  }

  #become(sight: PhaseSight<T>): void {
    this.#sight = sight;
    this.#tell(sight);
  }
}
