import { expect, test } from 'vitest';
import { LARGEST, possibleScale, scrollTo, wholeScale } from './sight';

const PANE = { width: 400, height: 300 };
const FULL = { width: 4000, height: 2000 };

test('a picture is whole when its longer way fits, and never larger than it is', () => {
  expect(wholeScale(PANE, FULL)).toBe(0.1);
  expect(wholeScale(PANE, { width: 100, height: 50 })).toBe(1);
});

test('it is enlarged from whole to four pixels for one', () => {
  expect([0.01, 0.5, 9].map((wished) => possibleScale(wished, 0.1))).toEqual([0.1, 0.5, LARGEST]);
});

test('what lies under the finger stays there', () => {
  // Whole, the picture is 400 × 200 in the middle of 300, so 50 px above it are empty. (300, 100) is the pixel (3000, 500).
  const first = scrollTo(PANE, FULL, { scale: 0.1, scroll: { x: 0, y: 0 } }, 1, { x: 300, y: 100 });
  expect(first).toEqual({ x: 2700, y: 400 });
  // From there to half, still under (300, 100).
  expect(scrollTo(PANE, FULL, { scale: 1, scroll: first }, 0.5, { x: 300, y: 100 })).toEqual({ x: 1200, y: 150 });
});

test('it is never scrolled beyond its edges', () => {
  expect(scrollTo(PANE, FULL, { scale: 0.1, scroll: { x: 0, y: 0 } }, 0.2, { x: 0, y: 50 })).toEqual({ x: 0, y: 0 });
  expect(scrollTo(PANE, FULL, { scale: 0.1, scroll: { x: 0, y: 0 } }, 0.2, { x: 400, y: 300 })).toEqual({ x: 400, y: 100 });
});
