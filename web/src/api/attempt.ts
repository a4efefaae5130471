import { NobodyIn } from '../account/session';
import type { Clock } from '../live/surroundings';
import type { Answer, Problem } from './ask';

/** How far a wish has come. While it is `asking` or `unsure`, nobody may change it. */
export type Stage<A> =
  | { readonly kind: 'still' }
  /** `unsure` when an answer was lost and it is asked again by itself. */
  | { readonly kind: 'asking'; readonly unsure: boolean }
  /** Nothing answers: it may be done or not. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'told'; readonly value: A };

/** After a lost answer it is asked again by itself, after these pauses in ms. */
export const PAUSES: readonly number[] = [1_000, 3_000, 9_000];

/** Asks for a wish that is to come true once: the same wish is asked for with the same id however often. */
export class Attempt<W extends object, A> {
  readonly #ask: (wish: W & { readonly id: string }) => Promise<Answer<A>>;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #newId: () => string;
  readonly #tell: (stage: Stage<A>) => void;
  #id = '';
  #wish = '';
  #busy = false;
  #over = false;
  #callOff = () => {};

  constructor(ask: (wish: W & { readonly id: string }) => Promise<Answer<A>>, clock: Pick<Clock, 'after'>, newId: () => string, tell: (stage: Stage<A>) => void) {
    this.#ask = ask;
    this.#clock = clock;
    this.#newId = newId;
    this.#tell = tell;
  }

  /** Asks for it; does nothing while an answer is awaited. */
  ask(wish: W): void {
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

  async #try(wish: W & { readonly id: string }, lost: number): Promise<void> {
    this.#tell({ kind: 'asking', unsure: lost > 0 });
    let stage: Stage<A> | undefined;
    try {
      const answer = await this.#ask(wish);
      stage = answer.kind === 'told' ? answer : { kind: 'refused', problem: answer.problem };
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
