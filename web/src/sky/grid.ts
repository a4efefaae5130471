import type { Equatorial } from './heavens';
import type { Flat, Gnomonic } from './projection';

/** A line of right ascension or declination on a chart. */
export interface GridLine {
  readonly kind: 'ra' | 'dec';
  /** In degrees. */
  readonly value: number;
  readonly points: readonly Flat[];
}

/** Half the size of a chart, in its degrees. */
export interface HalfSize {
  readonly east: number;
  readonly north: number;
}

const DEC_STEPS = [5 / 60, 10 / 60, 0.25, 0.5, 1, 2, 5, 10];
const RA_STEPS = [0.25, 0.5, 1.25, 2.5, 5, 7.5, 15, 30];
const PIECES = 40;
/** More than this around the pole, and all hours are drawn. */
const POLE = 89.9;

/** The lines that a chart shows, some three or four each way. */
export function gridLines(around: Gnomonic, half: HalfSize): readonly GridLine[] {
  const { ra, dec } = around.centre;
  const radius = Math.hypot(half.east, half.north);
  const [south, north] = [Math.max(-90, dec - radius), Math.min(90, dec + radius)];
  const hasPole = Math.max(Math.abs(south), Math.abs(north)) >= POLE;
  const widest = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  const reach = hasPole ? 180 : Math.min(180, radius / widest);
  const decStep = stepFor(DEC_STEPS, (2 * half.north) / 3.5);
  const raStep = hasPole ? 30 : stepFor(RA_STEPS, (2 * half.east) / 3.5 / Math.cos((dec * Math.PI) / 180));
  const lines: GridLine[] = [];
  for (const value of multiples(decStep, south, north)) lines.push({ kind: 'dec', value, points: flat(around, (part) => ({ ra: ra - reach + 2 * reach * part, dec: value })) });
  for (const value of multiples(raStep, ra - reach, ra + reach - (hasPole ? 1e-6 : 0))) {
    lines.push({ kind: 'ra', value: ((value % 360) + 360) % 360, points: flat(around, (part) => ({ ra: value, dec: south + (north - south) * part })) });
  }
  return lines.filter(({ points }) => points.some((point) => Math.abs(point.east) <= half.east && Math.abs(point.north) <= half.north));
}

/** Where a line crosses the lower edge (right ascension) or the left edge, which is the eastern one (declination). */
export function labelPlace({ kind, points }: GridLine, half: HalfSize): Flat | undefined {
  for (let index = 1; index < points.length; index += 1) {
    const [one, other] = [points[index - 1]!, points[index]!];
    const [a, b, edge] = kind === 'ra' ? [one.north, other.north, -half.north] : [one.east, other.east, half.east];
    if (a > edge === b > edge) continue;
    const part = (edge - a) / (b - a);
    const at = { east: one.east + part * (other.east - one.east), north: one.north + part * (other.north - one.north) };
    if (Math.abs(at.east) <= half.east + 1e-9 && Math.abs(at.north) <= half.north + 1e-9) return at;
  }
  return undefined;
}

/** The longest of the usual lengths that is at most so long: what a scale bar shows, in degrees. */
export function scaleLength(most: number): number {
  return [...[1, 2, 5, 10, 15, 30].map((minutes) => minutes / 60), 1, 2, 5, 10].findLast((length) => length <= most) ?? 1 / 60;
}

function stepFor(steps: readonly number[], wanted: number): number {
  return steps.find((step) => step >= wanted) ?? steps.at(-1)!;
}

function multiples(step: number, from: number, to: number): readonly number[] {
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_, index) => (first + index) * step);
}

function flat(around: Gnomonic, at: (part: number) => Equatorial): readonly Flat[] {
  return Array.from({ length: PIECES + 1 }, (_, index) => around.project(at(index / PIECES))).filter((point) => point !== undefined);
}
