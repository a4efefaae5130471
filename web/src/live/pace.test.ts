import { expect, test } from 'vitest';
import { PACE_SAMPLES, paceOf, withSample, type PaceSample } from './pace';

function samplesOf(...pairs: [at: number, seconds: number][]): readonly PaceSample[] {
  return pairs.reduce<readonly PaceSample[]>((samples, [at, seconds]) => withSample(samples, { at, seconds }), []);
}

test('a night played twenty times as fast has a pace of twenty', () => {
  expect(paceOf(samplesOf([0, 100], [1000, 120], [3000, 160]))).toBe(20);
});

test('a real night has a pace of exactly one, whatever the jitter of its messages', () => {
  expect(paceOf(samplesOf([0, 100], [900, 101]))).toBe(1);
  expect(paceOf(samplesOf([0, 100], [1200, 101]))).toBe(1);
});

test('one sample tells nothing', () => {
  expect(paceOf([])).toBeUndefined();
  expect(paceOf(samplesOf([0, 100]))).toBeUndefined();
});

test('a clock that goes back or leaps begins anew', () => {
  expect(samplesOf([0, 100], [1000, 101], [2000, 50])).toEqual([{ at: 2000, seconds: 50 }]);
  expect(samplesOf([0, 100], [1000, 90_000])).toEqual([{ at: 1000, seconds: 90_000 }]);
});

test('what is not newer changes nothing, and old samples go', () => {
  expect(samplesOf([1000, 100], [1000, 120])).toHaveLength(1);
  const many = Array.from({ length: 20 }, (_, index): [number, number] => [index * 1000, index]);
  expect(samplesOf(...many)).toHaveLength(PACE_SAMPLES);
});
