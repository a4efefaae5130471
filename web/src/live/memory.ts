import { courseSince, withFrames } from './course';
import type { Night } from './night';

/** What was last seen of a telescope on this device. Whoever shows it says so: it is not live. */
export interface Recollection {
  readonly night: Night;
  /** What the clock that the night's ages are told by shows now, in ms: that of the page that kept it, gone on since. */
  readonly now: number;
}

/** Keeps the last state of telescopes, for when a page is opened and nothing can be heard. */
export interface Memory {
  /** Whether the browser knows that there is no network. */
  isOffline(): boolean;
  /** @param now the clock that the night's ages are told by, in ms */
  keep(telescope: string, night: Night, now: number): Promise<void>;
  recall(telescope: string): Promise<Recollection | undefined>;
}

/** A night as it is kept: without its course, which is no plain data and would say nothing of the time in between. */
export type KeptOfNight = Omit<Night, 'course'>;

/** A row as it is kept. */
export interface KeptNight {
  readonly telescope: string;
  readonly night: KeptOfNight;
  readonly now: number;
  /** This device's wall clock when it was kept, in ms since 1970. */
  readonly keptAt: number;
  /** Who was signed in; empty for nobody. */
  readonly user: string;
  /** Which build kept it: another may know nights of another shape. */
  readonly build: string;
}

/** Where rows are kept, one for each telescope. */
export interface Shelf {
  all(): Promise<readonly KeptNight[]>;
  put(row: KeptNight): Promise<void>;
  remove(telescope: string): Promise<void>;
}

/** So many telescopes are remembered. */
export const MAX_KEPT = 5;

/** Older than this it is of no use to anybody, in ms. */
export const MAX_AGE = 7 * 86_400_000;

/** What a memory takes from the browser. */
export interface MemoryAround {
  readonly shelf: Shelf;
  readonly build: string;
  /** This device's wall clock: the only one that goes on while no page is open. It is compared with itself alone. */
  wall(): number;
  user(): string;
  isOffline(): boolean;
}

/** Remembers on a shelf; a shelf that cannot be reached remembers nothing and harms nothing. */
export class ShelfMemory implements Memory {
  readonly #around: MemoryAround;

  constructor(around: MemoryAround) {
    this.#around = around;
  }

  isOffline(): boolean {
    return this.#around.isOffline();
  }

  async keep(telescope: string, night: Night, now: number): Promise<void> {
    const { shelf, build } = this.#around;
    const { course: _course, ...kept } = night;
    const row = { telescope, night: kept, now, keptAt: this.#around.wall(), user: this.#around.user(), build };
    try {
      await shelf.put(row);
      const others = (await shelf.all()).filter((other) => other.telescope !== telescope).sort((a, b) => b.keptAt - a.keptAt);
      for (const { telescope: oldest } of others.slice(MAX_KEPT - 1)) await shelf.remove(oldest);
    } catch {
      // A browser that keeps nothing, or has no room.
    }
  }

  async recall(telescope: string): Promise<Recollection | undefined> {
    try {
      const row = (await this.#around.shelf.all()).find((kept) => kept.telescope === telescope);
      if (row === undefined || row.build !== this.#around.build || row.user !== this.#around.user()) return undefined;
      const since = this.#around.wall() - row.keptAt;
      // A wall clock that was put back tells no age.
      if (since < 0 || since > MAX_AGE) return undefined;
      const { heard, images } = row.night;
      return { night: { ...row.night, course: withFrames(courseSince(heard.sentAt), images) }, now: row.now + since };
    } catch {
      return undefined;
    }
  }

  /** Forgets what somebody saw who is not signed in any more. */
  async forgetOthers(): Promise<void> {
    try {
      const user = this.#around.user();
      for (const row of await this.#around.shelf.all()) {
        if (row.user !== '' && row.user !== user) await this.#around.shelf.remove(row.telescope);
      }
    } catch {
      // What was never kept need not be forgotten.
    }
  }
}
