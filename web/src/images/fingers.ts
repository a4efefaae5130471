import type { Spot } from './sight';

/** What two fingers did: moved apart by a factor, and their middle by a way. */
export interface Pinch {
  readonly factor: number;
  readonly middle: Spot;
  readonly way: Spot;
}

/** Two taps are one double tap when so many ms and CSS pixels lie between them at most. */
export const TAP_TIME = 300;
export const TAP_REACH = 30;

/** A finger that moves so far is no tap. */
const TAP_SLIP = 10;

/** The fingers on a picture, and what they mean together. */
export class Fingers {
  readonly #down = new Map<number, Spot>();
  #start: (Spot & { readonly at: number }) | undefined;
  #tap: (Spot & { readonly at: number }) | undefined;
  #isOne = false;

  get count(): number {
    return this.#down.size;
  }

  /** Where a gesture of one finger alone began; undefined when it was or is of more. */
  get start(): (Spot & { readonly at: number }) | undefined {
    return this.#isOne ? this.#start : undefined;
  }

  press(id: number, spot: Spot, at: number): void {
    this.#down.set(id, spot);
    this.#isOne = this.#down.size === 1;
    if (this.#isOne) this.#start = { ...spot, at };
  }

  /** What the move means, if two fingers are down. */
  move(id: number, spot: Spot): Pinch | undefined {
    if (!this.#down.has(id)) return undefined;
    const before = this.#pair();
    this.#down.set(id, spot);
    const after = this.#pair();
    if (before === undefined || after === undefined || before.apart === 0) return undefined;
    return {
      factor: after.apart / before.apart,
      middle: after.middle,
      way: { x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y },
    };
  }

  /** A finger was lifted; whether that ended a double tap. */
  lift(id: number, spot: Spot, at: number): boolean {
    const start = this.start;
    this.#down.delete(id);
    const isTap = start !== undefined && Math.hypot(spot.x - start.x, spot.y - start.y) <= TAP_SLIP && at - start.at <= TAP_TIME;
    const tap = this.#tap;
    const isSecond = isTap && tap !== undefined && at - tap.at <= 2 * TAP_TIME && Math.hypot(spot.x - tap.x, spot.y - tap.y) <= TAP_REACH;
    this.#tap = isTap && !isSecond ? { ...spot, at } : undefined;
    return isSecond;
  }

  /** A finger is gone without having been lifted. */
  lose(id: number): void {
    this.#down.delete(id);
    this.#isOne = false;
  }

  #pair(): { readonly apart: number; readonly middle: Spot } | undefined {
    const [one, other, ...more] = [...this.#down.values()];
    if (one === undefined || other === undefined || more.length > 0) return undefined;
    return { apart: Math.hypot(one.x - other.x, one.y - other.y), middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } };
  }
}
