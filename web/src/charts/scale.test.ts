import { expect, test } from 'vitest';
import { evenScale, scaleOf } from './scale';

test.each([
  ['a sensor at rest is drawn calm', -10.1, -9.9, 2, [-11, -10, -9], 0],
  ['a sensor on its way fills the height', -9.6, 12.2, 2, [-10, 0, 10, 20], 0],
  ['HFD have halves or fifths', 2.1, 2.5, 0.5, [2, 2.2, 2.4, 2.6], 1],
  ['a focuser that never moved stands in the middle', 12_450, 12_450, 20, [12_440, 12_450, 12_460], 0],
  ['thousands', 100, 9000, 20, [0, 5000, 10_000], 0],
] as const)('%s', (_, low, high, least, marks, decimals) => {
  const scale = scaleOf(low, high, least)!;
  expect(scale.marks).toEqual(marks);
  expect(scale.decimals).toBe(decimals);
  expect(scale.low).toBeLessThanOrEqual(low);
  expect(scale.high).toBeGreaterThanOrEqual(high);
});

test('without a value there is no scale', () => {
  expect(scaleOf(Infinity, -Infinity, 1)).toBeUndefined();
});

test('whatever the values, the scale holds them with two to four marks', () => {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let run = 0; run < 500; run += 1) {
    const low = (random() - 0.5) * 10 ** Math.round(random() * 6);
    const high = low + random() * 10 ** Math.round(random() * 5 - 2);
    const scale = scaleOf(low, high, 0.01)!;
    expect(scale.low).toBeLessThanOrEqual(low + 1e-6);
    expect(scale.high).toBeGreaterThanOrEqual(high - 1e-6);
    expect(scale.marks.length).toBeGreaterThanOrEqual(2);
    expect(scale.marks.length).toBeLessThanOrEqual(4);
  }
});

test('an even scale has 0 in its middle', () => {
  expect(evenScale(5)).toEqual({ low: -5, high: 5, marks: [-5, 0, 5], decimals: 0 });
});
