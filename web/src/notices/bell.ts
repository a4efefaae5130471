import type { Clock } from '../live/surroundings';
import { NOTICE_KINDS, type Notice } from './notice';

/** Between two notices so long it is quiet, in ms. */
export const QUIET = 5_000;

/** Rings for what matters most, and never twice within {@link QUIET}: what came meanwhile waits, the least of it is dropped. */
export class Bell {
  readonly #clock: Pick<Clock, 'now' | 'after'>;
  readonly #ring: (notice: Notice) => void;
  #rang = Number.NEGATIVE_INFINITY;
  #waiting: Notice | undefined;
  #callOff = () => {};

  constructor(clock: Pick<Clock, 'now' | 'after'>, ring: (notice: Notice) => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Takes what has just happened. */
  take(notices: readonly Notice[]): void {
    const all = this.#waiting === undefined ? notices : [this.#waiting, ...notices];
    if (all.length === 0) return;
    this.#waiting = all.reduce((first, next) => (weightOf(next) < weightOf(first) ? next : first));
    const left = this.#rang + QUIET - this.#clock.now();
    this.#callOff();
    if (left > 0) this.#callOff = this.#clock.after(left, () => this.#now());
    else this.#now();
  }

  /** Nothing rings any more. */
  stop(): void {
    this.#waiting = undefined;
    this.#callOff();
  }

  #now(): void {
    const notice = this.#waiting;
    this.#waiting = undefined;
    if (notice === undefined) return;
    this.#rang = this.#clock.now();
    this.#ring(notice);
  }
}

function weightOf({ kind }: Notice): number {
  return NOTICE_KINDS.indexOf(kind);
}
