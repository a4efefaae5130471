import type { Answer } from '../api/ask';
import type { Clock } from '../live/surroundings';

/** What is known of something that is asked for, each time all of it. */
export interface FollowedSight<T> {
  /** The last that was told. */
  readonly value: T | undefined;
  /** Whether the last question was not answered. */
  readonly isAway: boolean;
  /** Why the last question was refused. */
  readonly refused: string | undefined;
}

/** After a question to which nothing answered it is asked again this much later, in ms. */
export const ASK_AGAIN = 10_000;

/** Something that is asked for at once, when the page wakes, when there is news of it, and again when nothing answered. */
export class Followed<T> {
  readonly #ask: (held: T | undefined) => Promise<Answer<T>>;
  readonly #clock: Clock;
  readonly #tell: (sight: FollowedSight<T>) => void;
  #sight: FollowedSight<T> = { value: undefined, isAway: false, refused: undefined };
  #questions = 0;
  #isOver = false;
  #callOff = () => {};
  #stopListening = () => {};

  constructor(ask: (held: T | undefined) => Promise<Answer<T>>, clock: Clock, tell: (sight: FollowedSight<T>) => void) {
    this.#ask = ask;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Begins; the answer ends it for good. */
  start(): () => void {
    this.#stopListening = this.#clock.onWake(() => void this.look());
    void this.look();
    return () => {
      this.#isOver = true;
      this.#callOff();
      this.#stopListening();
    };
  }

  /** Asks now; an answer to a question before this one counts no more. */
  async look(): Promise<void> {
    this.#callOff();
    const question = (this.#questions += 1);
    const answer = await this.#ask(this.#sight.value).catch(() => undefined);
    if (this.#isOver || question !== this.#questions) return;
    if (answer === undefined) {
      this.#become({ isAway: true });
      this.#callOff = this.#clock.after(ASK_AGAIN, () => void this.look());
    } else if (answer.kind === 'refused') {
      this.#become({ isAway: false, refused: answer.problem.why });
    } else {
      this.#become({ value: answer.value, isAway: false, refused: undefined });
    }
  }

  /** Takes what was told otherwise, without asking for it. */
  hold(change: (held: T | undefined) => T | undefined): void {
    this.#become({ value: change(this.#sight.value) });
  }

  /** Takes what was told otherwise; a question that is still open may be older, so it is asked anew. */
  take(change: (held: T | undefined) => T | undefined): void {
    this.hold(change);
    void this.look();
  }

  #become(change: Partial<FollowedSight<T>>): void {
    this.#sight = { ...this.#sight, ...change };
    this.#tell(this.#sight);
  }
}
