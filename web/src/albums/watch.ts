import type { Answer, Problem } from '../api/ask';
import type { Clock } from '../live/surroundings';
import { isComing, type Album } from './album';

/** What is known of an album. `album` stays when it cannot be asked for. */
export interface AlbumSight {
  readonly album: Album | undefined;
  /** Why it was not told; `away` when nothing answers. */
  readonly trouble: 'away' | Problem | undefined;
  readonly isAsking: boolean;
}

/** Looked at again so soon while it is made, in ms. */
export const SOON = 15_000;

/** Looked at again so late otherwise, in ms: before the addresses of its pieces, which hold for an hour, are worth nothing. */
export const LATE = 30 * 60_000;

/** Looks at an album again and again. */
export class AlbumWatch {
  readonly #ask: () => Promise<Answer<Album>>;
  readonly #make: () => Promise<Answer<Album>>;
  readonly #clock: Clock;
  readonly #tell: (sight: AlbumSight) => void;
  #sight: AlbumSight = { album: undefined, trouble: undefined, isAsking: false };
  #callOff = () => {};
  #over = false;

  constructor(ask: () => Promise<Answer<Album>>, make: () => Promise<Answer<Album>>, clock: Clock, tell: (sight: AlbumSight) => void) {
    this.#ask = ask;
    this.#make = make;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Begins; the answer ends it. */
  start(): () => void {
    const noWake = this.#clock.onWake(() => void this.look());
    void this.look();
    return () => {
      this.#over = true;
      noWake();
      this.#callOff();
    };
  }

  look(): Promise<void> {
    return this.#once(this.#ask);
  }

  /** Has it made again. That somebody else just asked for that is as good. */
  async makeAgain(): Promise<void> {
    await this.#once(this.#make);
    const { trouble } = this.#sight;
    if (trouble !== undefined && trouble !== 'away' && trouble.code === 'album-being-made') await this.look();
  }

  async #once(ask: () => Promise<Answer<Album>>): Promise<void> {
    if (this.#sight.isAsking || this.#over) return;
    this.#callOff();
    this.#say({ isAsking: true });
    const answer = await ask().catch(() => undefined);
    if (this.#over) return;
    if (answer?.kind === 'told') this.#say({ album: answer.value, trouble: undefined, isAsking: false });
    else this.#say({ trouble: answer?.problem ?? 'away', isAsking: false });
    const { album, trouble } = this.#sight;
    this.#callOff = this.#clock.after(trouble === 'away' || (album !== undefined && isComing(album)) ? SOON : LATE, () => void this.look());
  }

  #say(change: Partial<AlbumSight>): void {
    this.#sight = { ...this.#sight, ...change };
    this.#tell(this.#sight);
  }
}
