import type { TemperaturePoint } from '../live/night';

/** A drawn trend: the path of the temperature, and how far down the set point is. */
export interface Trend {
  /** An SVG path; empty with fewer than two points. */
  readonly path: string;
  readonly setPointY: number | undefined;
}

/** At least so many degrees fill the height: the noise of a sensor at rest must not look like a storm. */
export const LEAST_SPAN_CELSIUS = 2;

/** Draws the points, evenly by their time, into a box of this width and height. */
export function trendOf(
  track: readonly TemperaturePoint[],
  setPoint: number | undefined,
  width: number,
  height: number,
): Trend {
  const values = track.map((point) => point.celsius);
  const all = setPoint === undefined ? values : [...values, setPoint];
  if (all.length === 0) return { path: '', setPointY: undefined };
  const middle = (Math.min(...all) + Math.max(...all)) / 2;
  const span = Math.max(LEAST_SPAN_CELSIUS, Math.max(...all) - Math.min(...all));
  const y = (celsius: number) => rounded(height / 2 - ((celsius - middle) / span) * height);
  const first = track[0]?.at ?? 0;
  const time = (track.at(-1)?.at ?? 0) - first;
  const points = track.map((point) => `${rounded(((point.at - first) / time) * width)} ${y(point.celsius)}`);
  return {
    path: track.length < 2 ? '' : `M${points.join('L')}`,
    setPointY: setPoint === undefined ? undefined : y(setPoint),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
