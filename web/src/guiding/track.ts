import type { Guiding } from '../live/telemetry';
import { MAX_POINTS, type TrackPoint } from '../live/track';

/** One guiding error, in pixels of the guiding camera. */
export interface GuidingPoint extends TrackPoint {
  readonly x: number;
  readonly y: number;
}

/** The error that telemetry tells; none while guiding settles, or is led astray on purpose by a dither. */
export function guidingPointOf(guiding: Guiding, at: number): GuidingPoint | undefined {
  const { status, dither, x, y } = guiding;
  const steady = status === 'RUNNING' && (dither === undefined || dither === 'STOPPED');
  return steady && x !== undefined && y !== undefined ? { at, x, y } : undefined;
}

/** Root mean square of the errors' distance from the centre, √(mean(x² + y²)), in pixels; undefined without points. */
export function rmsPixels(track: readonly GuidingPoint[]): number | undefined {
  if (track.length === 0) return undefined;
  const sum = track.reduce((total, { x, y }) => total + x * x + y * y, 0);
  return Math.sqrt(sum / track.length);
}

/** The full scale of the drawings, in pixels: the smallest of these steps that holds every error. */
const SCALES = [1, 2, 5, 10, 20, 50];

/** The error that the drawings' edge stands for; what is beyond the largest step is drawn at the edge. */
export function fullScale(track: readonly GuidingPoint[]): number {
  const largest = track.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 0);
  return SCALES.find((scale) => largest <= scale) ?? SCALES.at(-1)!;
}

/** An SVG path of one axis, the newest point at the right edge; empty with fewer than two points. */
export function pathOf(
  track: readonly GuidingPoint[],
  error: (point: GuidingPoint) => number,
  scale: number,
  width: number,
  height: number,
): string {
  if (track.length < 2) return '';
  const step = width / (MAX_POINTS - 1);
  const points = track.map((point, index) => {
    const x = width - (track.length - 1 - index) * step;
    const y = (height / 2) * (1 - Math.min(1, Math.max(-1, error(point) / scale)));
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
