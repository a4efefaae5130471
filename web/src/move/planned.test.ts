import { expect, test } from 'vitest';
import { booking, OPENS, CLOSES } from '../testing/bookings';
import { asObject } from '../live/border';
import { readPlanned, wishNow } from './planned';

const KEPT = {
  target: { name: 'M 31', raJ2000Hours: 0.712, decJ2000Degrees: 41.27 },
  shots: [{ filter: 'Ha', exposureSeconds: 0.5, count: 3, binning: 2, gain: 100, offset: 20 }, { filter: 'L', exposureSeconds: 300, count: 12, binning: 1 }],
  constraints: { minimumAltitudeDegrees: 20, fromHourAngleHours: -6, toHourAngleHours: 6, moonDistanceDegrees: 40, moonDown: true, priority: 'high' },
};

const read = (plan: object) => readPlanned(asObject(JSON.parse(JSON.stringify(booking({ plan }))))!)!;

test('a plan that is read and asked for again has lost nothing', () => {
  expect(wishNow(read(KEPT))).toEqual({ telescope: 'demo', from: OPENS, to: CLOSES, plan: KEPT });
});

test('what a plan leaves to the usual is the usual', () => {
  const { constraints, ...bare } = KEPT;
  expect(read(bare).plan.constraints).toEqual({ minimumAltitudeDegrees: 30, fromHourAngleHours: -3, toHourAngleHours: 3, moonDistanceDegrees: 0, moonDown: false, priority: 'normal' });
  expect(constraints.priority).toBe('high');
});

test('a plan without a target is no wish', () => {
  expect(wishNow(read({ shots: KEPT.shots }))).toBeUndefined();
});
