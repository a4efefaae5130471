import type { Request } from '../api/ask';

/**
 * The cloud's clock, from its answers and the browser's own monotonic time since: a browser's wall clock may be wrong, and ages that are
 * told by it would be.
 */
export class ToldClock {
  readonly #now: () => number;
  #ahead: number | undefined;

  /** @param now the browser's monotonic clock, in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The same request, whose answers set this clock. */
  over(request: Request): Request {
    return async (path, init) => {
      const answer = await request(path, init);
      const at = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(at)) this.#ahead = at - this.#now();
      return answer;
    };
  }

  /**
   * How long ago an instant was, in ms; undefined before the cloud told its time. An instant that is still to come was just now.
   *
   * @param now the browser's monotonic clock, in ms
   */
  ageOf(instant: number, now: number): number | undefined {
    return this.#ahead === undefined ? undefined : Math.max(0, now + this.#ahead - instant);
  }
}
