import { NobodyIn } from '../account/session';
import type { Answer } from '../api/ask';

/** How far what somebody chose is kept. */
export type Saving =
  | { readonly kind: 'still' | 'saving' | 'saved' }
  /** `why` is the cloud's refusal; without one nothing answered. */
  | { readonly kind: 'unsaved'; readonly why: string | undefined };

/**
 * Saves what somebody chooses as they choose it: one question at a time, so that the last choice is the one that is kept. What was chosen
 * while a question was open is sent once that is answered.
 */
export class Saver<T> {
  readonly #put: (value: T) => Promise<Answer<T>>;
  readonly #tell: (chosen: T, saving: Saving) => void;
  #chosen: T;
  #isBusy = false;
  #isOver = false;

  constructor(kept: T, put: (value: T) => Promise<Answer<T>>, tell: (chosen: T, saving: Saving) => void) {
    this.#chosen = kept;
    this.#put = put;
    this.#tell = tell;
  }

  get chosen(): T {
    return this.#chosen;
  }

  /** Shows a choice at once, and saves it. */
  choose(value: T): void {
    this.#chosen = value;
    this.again();
  }

  /** Saves what is chosen, as after it could not be. */
  again(): void {
    this.#say({ kind: 'saving' });
    if (!this.#isBusy) void this.#save();
  }

  /** Nothing is told any more; what is chosen is still saved. */
  stop(): void {
    this.#isOver = true;
  }

  async #save(): Promise<void> {
    this.#isBusy = true;
    let saving: Saving;
    let sent: T;
    do {
      sent = this.#chosen;
      saving = await this.#try(sent);
    } while (sent !== this.#chosen);
    this.#isBusy = false;
    this.#say(saving);
  }

  async #try(sent: T): Promise<Saving> {
    try {
      const answer = await this.#put(sent);
      return answer.kind === 'told' ? { kind: 'saved' } : { kind: 'unsaved', why: answer.problem.why };
    } catch (away) {
      return away instanceof NobodyIn ? { kind: 'still' } : { kind: 'unsaved', why: undefined };
    }
  }

  #say(saving: Saving): void {
    if (!this.#isOver) this.#tell(this.#chosen, saving);
  }
}
