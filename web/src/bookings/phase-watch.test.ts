import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { HandClock } from '../testing/hand-clock';
import type { Phase } from './booking';
import { ASK_EACH, FIRST_PAUSE, PhaseWatch, readPhase, secondsToChange, type PhaseSight, type PhaseTold } from './phase-watch';

const OPENS = Date.parse('2026-11-22T20:00:00Z');
const CLOSES = OPENS + 7_200_000;
type Given = Answer<PhaseTold> | Error;

const told = (phase: Phase, now: number): Given => ({ kind: 'told', value: { phase, state: 'confirmed', opensAt: OPENS, closesAt: CLOSES, now } });
const missing: Given = { kind: 'refused', problem: { status: 404, code: 'not-found', why: 'Nothing.', field: undefined, details: {} } };

async function follow(...answers: Given[]) {
  const clock = new HandClock(77_000);
  const sights: PhaseSight<PhaseTold>[] = [];
  let asked = 0;
  const watch = new PhaseWatch(
    async () => {
      asked += 1;
      const next = answers.shift() ?? new Error('away');
      if (next instanceof Error) throw next;
      return next;
    },
    clock,
    (sight) => sights.push(sight),
  );
  watch.start();
  await clock.pass(0);
  return { clock, watch, sights, answers, asked: () => asked, sight: () => sights.at(-1)!, left: () => secondsToChange(sights.at(-1)!, clock.now()) };
}

test('it counts by the cloud’s time from when the answer came', async () => {
  const { clock, left } = await follow(told('upcoming', OPENS - 30_500));
  expect(left()).toBe(31);
  await clock.pass(500);
  expect(left()).toBe(30);
  await clock.pass(29_000);
  expect(left()).toBe(1);
});

test('at the moment the phase ends the cloud is asked, and only its word opens', async () => {
  const { clock, sight, left, asked } = await follow(told('upcoming', OPENS - 20_000), told('active', OPENS));
  await clock.pass(19_999);
  expect([asked(), sight().told!.phase]).toEqual([1, 'upcoming']);
  await clock.pass(1);
  expect([asked(), sight().told!.phase, left()]).toEqual([2, 'active', 7200]);
});

test('a cloud that is not there yet at the moment is not asked in a loop', async () => {
  const { clock, asked } = await follow(told('upcoming', OPENS), told('upcoming', OPENS), told('active', OPENS + 50));
  await clock.pass(99);
  expect(asked()).toBe(1);
  await clock.pass(200);
  expect(asked()).toBe(3);
});

test('it is asked each minute, and when the page is looked at again', async () => {
  const { clock, asked, answers } = await follow(told('upcoming', OPENS - 3_600_000));
  answers.push(told('upcoming', OPENS - 3_540_000), told('cancelled', OPENS - 3_530_000));
  await clock.pass(ASK_EACH);
  expect(asked()).toBe(2);
  clock.wake();
  await clock.pass(0);
  expect(asked()).toBe(3);
});

test('when nothing answers the last word stays, it counts on, and it is tried again', async () => {
  const { clock, sight, left, answers, asked } = await follow(told('upcoming', OPENS - 70_000));
  await clock.pass(ASK_EACH);
  expect([sight().hearing, sight().told!.phase, left()]).toEqual(['away', 'upcoming', 10]);
  answers.push(told('upcoming', OPENS - 9_000));
  await clock.pass(FIRST_PAUSE);
  expect([sight().hearing, asked()]).toEqual(['heard', 3]);
});

test('what is not there is asked for no more', async () => {
  const { clock, sight, asked } = await follow(missing);
  await clock.pass(3_600_000);
  expect([sight().hearing, asked(), clock.waiting]).toEqual(['lost', 1, 0]);
});

test('what is over has nothing to count to', async () => {
  const { left } = await follow(told('finished', CLOSES));
  expect(left()).toBeUndefined();
});

test('an end leaves nothing running, and an answer that comes after it is not told', async () => {
  const { clock, watch, sights } = await follow(told('upcoming', OPENS - 1000));
  void watch.look();
  watch.stop();
  await clock.pass(10_000);
  expect([sights.length, clock.waiting]).toEqual([1, 0]);
});

test.each([
  ['an unknown phase', { phase: 'later' }],
  ['a moment that is none', { opensAt: 'soon' }],
  ['seconds below nothing', { secondsUntilOpen: -1 }],
])('%s is not believed', (_, change) => {
  const whole = { phase: 'upcoming', state: 'confirmed', opensAt: '2026-11-22T20:00:00Z', closesAt: '2026-11-22T22:00:00Z', now: '2026-11-22T19:00:00Z', secondsUntilOpen: 3600 };
  expect(readPhase(whole)).toMatchObject({ phase: 'upcoming', opensAt: OPENS });
  expect(readPhase({ ...whole, ...change })).toBeUndefined();
});
