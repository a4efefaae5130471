/** How much of the sky an image shows. */
export interface FieldOfView {
  readonly widthDegrees: number;
  readonly heightDegrees: number;
  /** The sky that one pixel in the middle covers. */
  readonly pixelScaleArcsec: number;
}

const DEGREES = 180 / Math.PI;

/**
 * Of a camera behind a tube: 2·atan(d/2f) for a side of length d at focal length f, and 206.265″·µm/mm for a pixel; as the
 * cloud reckons it. Source: the geometry of a flat sensor on the axis of an objective without distortion; R. Berry and
 * J. Burnell, "The Handbook of Astronomical Image Processing", 2nd ed. (2005).
 *
 * @returns undefined while a measure is missing or none
 */
export function fieldOfView(width: number | undefined, height: number | undefined, pixelSizeMicrometres: number | undefined, focalLengthMm: number | undefined): FieldOfView | undefined {
  if (!isMeasure(width) || !isMeasure(height) || !isMeasure(pixelSizeMicrometres) || !isMeasure(focalLengthMm)) return undefined;
  const pixelMm = pixelSizeMicrometres / 1000;
  const degrees = (pixels: number) => 2 * Math.atan((pixels * pixelMm) / (2 * focalLengthMm)) * DEGREES;
  return { widthDegrees: degrees(width), heightDegrees: degrees(height), pixelScaleArcsec: (pixelMm / focalLengthMm) * DEGREES * 3600 };
}

function isMeasure(value: number | undefined): value is number {
  return value !== undefined && value > 0;
}
