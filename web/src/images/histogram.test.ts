import { expect, test } from 'vitest';
import { counts, LEVELS } from '../testing/images';
import { heightsOf, pathOf, peakOf, quantileBin, reachOf } from './histogram';
import { readLevels } from './levels';

test('heights are parts of the highest bin of all channels', () => {
  const [one, two] = heightsOf([counts({ 0: 5, 255: 10 }), counts({ 1: 20 })], 1, false);
  expect([one![0], one![255], two![1], one!.length]).toEqual([0.25, 0.5, 1, 256]);
});

test('log heights let the few be seen beside the many', () => {
  // ln(1 + 9) / ln(1 + 99) = 1/2
  expect(heightsOf([counts({ 3: 9, 4: 99 })], 1, true)[0]!.slice(3, 5)).toEqual([0.5, 1]);
});

test('a part of the range shows its own bins by its own highest', () => {
  const [shown] = heightsOf([counts({ 2: 10, 200: 1000 })], 16, false);
  expect([shown!.length, shown![2]]).toEqual([16, 1]);
});

test('nothing counted stands nowhere', () => {
  expect(heightsOf([counts({})], 1, true)[0]!.every((height) => height === 0)).toBe(true);
  expect(peakOf(counts({}))).toBeUndefined();
  expect(quantileBin([], 0.5)).toBe(0);
});

test('heights are drawn as steps, closed along the ground', () => {
  expect(pathOf([0.5, 1])).toBe('M0 100V50H1V0H2V100Z');
});

test.each([
  [{ 2: 10_000, 200: 10 }, 16],
  [{ 2: 10_000, 30: 10_000 }, 4],
  [{ 2: 10_000, 63: 100 }, 4],
  [{ 2: 10_000, 64: 100 }, 1],
  [{}, 16],
] as const)('pixels at %o are looked at in 1/%i of the range', (bins, reach) => {
  expect(reachOf([counts({ 1: 1000 }), counts(bins)])).toBe(reach);
});

test('the fullest bin is told by its middle', () => {
  expect(peakOf(counts({ 63: 1, 127: 9 }))).toBe(127.5 / 256);
});

test('a quantile is the bin that it is reached in', () => {
  const bins = counts({ 10: 50, 20: 49, 30: 1 });
  expect([0.5, 0.51, 0.99, 1].map((part) => quantileBin(bins, part))).toEqual([10, 20, 20, 30]);
});

test.each([
  ['no channel', { ...LEVELS, before: [] }],
  ['two channels', { ...LEVELS, before: [counts({}), counts({})], after: [counts({}), counts({})] }],
  ['other channels after than before', { ...LEVELS, after: [counts({}), counts({}), counts({})] }],
  ['too few bins', { ...LEVELS, before: [[1, 2, 3]] }],
  ['a count below nothing', { ...LEVELS, before: [counts({ 3: -1 })] }],
  ['a range without length', { ...LEVELS, black: 65_535 }],
  ['none', undefined],
])('levels with %s are none', (_, levels) => {
  expect(readLevels(levels)).toBeUndefined();
});

test('levels are read', () => {
  expect(readLevels(LEVELS)).toEqual(LEVELS);
});
