import { expect, test } from 'vitest';
import { skyline } from './skyline';

const point = (azimuthDegrees: number | undefined, altitudeDegrees: number | undefined) => ({ azimuthDegrees, altitudeDegrees });

test('without points the horizon is level at 0°', () => {
  expect(skyline([])).toEqual([point(0, 0), point(360, 0)]);
});

test('one point is the same height all round', () => {
  expect(skyline([point(120, 15)])).toEqual([point(0, 15), point(120, 15), point(360, 15)]);
});

test('it goes on straight over north from the last point to the first, in whatever order they were typed', () => {
  // From 30° high at azimuth 300° to 10° at 20°: 60 of the 80 degrees on, 15° high.
  expect(skyline([point(300, 30), point(20, 10)])).toEqual([point(0, 15), point(20, 10), point(300, 30), point(360, 15)]);
});

test('what is no direction yet is left out', () => {
  expect(skyline([point(undefined, 5), point(10, undefined), point(360, 5), point(40, 91), point(-1, 3)])).toEqual(skyline([]));
});
