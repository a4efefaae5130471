import type { Step } from './chain';
import type { Reading, StateHead } from './frame';
import type { Hearing } from './link-state';
import type { Surroundings } from './surroundings';
import { Watch, type WatchEvents } from './watch';

/** What a link listens to: a channel, how it is read, and what each step of it makes of what is known. */
export interface Subject<K, S extends StateHead, M> {
  /** Whose channel it is: of a telescope, or of a booking. */
  readonly id: string;
  readonly channel: string;
  readonly reading: Reading<S, M>;
  next(known: K | undefined, step: Step<S, M>): K | undefined;
}

/** What the live link tells the page, each time all of it. */
export interface Sight<K> {
  readonly hearing: Hearing;
  /** The last of it that was heard; undefined before the first state. */
  readonly known: K | undefined;
  /** Frames and messages so far that could not be read. */
  readonly unreadable: number;
}

/** The first pause before trying again, and the longest, in ms. */
export const FIRST_PAUSE = 500;
export const LONGEST_PAUSE = 10_000;

/** What the cloud does not know is asked for again this seldom, in ms. */
export const UNKNOWN_PAUSE = 30_000;

/**
 * A socket is changed for another after at least so long, and at most {@link CHANGE_WITHIN} later, in ms: the cloud cuts each
 * after two hours.
 */
export const CHANGE_AFTER = 100 * 60_000;
export const CHANGE_WITHIN = 10 * 60_000;

/** A change that failed is tried again after so long, in ms. */
export const CHANGE_AGAIN = 60_000;

/**
 * Keeps one subject in sight: a ticket and a socket, and when that dies another ticket and another socket. Before it is cut
 * for its age it is changed: the old one is listened to until the new one has told the state, so that nothing is missed.
 */
export class LiveLink<K, S extends StateHead, M> {
  readonly #subject: Subject<K, S, M>;
  readonly #surroundings: Surroundings;
  readonly #tell: (sight: Sight<K>) => void;
  #sight: Sight<K> = { hearing: 'connecting', known: undefined, unreadable: 0 };
  #watch: Watch<S, M> | undefined;
  #failures = 0;
  #callOffRetry: (() => void) | undefined;
  #successor: Watch<S, M> | undefined;
  #callOffChange = () => {};
  #stopListening = () => {};
  #over = false;

  constructor(subject: Subject<K, S, M>, surroundings: Surroundings, tell: (sight: Sight<K>) => void) {
    this.#subject = subject;
    this.#surroundings = surroundings;
    this.#tell = tell;
  }

  /** Begins; the first sight is told at once. */
  start(): void {
    this.#stopListening = this.#surroundings.onWake(() => this.#wake());
    this.#look({});
    void this.#connect();
  }

  /** Ends for good. */
  stop(): void {
    this.#over = true;
    this.#stopListening();
    this.#callOffRetry?.();
    this.#callOffChange();
    this.#successor?.close();
    this.#watch?.close();
  }

  async #connect(): Promise<void> {
    this.#callOffRetry = undefined;
    let ticket;
    try {
      ticket = await this.#surroundings.ticket(this.#subject.id);
    } catch {
      this.#lost('lost');
      return;
    }
    if (this.#over) return;
    if (ticket.kind === 'unknown') {
      this.#lost('unknown');
      return;
    }
    this.#watch = this.#open(ticket.url, {
      steps: (steps) => this.#follow(steps),
      ended: (why) => this.#lost(why),
    });
    this.#changeLater();
  }

  #open(url: string, events: Pick<WatchEvents<S, M>, 'steps' | 'ended'>): Watch<S, M> {
    const unreadable = (count: number) => this.#look({ unreadable: this.#sight.unreadable + count });
    const { channel, reading } = this.#subject;
    return new Watch(channel, reading, url, this.#surroundings, { ...events, unreadable });
  }

  // At another moment for each page, as those of all who came back together would else change together.
  #changeLater(after = CHANGE_AFTER + CHANGE_WITHIN * this.#surroundings.random()): void {
    this.#callOffChange();
    this.#callOffChange = this.#surroundings.after(after, () => void this.#change());
  }

  async #change(): Promise<void> {
    const old = this.#watch;
    let ticket;
    try {
      ticket = await this.#surroundings.ticket(this.#subject.id);
    } catch {
      ticket = undefined;
    }
    if (this.#over || this.#watch !== old) return;
    if (ticket?.kind !== 'ticket') {
      this.#changeLater(CHANGE_AGAIN);
      return;
    }
    let isOn = false;
    const successor = this.#open(ticket.url, {
      steps: (steps) => {
        if (!isOn && !steps.some((step) => step.kind === 'state')) return;
        if (!isOn) {
          isOn = true;
          this.#watch?.close();
          this.#watch = successor;
          this.#successor = undefined;
          this.#changeLater();
        }
        this.#follow(steps);
      },
      ended: (why) => {
        if (isOn) {
          this.#lost(why);
          return;
        }
        this.#successor = undefined;
        this.#changeLater(CHANGE_AGAIN);
      },
    });
    this.#successor = successor;
  }

  #follow(steps: readonly Step<S, M>[]): void {
    const known = steps.reduce<K | undefined>((so, step) => this.#subject.next(so, step), this.#sight.known);
    if (steps.some((step) => step.kind === 'state')) this.#failures = 0;
    this.#look({ hearing: 'live', known });
  }

  #lost(why: 'lost' | 'unknown'): void {
    if (this.#over) return;
    this.#watch = undefined;
    this.#callOffChange();
    this.#successor?.close();
    this.#successor = undefined;
    const hearing = why === 'unknown' && this.#sight.known === undefined ? 'unknown' : 'connecting';
    this.#look({ hearing });
    this.#callOffRetry = this.#surroundings.after(this.#pause(hearing), () => void this.#connect());
    this.#failures += 1;
  }

  // Jittered, so that the pages of all who watch do not come back in the same moment.
  #pause(hearing: Hearing): number {
    const longest = hearing === 'unknown' ? UNKNOWN_PAUSE : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    return longest * (0.5 + this.#surroundings.random() / 2);
  }

  #wake(): void {
    this.#watch?.ping();
    if (this.#callOffRetry === undefined) return;
    this.#callOffRetry();
    void this.#connect();
  }

  #look(change: Partial<Sight<K>>): void {
    this.#sight = { ...this.#sight, ...change };
    this.#tell(this.#sight);
  }
}
