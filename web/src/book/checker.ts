import type { Answer } from '../api/ask';
import type { Clock } from '../live/surroundings';
import type { Verdict } from './verdict';

/** What is known of a wish. The last answer stays to be read while a newer one is awaited. */
export interface Judged {
  readonly stage: 'still' | 'asking' | 'away';
  readonly answer: Answer<Verdict> | undefined;
  /** Whether the answer is of the wish as it is now. */
  readonly isFresh: boolean;
}

/** A wish is checked when nothing was changed for so long, in ms. */
export const DEBOUNCE = 350;

/** When nothing answers, it is asked again after this, in ms. */
export const AGAIN_AFTER = 5_000;

/** Checks a wish as it is typed: not each letter, and only the answer to the newest counts. */
export class Checker {
  readonly #ask: (wish: object) => Promise<Answer<Verdict>>;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #tell: (judged: Judged) => void;
  #judged: Judged = { stage: 'still', answer: undefined, isFresh: false };
  #asked = 0;
  #callOff = () => {};

  constructor(ask: (wish: object) => Promise<Answer<Verdict>>, clock: Pick<Clock, 'after'>, tell: (judged: Judged) => void) {
    this.#ask = ask;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** The wish is now this one; undefined while it is not whole. */
  wish(wish: object | undefined): void {
    this.stop();
    if (wish === undefined) {
      this.#become({ stage: 'still', answer: undefined, isFresh: false });
      return;
    }
    this.#become({ ...this.#judged, stage: 'asking', isFresh: false });
    this.#askAfter(DEBOUNCE, wish);
  }

  /** Nothing more is asked, and what was asked is not told. */
  stop(): void {
    this.#asked += 1;
    this.#callOff();
  }

  #askAfter(ms: number, wish: object): void {
    this.#callOff = this.#clock.after(ms, () => void this.#check(wish));
  }

  async #check(wish: object): Promise<void> {
    const question = (this.#asked += 1);
    let answer: Answer<Verdict> | undefined;
    try {
      answer = await this.#ask(wish);
    } catch {
      answer = undefined;
    }
    if (question !== this.#asked) return;
    if (answer !== undefined) this.#become({ stage: 'still', answer, isFresh: true });
    else {
      this.#become({ ...this.#judged, stage: 'away' });
      this.#askAfter(AGAIN_AFTER, wish);
    }
  }

  #become(judged: Judged): void {
    this.#judged = judged;
    this.#tell(judged);
  }
}
