/** A value of telemetry at a time of the cloud's clock, in milliseconds since 1970. */
export interface TrackPoint {
  readonly at: number;
}

/** How many points of a value are kept in the page. */
export const MAX_POINTS = 50;

/** The track with one more point at its end; a point that is none, or is not newer than the last, changes nothing. */
export function withPoint<P extends TrackPoint>(track: readonly P[], point: P | undefined): readonly P[] {
  const last = track.at(-1);
  if (point === undefined || (last !== undefined && point.at <= last.at)) return track;
  return [...track, point].slice(-MAX_POINTS);
}
