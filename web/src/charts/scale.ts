/** A scale: its ends, and the marks between and at them. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly marks: readonly number[];
  /** How many decimals its marks need. */
  readonly decimals: number;
}

/** The steps that people count in, within a power of ten. */
const STEPS = [1, 2, 5, 10];

/**
 * The smallest scale of two or three round steps that holds these values.
 *
 * @param least the scale is at least so high: the noise of a value at rest must not look like a storm
 */
export function scaleOf(low: number, high: number, least: number): Scale | undefined {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const middle = (low + high) / 2;
  const half = Math.max(least, high - low) / 2;
  const [from, to] = [Math.min(low, middle - half), Math.max(high, middle + half)];
  const power = 10 ** Math.floor(Math.log10((to - from) / 3));
  for (const factor of [1, 10]) {
    for (const step of STEPS) {
      const unit = step * power * factor;
      const [first, last] = [Math.floor(from / unit + 1e-9), Math.ceil(to / unit - 1e-9)];
      if (last - first > 3) continue;
      const marks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * unit));
      return { low: marks[0]!, high: marks.at(-1)!, marks, decimals: Math.max(0, -Math.floor(Math.log10(unit) + 1e-9)) };
    }
  }
  return undefined;
}

/** A scale with 0 in its middle. */
export function evenScale(edge: number): Scale {
  return { low: -edge, high: edge, marks: [-edge, 0, edge], decimals: Number.isInteger(edge) ? 0 : 1 };
}

// 3 × 0.1 is not quite 0.3.
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
