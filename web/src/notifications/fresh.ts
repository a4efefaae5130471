import type { Answer } from '../api/ask';
import type { Clock } from '../live/surroundings';

/** A page that is looked at again asks, but not more often than this, in ms. */
export const LOOK_AGAIN = 60_000;

/** A page that is looked at for long asks this often, in ms. */
export const LOOK_EACH = 5 * 60_000;

/** How many notifications are new: asked for at once, upon news, when the page is looked at again, and seldom by itself. */
export class Fresh {
  readonly #ask: () => Promise<Answer<number>>;
  readonly #clock: Clock;
  readonly #isSeen: () => boolean;
  readonly #tell: (fresh: number) => void;
  #askedAt = Number.NEGATIVE_INFINITY;
  #questions = 0;
  #isOver = false;
  #callOff = () => {};

  /** @param isSeen whether anybody may be looking at the page */
  constructor(ask: () => Promise<Answer<number>>, clock: Clock, isSeen: () => boolean, tell: (fresh: number) => void) {
    this.#ask = ask;
    this.#clock = clock;
    this.#isSeen = isSeen;
    this.#tell = tell;
  }

  /** Begins; the answer ends it. */
  start(): () => void {
    const unwake = this.#clock.onWake(() => this.#clock.now() - this.#askedAt >= LOOK_AGAIN && this.look());
    const again = () => {
      this.#callOff = this.#clock.after(LOOK_EACH, () => {
        if (this.#isSeen()) this.look();
        again();
      });
    };
    again();
    this.look();
    return () => {
      this.#isOver = true;
      this.#callOff();
      unwake();
    };
  }

  /** Asks now; the answer to a question before this one counts no more. Without an answer what was known stays. */
  look(): void {
    this.#askedAt = this.#clock.now();
    const question = (this.#questions += 1);
    void this.#ask().then(
      (answer) => {
        if (!this.#isOver && question === this.#questions && answer.kind === 'told') this.#tell(answer.value);
      },
      () => undefined,
    );
  }
}
