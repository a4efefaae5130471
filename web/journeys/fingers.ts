import type { CDPSession } from 'playwright-core';

/** Where fingers are at one moment, in CSS pixels. */
export type Fingers = readonly (readonly [x: number, y: number])[];

const points = (fingers: Fingers) => fingers.map(([x, y], id) => ({ x, y, id }));

/** Puts fingers down and moves them along. */
export async function put(touch: CDPSession, ...[first, ...rest]: Fingers[]): Promise<void> {
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(first!) });
  for (const moment of rest) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(moment) });
}

/** Lifts them. */
export async function lift(touch: CDPSession): Promise<void> {
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
