import { PositionChain, type Outcome, type Step } from './chain';
import { readFrameBy, type Reading, type StateHead } from './frame';
import type { Socket, Surroundings } from './surroundings';

/** What one socket's watch tells. `ended` comes at most once, and nothing after it. */
export interface WatchEvents<S, M> {
  /** What is known goes on by these steps. */
  steps(steps: readonly Step<S, M>[]): void;
  /** Frames or messages came that could not be read. */
  unreadable(count: number): void;
  /** The watch is over: the socket closed, fell silent, or the cloud refused (`unknown`: no such channel for this person). */
  ended(why: 'lost' | 'unknown'): void;
}

/** A ping goes out when nothing was heard for so long, in ms; every message costs. */
export const PING_AFTER = 30_000;

/** A socket that says nothing for so long after a ping, or instead of the state, is dead, in ms. */
export const ANSWER_LIMIT = 10_000;

/** A missing frame is waited for at least so long, and twice as long at most, before the state is asked for, in ms. */
export const GAP_PATIENCE = 150;

/** While a state is awaited it is asked for this often at most, in ms. */
export const ASK_EACH = 5_000;

/**
 * One socket's life: subscribes, keeps the order of what comes, asks for the state when a frame is missing, and finds
 * out when nobody is at the other end. All it knows dies with it.
 */
export class Watch<S extends StateHead, M> {
  readonly #channel: string;
  readonly #reading: Reading<S, M>;
  readonly #surroundings: Surroundings;
  readonly #events: WatchEvents<S, M>;
  readonly #socket: Socket;
  readonly #chain = new PositionChain<S, M>();
  #over = false;
  #hasState = false;
  #stopPinging = () => {};
  #stopDoubting = () => {};
  #stopAsking: (() => void) | undefined;

  constructor(channel: string, reading: Reading<S, M>, url: string, surroundings: Surroundings, events: WatchEvents<S, M>) {
    this.#channel = channel;
    this.#reading = reading;
    this.#surroundings = surroundings;
    this.#events = events;
    this.#doubt();
    this.#socket = surroundings.open(url, {
      opened: () => this.#ask(),
      received: (text) => this.#receive(text),
      closed: () => this.#end('lost'),
    });
    this.#pingLater();
  }

  /** Asks at once whether anybody is there, as after the page was asleep. */
  ping(): void {
    if (this.#over) return;
    this.#socket.send('{"type":"ping"}');
    this.#doubt();
  }

  /** Ends the watch; nothing is told of it any more. */
  close(): void {
    this.#over = true;
    this.#stopPinging();
    this.#stopDoubting();
    this.#stopAsking?.();
    this.#socket.close();
  }

  #pingLater(): void {
    this.#stopPinging();
    this.#stopPinging = this.#surroundings.after(PING_AFTER, () => {
      this.ping();
      this.#pingLater();
    });
  }

  // Any word from the other side ends the doubt.
  #doubt(): void {
    this.#stopDoubting();
    this.#stopDoubting = this.#surroundings.after(ANSWER_LIMIT, () => this.#end('lost'));
  }

  #receive(text: unknown): void {
    if (this.#over) return;
    this.#stopDoubting();
    this.#pingLater();
    const frame = readFrameBy(this.#reading, text);
    const receivedAt = this.#surroundings.now();
    switch (frame.kind) {
      case 'initialState':
        if (frame.channel === this.#channel) this.#tellState(this.#chain.takeState({ frame, receivedAt }));
        return;
      case 'changes':
        if (frame.unreadable > 0) this.#events.unreadable(frame.unreadable);
        if (frame.channel === this.#channel) this.#tell(this.#chain.takeChanges({ frame, receivedAt }));
        return;
      case 'error':
        if (frame.code === 'not-found') this.#end('unknown');
        return;
      case 'unsubscribed':
        if (frame.channel === this.#channel) this.#end('unknown');
        return;
      case 'malformed':
        this.#events.unreadable(1);
        return;
      case 'other':
        return;
    }
  }

  #tellState(outcome: Outcome<S, M>): void {
    this.#hasState = true;
    this.#stopAsking?.();
    this.#stopAsking = undefined;
    this.#events.steps(outcome.steps);
    // Asked again only after a pause: a state that lies behind its own changes must not be asked for without end.
    if (outcome.ask) this.#askLater();
  }

  #tell(outcome: Outcome<S, M>): void {
    if (outcome.steps.length > 0) this.#events.steps(outcome.steps);
    if (outcome.ask) this.#askSoon();
    else if (!this.#chain.isBroken) this.#stopAsking?.();
  }

  // A frame that was only overtaken comes by itself, and of all who missed one not all ask in the same moment.
  #askSoon(): void {
    this.#stopAsking?.();
    this.#stopAsking = this.#surroundings.after(GAP_PATIENCE * (1 + this.#surroundings.random()), () => this.#ask());
  }

  #ask(): void {
    const type = this.#hasState ? 'getState' : 'subscribe';
    this.#socket.send(JSON.stringify({ type, channel: this.#channel }));
    this.#askLater();
  }

  #askLater(): void {
    this.#stopAsking?.();
    this.#stopAsking = this.#surroundings.after(ASK_EACH, () => this.#ask());
  }

  #end(why: 'lost' | 'unknown'): void {
    if (this.#over) return;
    this.close();
    this.#events.ended(why);
  }
}
