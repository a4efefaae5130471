import { expect, test } from 'vitest';
import { MAX_POINTS, Track } from './track';

const filled = (count: number) => {
  let track = Track.of('x', 'y');
  for (let index = 0; index < count; index += 1) track = track.with(index * 2000, { x: index, y: -index });
  return track;
};

test('eight hours of a point each two seconds are kept, and memory has an end', () => {
  const night = filled(8 * 1800);
  expect(night.length).toBe(14_400);
  expect([night.time(0), night.value(0, 'y'), night.value(14_399, 'x')]).toEqual([0, -0, 14_399]);
  const longer = filled(40_000);
  expect(longer.length).toBeGreaterThanOrEqual(14_400);
  expect(longer.length).toBeLessThanOrEqual(MAX_POINTS);
  expect(longer.newest(1)).toEqual([{ at: 79_998_000, x: 39_999, y: -39_999 }]);
  // Without a hole: each point is two seconds after the one before.
  for (let index = 1; index < longer.length; index += 1) expect(longer.time(index) - longer.time(index - 1)).toBe(2000);
});

test('a track never changes: what is added to it, twice over, makes others', () => {
  const before = filled(700);
  const one = before.with(1_400_000, { x: 1, y: 1 });
  const other = before.with(1_400_000, { x: 2, y: 2 });
  const more = one.with(1_402_000, { x: 3, y: 3 });
  expect(before.length).toBe(700);
  expect(before.end).toBe(1_398_000);
  expect(one.newest(1)).toEqual([{ at: 1_400_000, x: 1, y: 1 }]);
  expect(other.newest(2)).toEqual([{ at: 1_398_000, x: 699, y: -699 }, { at: 1_400_000, x: 2, y: 2 }]);
  expect(more.newest(2).map(({ x }) => x)).toEqual([1, 3]);
});

test('an older track keeps its points when a newer one has let them go', () => {
  const full = filled(MAX_POINTS);
  const next = full.with(1e9, { x: 7, y: 7 });
  expect(full.time(0)).toBe(0);
  expect(next.time(0)).toBeGreaterThan(0);
  expect(next.length).toBeLessThan(full.length);
});

test('a point that is none, is told again, or comes too late changes nothing', () => {
  const track = filled(3);
  expect(track.with(9000, undefined)).toBe(track);
  expect(track.with(4000, { x: 9, y: 9 })).toBe(track);
  expect(track.with(3000, { x: 9, y: 9 })).toBe(track);
});

test('a place in time is found', () => {
  const track = filled(1000);
  expect(track.indexAt(-5)).toBe(0);
  expect(track.indexAt(2000)).toBe(1);
  expect(track.indexAt(2001)).toBe(2);
  expect(track.indexAt(1e9)).toBe(1000);
  expect(Track.of('x').end).toBeUndefined();
});
