import { expect, test } from 'vitest';
import { horizonAt, nightCurve } from './night-curve';
import { partsOf, timesOfShots } from './timeline';
import type { Step } from './verdict';

const step = (kind: string, from: number, to: number, shot?: number, firstFrame?: number, lastFrame?: number): Step => ({ kind, from, to, shot, firstFrame, lastFrame });
const STEPS = [
  step('slew', 0, 60), step('filter', 60, 70), step('frames', 70, 400, 0, 1, 3), step('dither', 400, 415), step('frames', 415, 700, 0, 4, 6), step('dither', 700, 715),
  step('frames', 715, 800, 0, 7, 7), step('dither', 800, 815), step('filter', 815, 825), step('frames', 825, 900, 1, 1, 1), step('focus', 900, 950), step('frames', 950, 990, 1, 2, 2), step('spare', 990, 1000),
];

test('frames that only a dither parts are one thing, and all of the slot is told', () => {
  const parts = partsOf(STEPS);
  expect(parts.map(({ kind, firstFrame, lastFrame }) => [kind, firstFrame, lastFrame])).toEqual([
    ['slew', undefined, undefined], ['filter', undefined, undefined], ['frames', 1, 7], ['dither', undefined, undefined], ['filter', undefined, undefined],
    ['frames', 1, 1], ['focus', undefined, undefined], ['frames', 2, 2], ['spare', undefined, undefined],
  ]);
  expect(parts[2]!.between).toEqual([['dither', 30]]);
  expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to));
});

test('each row has its time, and one of which nothing fits has none', () => {
  expect(timesOfShots(STEPS, 3)).toEqual([{ from: 70, to: 800 }, { from: 825, to: 990 }, undefined]);
});

const at = (text: string) => Date.parse(text);
const LIMOGNE = { latitudeDegrees: 44.4, longitudeDegrees: 1.7 };
const M31 = { ra: 10.68, dec: 41.27 };

test('the night’s curve goes from before sunset to after sunrise and is highest at the meridian', () => {
  const night = { from: at('2026-11-22T11:00:00Z'), to: at('2026-11-23T11:00:00Z') };
  const curve = nightCurve(LIMOGNE, [{ azimuthDegrees: 0, altitudeDegrees: 10 }, { azimuthDegrees: 360, altitudeDegrees: 10 }], M31, night, { from: at('2026-11-22T20:15:00Z'), to: at('2026-11-22T20:45:00Z') });
  // By almanacs the Sun sets there at 16:21 UTC and rises at 6:58; half an hour is added on either side.
  expect(new Date(curve.from).toISOString().slice(11, 15)).toBe('15:5');
  expect(new Date(curve.to).toISOString().slice(11, 15)).toBe('07:2');
  // The cloud’s check of that slot: it crosses the meridian at 20:30:03, 87.02° high, and is 30.08° from the Moon at 20:30.
  expect(curve.highest!.altitude).toBeCloseTo(87.02, 1);
  expect(Math.abs(curve.highest!.at - at('2026-11-22T20:30:03Z'))).toBeLessThanOrEqual(300_000);
  expect(curve.points[0]!.horizon).toBe(10);
  expect(Math.abs(curve.moonDegrees - 30.08)).toBeLessThan(0.1);
});

test('a horizon is straight between its points', () => {
  const line = [{ azimuthDegrees: 0, altitudeDegrees: 14 }, { azimuthDegrees: 45, altitudeDegrees: 12 }, { azimuthDegrees: 360, altitudeDegrees: 14 }];
  expect([0, 22.5, 45, 202.5].map((azimuth) => horizonAt(line, azimuth))).toEqual([14, 13, 12, 13]);
  expect(horizonAt([], 100)).toBe(0);
});
