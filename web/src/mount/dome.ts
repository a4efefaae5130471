/** A place on the drawn dome: the zenith is 0, 0, the horizon at distance 1; x grows eastward, y southward. */
export interface DomePoint {
  readonly x: number;
  readonly y: number;
}

/** Where a direction is on the dome, its distance from the zenith drawn evenly; below the horizon it stays on the rim. */
export function domePoint(altitudeDegrees: number | undefined, azimuthDegrees: number | undefined): DomePoint | undefined {
  if (altitudeDegrees === undefined || azimuthDegrees === undefined) return undefined;
  const distance = Math.min(1, Math.max(0, (90 - altitudeDegrees) / 90));
  const azimuth = (azimuthDegrees * Math.PI) / 180;
  return { x: distance * Math.sin(azimuth), y: -distance * Math.cos(azimuth) };
}
