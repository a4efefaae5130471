import { expect, test } from 'vitest';
import { readSexagesimal } from './coordinates';

const parts = (text: string | undefined, value?: number) => {
  const angle = readSexagesimal(text, value);
  return angle && [angle.negative ? -1 : 1, angle.whole, angle.minutes, angle.seconds];
};

test('a coordinate is read as Voyager writes it', () => {
  expect(parts('02:49:50')).toEqual([1, 2, 49, 50]);
  expect(parts('47° 20\' 07"')).toEqual([1, 47, 20, 7]);
  expect(parts('-05° 23\' 28"')).toEqual([-1, 5, 23, 28]);
  expect(parts('+41:16:09')).toEqual([1, 41, 16, 9]);
});

test('an angle just below nothing keeps its sign', () => {
  expect(parts('-00° 12\' 00"')).toEqual([-1, 0, 12, 0]);
  expect(parts(undefined, -0.2)).toEqual([-1, 0, 12, 0]);
});

test('a number serves where the text does not', () => {
  expect(parts('rubbish', 0.7122)).toEqual([1, 0, 42, 44]);
  expect(parts('99:99:99', 41.2692)).toEqual([1, 41, 16, 9]);
  expect(parts(undefined)).toBeUndefined();
});

test('seconds that round up carry over', () => {
  expect(parts('23:59:59.7')).toEqual([1, 24, 0, 0]);
  expect(parts(undefined, 1.99999)).toEqual([1, 2, 0, 0]);
});
