import type { Span } from '../bookings/booking';
import type { CurvePoint } from './verdict';

/** The altitudes at the lower and upper edge of the chart, in degrees. */
export const LOWEST = -5;
export const HIGHEST = 90;

/** Where moments and altitudes are on a chart of a size. */
export class Scale {
  constructor(
    readonly slot: Span,
    readonly width: number,
    readonly height: number,
  ) {}

  x(at: number): number {
    return round(((at - this.slot.from) / (this.slot.to - this.slot.from)) * this.width);
  }

  y(altitude: number): number {
    return round(((HIGHEST - Math.min(HIGHEST, Math.max(LOWEST, altitude))) / (HIGHEST - LOWEST)) * this.height);
  }

  /** A line through points. */
  path(points: readonly (readonly [at: number, altitude: number])[]): string {
    return points.map(([at, altitude], index) => `${index === 0 ? 'M' : 'L'}${this.x(at)} ${this.y(altitude)}`).join('');
  }
}

/** The stretches of the curve during which the target can be used: each as its points, two at least. */
export function usableStretches(curve: readonly CurvePoint[]): readonly (readonly CurvePoint[])[] {
  const stretches: CurvePoint[][] = [];
  curve.forEach((point, index) => {
    if (!point.usable) return;
    if (curve[index - 1]?.usable) stretches.at(-1)!.push(point);
    else stretches.push([point]);
  });
  return stretches.filter((stretch) => stretch.length > 1);
}

/** What of a slot is not in these stretches, which are in order and apart. */
export function without(slot: Span, taken: readonly Span[]): readonly Span[] {
  const rest: Span[] = [];
  let from = slot.from;
  for (const { from: begin, to: end } of taken) {
    if (begin > from) rest.push({ from, to: Math.min(begin, slot.to) });
    from = Math.max(from, end);
  }
  if (from < slot.to) rest.push({ from, to: slot.to });
  return rest.filter((span) => span.from < span.to);
}

/** The moments of a slot that are written below it, so many at most: whole hours, and in a short slot quarters of them. */
export function hoursOf(slot: Span, most: number): readonly number[] {
  const HOUR = 3_600_000;
  const length = slot.to - slot.from;
  const step = [HOUR / 4, HOUR / 2, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR].find((each) => length / each <= most && (each >= HOUR || length < 2 * HOUR)) ?? 12 * HOUR;
  const first = Math.ceil(slot.from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((slot.to - first) / step) + 1) }, (_, index) => first + index * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
