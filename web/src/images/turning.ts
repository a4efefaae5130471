/** Where to turn: to the image that was taken next, or to the one before. */
export type Turn = 'newer' | 'older';

/** A swipe is so long at least, in CSS pixels, and takes so long at most, in ms. */
export const SWIPE_LENGTH = 48;
export const SWIPE_TIME = 800;

/** Where a key turns; undefined for one that does not. */
export function turnOfKey(key: string): Turn | undefined {
  return key === 'ArrowLeft' ? 'newer' : key === 'ArrowRight' ? 'older' : undefined;
}

/** Where a finger’s way turns: what lies to the right is pulled in from there. Undefined for a tap, a slow or an upright way. */
export function turnOfSwipe(dx: number, dy: number, ms: number): Turn | undefined {
  if (Math.abs(dx) < SWIPE_LENGTH || Math.abs(dx) < 2 * Math.abs(dy) || ms > SWIPE_TIME) return undefined;
  return dx < 0 ? 'older' : 'newer';
}
