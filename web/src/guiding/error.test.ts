import { expect, test } from 'vitest';
import { Track } from '../live/track';
import { errorSince, fullScale } from './error';

const track = Track.of('x', 'y').with(1, { x: 3, y: 4 }).with(2, { x: 0, y: 0 }).with(3, { x: -5, y: 0 });

test('the RMS is that of each axis and of the distances from the centre', () => {
  // Distances 5, 0 and 5: the mean of 25, 0 and 25 is 50/3, its root 4.0825. X: 9 and 25 of three, 34/3; Y: 16/3.
  const error = errorSince(track, 0)!;
  expect(error.total).toBeCloseTo(4.0825, 4);
  expect(error.x).toBeCloseTo(3.3665, 4);
  expect(error.y).toBeCloseTo(2.3094, 4);
  expect(error).toMatchObject({ largest: 5, count: 3 });
});

test('only errors since the instant count', () => {
  expect(errorSince(track, 3)).toMatchObject({ x: 5, y: 0, total: 5, count: 1 });
  expect(errorSince(track, 4)).toBeUndefined();
});

test('the drawing’s scale is the smallest step that holds every error', () => {
  expect(fullScale(0)).toBe(1);
  expect(fullScale(1)).toBe(1);
  expect(fullScale(1.01)).toBe(2);
  expect(fullScale(900)).toBe(50);
});
