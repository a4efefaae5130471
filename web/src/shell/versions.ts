import type { Clock } from '../live/surroundings';

/** What is asked of the browser about the version of the pages. */
export interface VersionAround {
  /** The address of the script that this page began with; its name holds a hash of its content. */
  readonly entry: string;
  /** The page as the site has it now; rejects when the site cannot be asked. */
  page(): Promise<string>;
  /** There is a newer version: lets the keeper of the shell look for one of itself, which is to wait. */
  renew(): Promise<void>;
  /** This page is of the newest version: lets a keeper that waits, now or later, take over if no other page is open. */
  takeOver(): void;
}

/** A new version is looked for this often, in ms, and when the page is looked at again, but not more often than that. */
export const LOOK_EACH = 30 * 60_000;
export const LOOK_AGAIN = 5 * 60_000;

/** Looks for a new version again and again; `tell` is called once, when there is one. The answer ends it. */
export function watchVersions(around: VersionAround, clock: Clock, tell: () => void): () => void {
  let lookedAt = -Infinity;
  let isOver = false;
  let callOff = () => {};

  async function look(): Promise<void> {
    callOff();
    lookedAt = clock.now();
    callOff = clock.after(LOOK_EACH, () => void look());
    try {
      const isNewest = (await around.page()).includes(new URL(around.entry).pathname);
      if (isOver) return;
      if (isNewest) {
        around.takeOver();
        return;
      }
      end();
      tell();
      await around.renew();
    } catch {
      // Without network there is nothing new.
    }
  }

  const unwake = clock.onWake(() => {
    if (clock.now() - lookedAt >= LOOK_AGAIN) void look();
  });

  function end(): void {
    isOver = true;
    callOff();
    unwake();
  }

  void look();
  return end;
}
