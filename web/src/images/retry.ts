/** The longest pause before an image is tried again, in ms. */
export const LONGEST_IMAGE_PAUSE = 30_000;

/** The pause before an image that failed so many times is tried again, in ms: 1 s, doubling. */
export function imagePause(failures: number): number {
  return Math.min(LONGEST_IMAGE_PAUSE, 1000 * 2 ** (failures - 1));
}
