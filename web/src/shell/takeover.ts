/** What a page asks of a keeper that waits. */
const QUESTION = 'take over if alone';

/** A page that is left may be counted for a moment still; so the pages are counted again after so many ms, once. */
export const COUNTED_AGAIN = 5_000;

/** What of a registration has to do with its next keeper. */
export type Keepers = Pick<ServiceWorkerRegistration, 'installing' | 'waiting' | 'addEventListener'>;

/** Asks the next keeper of the shell to take over, as long as this page is of the newest version: the keeper at work has the files of the others. */
export class Takeover {
  #keepers: Keepers | undefined;
  #isNewest = false;

  /** Takes notice of a keeper that waits, one that is being put in place (it may have begun under the page before this one), and those to come. */
  follow(keepers: Keepers): void {
    this.#keepers = keepers;
    this.#ask();
    this.#followInstalling();
    keepers.addEventListener('updatefound', () => this.#followInstalling());
  }

  /** This page was found to be of the newest version. */
  newest(): void {
    this.#isNewest = true;
    this.#ask();
  }

  /** There is a newer version than this page's. */
  outdated(): void {
    this.#isNewest = false;
  }

  #followInstalling(): void {
    const next = this.#keepers?.installing;
    next?.addEventListener('statechange', () => next.state === 'installed' && this.#ask());
  }

  #ask(): void {
    if (this.#isNewest) this.#keepers?.waiting?.postMessage(QUESTION);
  }
}

/** What a keeper that waits takes from the browser. */
export interface TakeoverAround {
  /** How many pages of this site are open, whoever keeps their shell. */
  readonly pages: () => Promise<number>;
  readonly takeOver: () => Promise<void>;
  /** Something that happens once after so many ms. */
  readonly after: (ms: number, action: () => void) => void;
}

/** Takes over when a page of this keeper's version asks and is the only one: any other may be of the old version, whose files the old keeper still has. */
export async function takeOverIfAsked(question: unknown, { pages, takeOver, after }: TakeoverAround): Promise<void> {
  if (question !== QUESTION) return;
  let open = await pages();
  if (open > 1) {
    await new Promise<void>((resolve) => after(COUNTED_AGAIN, resolve));
    open = await pages();
  }
  if (open <= 1) await takeOver();
}
