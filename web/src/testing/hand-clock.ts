interface Timer {
  due: number;
  readonly action: () => void;
}

/** A monotonic clock whose time passes only when a test says so, and a page that is looked at again when it says so. */
export class HandClock {
  #now: number;
  #timers: Timer[] = [];
  #wakers: (() => void)[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly after = (ms: number, action: () => void): (() => void) => {
    const timer: Timer = { due: this.#now + ms, action };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  };

  readonly onWake = (action: () => void): (() => void) => {
    this.#wakers.push(action);
    return () => (this.#wakers = this.#wakers.filter((other) => other !== action));
  };

  /** The page is looked at again, or the network came back. */
  wake(): void {
    this.#wakers.forEach((action) => action());
  }

  /** Lets time pass; what is due happens at its moment, and what it promised is kept. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.due);
      next.action();
      await quiet();
    }
    this.#now = end;
    await quiet();
  }

  /** The device slept: its clock has gone on, and its timers have not. */
  sleep(ms: number): void {
    this.#now += ms;
    this.#timers = this.#timers.map((timer) => Object.assign(timer, { due: timer.due + ms }));
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length;
  }
}

/** Lets promises that are kept already be seen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** Lets every promise that can be kept be kept. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await settled();
}
