import { expect, test } from 'vitest';
import { placeBeside, type Box } from './tour';

const TOLD = { width: 300, height: 150 };
const PHONE = { width: 360, height: 800 };
const DESKTOP = { width: 1440, height: 900 };

/** Whether two boxes share a spot. */
const overlap = (a: Box, b: Box) => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

test.each([
  ['at the head of a desktop', { left: 500, top: 10, width: 400, height: 60 }, DESKTOP],
  ['at the foot of a desktop', { left: 1000, top: 700, width: 400, height: 190 }, DESKTOP],
  ['at the right edge', { left: 1390, top: 10, width: 44, height: 44 }, DESKTOP],
  ['at the left edge', { left: 0, top: 300, width: 100, height: 100 }, DESKTOP],
  ['high on a phone', { left: 12, top: 100, width: 336, height: 300 }, PHONE],
  ['low on a phone', { left: 12, top: 500, width: 336, height: 280 }, PHONE],
])('what is told of something %s is whole on the screen and beside it', (_where, box, screen) => {
  const told = { ...placeBeside(box, TOLD, screen), ...TOLD };
  expect([told.left >= 0, told.top >= 0, told.left + told.width <= screen.width, told.top + told.height <= screen.height]).toEqual([true, true, true, true]);
  expect(overlap(told, box)).toBe(false);
});

test('of something as tall as the screen it is told over its foot, whole', () => {
  expect(placeBeside({ left: 12, top: -50, width: 336, height: 900 }, TOLD, PHONE)).toEqual({ left: 30, top: 800 - 150 - 14 });
});
