import { expect, test } from 'vitest';
import { flatExtent, Gnomonic } from './projection';

/** The same by vectors: the direction divided by its part towards the middle, and its parts along east and north. */
function byVectors(centre: { ra: number; dec: number }, { ra, dec }: { ra: number; dec: number }) {
  const unit = (a: number, d: number) => [Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d)] as const;
  const dot = (one: readonly number[], other: readonly number[]) => one.reduce((sum, value, index) => sum + value * other[index]!, 0);
  const [a, d] = [(centre.ra / 180) * Math.PI, (centre.dec / 180) * Math.PI];
  const star = unit((ra / 180) * Math.PI, (dec / 180) * Math.PI);
  const towards = dot(star, unit(a, d));
  const east = [-Math.sin(a), Math.cos(a), 0];
  const north = [-Math.sin(d) * Math.cos(a), -Math.sin(d) * Math.sin(a), Math.cos(d)];
  return { east: ((dot(star, east) / towards) * 180) / Math.PI, north: ((dot(star, north) / towards) * 180) / Math.PI };
}

test.each([
  [{ ra: 10.68, dec: 41.27 }, { ra: 10.09, dec: 41.69 }],
  [{ ra: 359.5, dec: -5 }, { ra: 0.7, dec: -3 }],
  [{ ra: 37.95, dec: 89.26 }, { ra: 200, dec: 88 }],
  [{ ra: 201.7, dec: -47.5 }, { ra: 180, dec: -60 }],
])('what is around %o stands where vectors put it', (centre, star) => {
  const [flat, wanted] = [new Gnomonic(centre).project(star)!, byVectors(centre, star)];
  expect(flat.east).toBeCloseTo(wanted.east, 9);
  expect(flat.north).toBeCloseTo(wanted.north, 9);
});

test('the middle is the middle, and a degree north of it is a degree and a little', () => {
  const around = new Gnomonic({ ra: 83.8, dec: -5.4 });
  expect(around.project({ ra: 83.8, dec: -5.4 })).toEqual({ east: 0, north: 0 });
  // tan 1° is 0.0174551, which is 1.000102 of the 0.0174533 that a degree is.
  expect(around.project({ ra: 83.8, dec: -4.4 })!.north).toBeCloseTo(1.000102, 5);
});

test('what is behind has no place', () => {
  expect(new Gnomonic({ ra: 0, dec: 0 }).project({ ra: 180, dec: 0 })).toBeUndefined();
  expect(new Gnomonic({ ra: 0, dec: 0 }).project({ ra: 85, dec: 0 })).toBeUndefined();
});

test('a field of view is the sensor’s size over the focal length', () => {
  // 1200 × 7.52 µm are 9.024 mm; behind 430 mm that is 0.020986 of the focal length, or 1.20241°.
  const degrees = (2 * Math.atan(9.024 / 2 / 430) * 180) / Math.PI;
  expect(flatExtent(degrees)).toBeCloseTo(1.20241, 4);
});
