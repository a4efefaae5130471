import { expect, test } from 'vitest';
import { fullScale, pathOf, rmsPixels } from './track';

test('the RMS is that of the distances from the centre', () => {
  // Distances 5, 0 and 5: the mean of 25, 0 and 25 is 50/3, its root 4.0825.
  const track = [{ at: 1, x: 3, y: 4 }, { at: 2, x: 0, y: 0 }, { at: 3, x: -5, y: 0 }];
  expect(rmsPixels(track)).toBeCloseTo(4.0825, 4);
  expect(rmsPixels([])).toBeUndefined();
});

test('the drawing’s scale is the smallest step that holds every error', () => {
  expect(fullScale([])).toBe(1);
  expect(fullScale([{ at: 1, x: 0.2, y: -1 }])).toBe(1);
  expect(fullScale([{ at: 1, x: 0.2, y: -1.01 }])).toBe(2);
  expect(fullScale([{ at: 1, x: 900, y: 0 }])).toBe(50);
});

test('the newest point is drawn at the right edge, and what is off the scale at the upper or lower one', () => {
  const track = [{ at: 1, x: 0, y: 0 }, { at: 2, x: 1, y: -9 }];
  expect(pathOf(track, (point) => point.x, 2, 98, 60)).toBe('M96.0 30.0L98.0 15.0');
  expect(pathOf(track, (point) => point.y, 2, 98, 60)).toBe('M96.0 30.0L98.0 60.0');
  expect(pathOf(track.slice(1), (point) => point.x, 2, 98, 60)).toBe('');
});
