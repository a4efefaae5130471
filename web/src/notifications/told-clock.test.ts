import { expect, test } from 'vitest';
import { ToldClock } from './told-clock';

test('ages are told by the cloud’s clock, however wrong the browser’s is, and only once the cloud told its time', async () => {
  let now = 5_000;
  const clock = new ToldClock(() => now);
  const asked = clock.over(async () => new Response('{}', { headers: { date: 'Sun, 22 Nov 2026 20:00:10 GMT' } }));
  const at = Date.UTC(2026, 10, 22, 20, 0, 0);
  expect(clock.ageOf(at, now)).toBeUndefined();
  await asked('/');
  now += 50_000;
  expect(clock.ageOf(at, now)).toBe(60_000);
  expect(clock.ageOf(at + 3_600_000, now)).toBe(0);
});

test('an answer that tells no time changes nothing', async () => {
  const clock = new ToldClock(() => 0);
  await clock.over(async () => new Response('{}'))('/');
  expect(clock.ageOf(0, 0)).toBeUndefined();
});
