import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { HandClock } from '../testing/hand-clock';
import { Fresh, LOOK_AGAIN, LOOK_EACH } from './fresh';

function open() {
  const clock = new HandClock(0);
  const cloud = { fresh: 3 as number | Error, asked: 0, isSeen: true };
  const told: number[] = [];
  const counting = new Fresh(
    async (): Promise<Answer<number>> => {
      cloud.asked += 1;
      if (cloud.fresh instanceof Error) throw cloud.fresh;
      return { kind: 'told', value: cloud.fresh };
    },
    clock,
    () => cloud.isSeen,
    (fresh) => told.push(fresh),
  );
  const stop = counting.start();
  return { clock, cloud, told, counting, stop };
}

test('it is asked at once, and upon news at once', async () => {
  const { clock, cloud, told, counting } = open();
  await clock.pass(0);
  cloud.fresh = 4;
  counting.look();
  await clock.pass(0);
  expect(told).toEqual([3, 4]);
});

test('a page that is looked at again asks, but not twice in a minute', async () => {
  const { clock, cloud } = open();
  await clock.pass(LOOK_AGAIN - 1);
  clock.wake();
  expect(cloud.asked).toBe(1);
  await clock.pass(1);
  clock.wake();
  clock.wake();
  expect(cloud.asked).toBe(2);
});

test('a page that is looked at for long asks seldom, one that nobody sees never', async () => {
  const { clock, cloud } = open();
  await clock.pass(2 * LOOK_EACH);
  expect(cloud.asked).toBe(3);
  cloud.isSeen = false;
  await clock.pass(5 * LOOK_EACH);
  expect(cloud.asked).toBe(3);
});

test('without an answer what was known stays, and an overtaken answer counts no more', async () => {
  const { clock, cloud, told, counting } = open();
  await clock.pass(0);
  cloud.fresh = new Error('away');
  counting.look();
  await clock.pass(0);
  expect(told).toEqual([3]);
  cloud.fresh = 1;
  counting.look();
  cloud.fresh = 0;
  counting.look();
  await clock.pass(0);
  expect(told).toEqual([3, 0]);
});

test('once the bell is gone nothing is asked or told', async () => {
  const { clock, cloud, told, counting, stop } = open();
  counting.look();
  stop();
  clock.wake();
  await clock.pass(3 * LOOK_EACH);
  expect([cloud.asked, told, clock.waiting]).toEqual([2, [], 0]);
});
