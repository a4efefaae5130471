import { expect, test } from 'vitest';
import { domePoint } from './dome';

test('the zenith is in the middle, the horizon at the rim, and north is up', () => {
  expect(domePoint(90, 123)).toMatchObject({ x: expect.closeTo(0), y: expect.closeTo(0) });
  expect(domePoint(0, 0)).toMatchObject({ x: expect.closeTo(0), y: expect.closeTo(-1) });
  expect(domePoint(0, 90)).toMatchObject({ x: expect.closeTo(1), y: expect.closeTo(0) });
  expect(domePoint(45, 180)).toMatchObject({ x: expect.closeTo(0), y: expect.closeTo(0.5) });
});

test('below the horizon it stays on the rim, and without a direction it is nowhere', () => {
  expect(domePoint(-30, 270)).toMatchObject({ x: expect.closeTo(-1), y: expect.closeTo(0) });
  expect(domePoint(undefined, 10)).toBeUndefined();
});
