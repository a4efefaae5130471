import type { Aged, Night } from '../live/night';
import { paceOf } from '../live/pace';
import type { Shot } from '../live/telemetry';

/** How far a frame has come; seconds of the telescope's own time. */
export interface Exposed {
  readonly elapsedSeconds: number;
  readonly totalSeconds: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** A shown time that is ahead of what is told by no more than this many seconds waits instead of jumping back. */
const PATIENCE_SECONDS = 3;

/** How many of the telescope's seconds pass in a second, by the frame being taken or else by Voyager's clock. */
export function exposurePace(night: Night): number {
  return paceOf(night.shotClock) ?? paceOf(night.voyagerClock) ?? 1;
}

/** Shows an exposure going on between the messages that tell of it: it never runs back, and never past its end. */
export class ExposureMeter {
  #file: string | undefined;
  #shown = 0;

  /**
   * How far the frame has come.
   *
   * @param ageMs how old what is told is
   * @param pace the telescope's seconds per second
   * @param goesOn false while the telescope is offline: then what was shown last stays
   */
  read(shot: Aged<Shot>, ageMs: number, pace: number, goesOn: boolean): Exposed | undefined {
    const { file, status, totalSeconds, elapsedSeconds } = shot.value;
    const taking = status === 'EXPOSE' || status === 'DOWNLOAD' || status === 'WAIT_JPG';
    if (!taking || totalSeconds === undefined || totalSeconds <= 0) return undefined;
    if (file !== this.#file) this.#shown = 0;
    this.#file = file;
    this.#shown = this.#next(status, elapsedSeconds ?? 0, totalSeconds, (ageMs / 1000) * pace, goesOn, pace);
    return { elapsedSeconds: this.#shown, totalSeconds, share: this.#shown / totalSeconds };
  }

  #next(status: string, told: number, total: number, since: number, goesOn: boolean, pace: number): number {
    if (status !== 'EXPOSE') return total;
    const start = Math.min(Math.max(told, 0), total);
    if (!goesOn) return Math.min(Math.max(this.#shown, start), total);
    const now = Math.min(start + since, total);
    return this.#shown > now && this.#shown - now <= PATIENCE_SECONDS * pace ? Math.min(this.#shown, total) : now;
  }
}
