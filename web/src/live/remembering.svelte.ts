import { untrack } from 'svelte';
import type { Sight } from './live-link';
import type { Memory } from './memory';
import type { Night } from './night';
import type { Clock } from './surroundings';

/** So long a first state is waited for before the last one kept is shown instead, in ms. */
export const PATIENCE = 2_500;

/** What is seen is kept this often, in ms, and when the page is left. */
export const KEEP_EACH = 30_000;

/** Keeps what is seen of a telescope, and gives the last of it back while nothing is heard. */
export class Remembering {
  /** What was kept, and how far the clock of its ages is ahead of this page's, in ms. */
  #recalled = $state.raw<{ readonly night: Night; readonly lead: number }>();
  #seen: Sight<Night> | undefined;
  readonly #memory: Memory | undefined;
  readonly #telescope: string;
  readonly #clock: Clock;

  constructor(memory: Memory | undefined, telescope: string, clock: Clock) {
    this.#memory = memory;
    this.#telescope = telescope;
    this.#clock = clock;
  }

  /** Begins; the answer ends it. */
  start(): () => void {
    if (this.#memory === undefined) return () => {};
    let callOffKeeping = () => {};
    const keepLater = () => {
      callOffKeeping = this.#clock.after(KEEP_EACH, () => {
        this.keep();
        keepLater();
      });
    };
    keepLater();
    const callOffRecall = this.#clock.after(this.#memory.isOffline() ? 0 : PATIENCE, () => void this.#recall());
    return () => {
      callOffRecall();
      callOffKeeping();
      this.keep();
    };
  }

  /** Takes note of what the link tells. */
  saw(sight: Sight<Night>): void {
    const first = this.#seen?.known === undefined && sight.known !== undefined;
    this.#seen = sight;
    if (first) this.keep();
  }

  /** Keeps the last that was heard. */
  keep(): void {
    if (this.#seen?.known === undefined) return;
    void this.#memory?.keep(this.#telescope, this.#seen.known, this.#clock.now());
  }

  /** What to show, and the moment to show it at: what is heard, or what was kept while nothing was heard yet. */
  instead(sight: Sight<Night>, now: number): { readonly sight: Sight<Night>; readonly now: number } {
    if (sight.known !== undefined || sight.hearing !== 'connecting' || this.#recalled === undefined) return { sight, now };
    return { sight: { ...sight, hearing: 'kept', known: this.#recalled.night }, now: now + this.#recalled.lead };
  }

  async #recall(): Promise<void> {
    if (this.#seen?.known !== undefined) return;
    const recollection = await this.#memory?.recall(this.#telescope);
    if (recollection === undefined) return;
    untrack(() => (this.#recalled = { night: recollection.night, lead: recollection.now - this.#clock.now() }));
  }
}
