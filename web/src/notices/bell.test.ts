import { expect, test } from 'vitest';
import { HandClock } from '../testing/hand-clock';
import { Bell, QUIET } from './bell';
import type { Notice } from './notice';

function open() {
  const clock = new HandClock(0);
  const rang: string[] = [];
  const bell = new Bell(clock, ({ kind }) => rang.push(`${kind} ${clock.now()}`));
  return { clock, rang, bell };
}

const IMAGE = { kind: 'image', image: {} } as Notice;
const [UNSAFE, BACK, PAUSED]: Notice[] = [{ kind: 'unsafe' }, { kind: 'back' }, { kind: 'paused' }];

test('the first rings at once, and of several what matters most', () => {
  const { bell, rang } = open();
  bell.take([IMAGE, UNSAFE!, BACK!]);
  expect(rang).toEqual(['unsafe 0']);
});

test('for some seconds it is quiet; then what mattered most meanwhile rings, once', async () => {
  const { bell, clock, rang } = open();
  bell.take([IMAGE]);
  await clock.pass(1_000);
  bell.take([BACK!]);
  bell.take([PAUSED!]);
  bell.take([IMAGE]);
  await clock.pass(QUIET - 1_001);
  expect(rang).toEqual(['image 0']);
  await clock.pass(1);
  expect(rang).toEqual(['image 0', `paused ${QUIET}`]);
  await clock.pass(10 * QUIET);
  expect([rang.length, clock.waiting]).toEqual([2, 0]);
});

test('nothing new lets what waits wait on', async () => {
  const { bell, clock, rang } = open();
  bell.take([IMAGE]);
  bell.take([UNSAFE!]);
  bell.take([]);
  await clock.pass(QUIET);
  expect(rang).toEqual(['image 0', `unsafe ${QUIET}`]);
});

test('a bell that is put away rings no more', async () => {
  const { bell, clock, rang } = open();
  bell.take([IMAGE]);
  bell.take([UNSAFE!]);
  bell.stop();
  await clock.pass(QUIET);
  expect([rang, clock.waiting]).toEqual([['image 0'], 0]);
});
