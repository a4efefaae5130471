import { expect, test } from 'vitest';
import { instantAt } from './site-clock';

test.each([
  ['2026-12-24T18:00', 'Europe/Paris', '2026-12-24T17:00:00Z'],
  ['2026-07-01T18:00', 'Europe/Paris', '2026-07-01T16:00:00Z'],
  ['2026-07-01T05:45', 'Asia/Kathmandu', '2026-07-01T00:00:00Z'],
  ['2026-01-01T00:30', 'Pacific/Auckland', '2025-12-31T11:30:00Z'],
  ['2026-10-25T04:00', 'Europe/Paris', '2026-10-25T03:00:00Z'],
])('%s in %s is %s', (local, zone, utc) => {
  expect(instantAt(local, zone)).toBe(Date.parse(utc));
});

test('an hour that the clocks jump over is less than two hours off', () => {
  expect(Math.abs(instantAt('2026-03-29T02:30', 'Europe/Paris')! - Date.parse('2026-03-29T01:00:00Z'))).toBeLessThanOrEqual(3_600_000);
});

test('what is no day and time is none', () => {
  expect([instantAt('', 'UTC'), instantAt('2026-12-24', 'UTC')]).toEqual([undefined, undefined]);
});
