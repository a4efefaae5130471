/** A point of the horizon. */
export interface SkylinePoint {
  readonly azimuthDegrees: number;
  readonly altitudeDegrees: number;
}

/**
 * The horizon from azimuth 0° to 360°, straight between its points and on round from the last to the first, with a point at
 * either end; level at 0° when there is none. Points that are no direction are left out.
 */
export function skyline(points: readonly { readonly azimuthDegrees: number | undefined; readonly altitudeDegrees: number | undefined }[]): readonly SkylinePoint[] {
  const known = points
    .filter((point): point is SkylinePoint => isWithin(point.azimuthDegrees, 0, 360) && point.azimuthDegrees !== 360 && isWithin(point.altitudeDegrees, -10, 90))
    .sort((one, other) => one.azimuthDegrees - other.azimuthDegrees);
  const [first, last] = [known[0], known.at(-1)];
  const gap = first === undefined || last === undefined ? 0 : first.azimuthDegrees + 360 - last.azimuthDegrees;
  const north = first === undefined || last === undefined ? 0 : last.altitudeDegrees + ((first.altitudeDegrees - last.altitudeDegrees) * (360 - last.azimuthDegrees)) / gap;
  const inner = known.filter(({ azimuthDegrees }) => azimuthDegrees > 0);
  return [{ azimuthDegrees: 0, altitudeDegrees: north }, ...inner, { azimuthDegrees: 360, altitudeDegrees: north }];
}

function isWithin(value: number | undefined, least: number, most: number): value is number {
  return value !== undefined && value >= least && value <= most;
}
