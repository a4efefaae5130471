import { NobodyIn } from '../account/session';
import type { Answer, Problem } from '../api/ask';
import type { Booking } from '../bookings/booking';
import type { Clock } from '../live/surroundings';
import type { Wish } from './wish';

/** How far a booking has come. While it is `asking` or `unsure`, the form must not change. */
export type Stage =
  | { readonly kind: 'still' }
  /** `unsure` when an answer was lost and it is asked again by itself. */
  | { readonly kind: 'asking'; readonly unsure: boolean }
  /** Nothing answers: it may be booked or not. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'booked'; readonly booking: string };

/** After a lost answer it is asked again by itself, after these pauses in ms. */
export const PAUSES: readonly number[] = [1_000, 3_000, 9_000];

/** Books a wish. The same wish is asked for with the same id however often, so that it is booked once. */
export class Attempt {
  readonly #ask: (wish: Wish & { readonly id: string }) => Promise<Answer<Booking>>;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #newId: () => string;
  readonly #tell: (stage: Stage) => void;
  #id = '';
  #wish = '';
  #busy = false;
  #over = false;
  #callOff = () => {};

  constructor(ask: (wish: Wish & { readonly id: string }) => Promise<Answer<Booking>>, clock: Pick<Clock, 'after'>, newId: () => string, tell: (stage: Stage) => void) {
    this.#ask = ask;
    this.#clock = clock;
    this.#newId = newId;
    this.#tell = tell;
  }

  /** Asks for it; does nothing while an answer is awaited. */
  book(wish: Wish): void {
    if (this.#busy) return;
    const text = JSON.stringify(wish);
    if (text !== this.#wish) [this.#wish, this.#id] = [text, this.#newId()];
    this.#busy = true;
    void this.#try({ ...wish, id: this.#id }, 0);
  }

  /** Nothing more is asked or told. */
  stop(): void {
    this.#over = true;
    this.#callOff();
  }

  async #try(wish: Wish & { readonly id: string }, lost: number): Promise<void> {
    this.#tell({ kind: 'asking', unsure: lost > 0 });
    let stage: Stage | undefined;
    try {
      const answer = await this.#ask(wish);
      stage = answer.kind === 'told' ? { kind: 'booked', booking: answer.value.id } : { kind: 'refused', problem: answer.problem };
    } catch (away) {
      // Without a session nothing was asked.
      if (away instanceof NobodyIn && lost === 0) stage = { kind: 'still' };
    }
    if (this.#over) return;
    const pause = PAUSES[lost];
    if (stage === undefined && pause !== undefined) {
      this.#tell({ kind: 'asking', unsure: true });
      this.#callOff = this.#clock.after(pause, () => void this.#try(wish, lost + 1));
      return;
    }
    this.#busy = false;
    this.#tell(stage ?? { kind: 'unsure' });
  }
}
