import { expect, test } from 'vitest';
import { trendOf } from './trend';

test('a sensor at its set point is drawn calm, in the middle of two degrees', () => {
  const track = [{ at: 0, celsius: -10 }, { at: 1000, celsius: -10.5 }, { at: 3000, celsius: -9.5 }];
  expect(trendOf(track, -10, 150, 40)).toEqual({ path: 'M0 20L50 30L150 10', setPointY: 20 });
});

test('a sensor on its way fills the height', () => {
  const track = [{ at: 0, celsius: 10 }, { at: 1000, celsius: 0 }];
  expect(trendOf(track, -10, 100, 40)).toEqual({ path: 'M0 0L100 20', setPointY: 40 });
});

test('without two points there is no line', () => {
  expect(trendOf([], undefined, 100, 40)).toEqual({ path: '', setPointY: undefined });
  expect(trendOf([{ at: 5, celsius: 1 }], undefined, 100, 40).path).toBe('');
});
