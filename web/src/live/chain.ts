import type { Changes, StateHead } from './frame';
import { compare, type Position } from './position';

/**
 * What a frame does to what is known: a state begins it anew; changes apply whole, or, when they are not the next in the
 * order, only their telemetry does (a newer temperature is true whatever else was missed).
 */
export type Step<S, M> =
  | ({ readonly kind: 'state' } & Received<S>)
  | ({ readonly kind: 'changes' } & Received<Changes<M>>)
  | ({ readonly kind: 'telemetry' } & Received<Changes<M>>);

/** A frame, and when it came by this browser's monotonic clock in ms: what was held back ages all the same. */
export interface Received<F> {
  readonly frame: F;
  readonly receivedAt: number;
}

/** What follows from one frame. */
export interface Outcome<S, M> {
  readonly steps: readonly Step<S, M>[];
  /** A frame is missing: the whole state has to be asked for. */
  readonly ask: boolean;
}

/** How many frames are held back while the state or a missing frame is awaited; older ones go, and their place shows as a gap. */
export const MAX_HELD_BACK = 200;

const NOTHING = { steps: [], ask: false } as const;

/**
 * The order of what happened, as one socket tells it. A frame applies when it begins where the last one ended. Frames
 * before the first state, and from a gap to what heals it, are held back and played over it: the missing frame, when it
 * was only overtaken, or the state.
 */
export class PositionChain<S extends StateHead, M> {
  #reached: Position | undefined;
  #awaitsState = true;
  #heldBack: Received<Changes<M>>[] = [];

  /** Whether something is missing: nothing that lasts applies until it comes. */
  get isBroken(): boolean {
    return this.#awaitsState;
  }

  /** Takes the whole state, and after it what was held back. */
  takeState(received: Received<S>): Outcome<S, M> {
    this.#reached = received.frame.position;
    return this.#goOn({ kind: 'state', ...received });
  }

  #goOn(step: Step<S, M>): Outcome<S, M> {
    this.#awaitsState = false;
    const waiting = this.#heldBack.sort((a, b) => compare(a.frame.position, b.frame.position));
    this.#heldBack = [];
    const following = waiting.map((held) => this.takeChanges(held));
    return {
      steps: [step, ...following.flatMap((outcome) => outcome.steps)],
      ask: following.some((outcome) => outcome.ask),
    };
  }

  /** Takes what changed. */
  takeChanges(received: Received<Changes<M>>): Outcome<S, M> {
    const { frame } = received;
    if (this.#reached === undefined) {
      this.#holdBack(received);
      return NOTHING;
    }
    const telemetry: Step<S, M> = { kind: 'telemetry', ...received };
    if (this.#awaitsState && compare(frame.previous, this.#reached) === 0 && compare(frame.position, this.#reached) > 0) {
      this.#reached = frame.position;
      return this.#goOn({ kind: 'changes', ...received });
    }
    if (this.#awaitsState) {
      this.#holdBack(received);
      return { steps: [telemetry], ask: false };
    }
    if (compare(frame.previous, this.#reached) === 0) {
      this.#reached = frame.position;
      return { steps: [{ kind: 'changes', ...received }], ask: false };
    }
    if (compare(frame.position, this.#reached) <= 0) return { steps: [telemetry], ask: false };
    this.#awaitsState = true;
    this.#holdBack(received);
    return { steps: [telemetry], ask: true };
  }

  #holdBack(received: Received<Changes<M>>): void {
    this.#heldBack.push(received);
    if (this.#heldBack.length > MAX_HELD_BACK) this.#heldBack.shift();
  }
}
