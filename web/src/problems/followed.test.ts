import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { HandClock } from '../testing/hand-clock';
import { ASK_AGAIN, Followed, type FollowedSight } from './followed';

const told = (value: string): Answer<string> => ({ kind: 'told', value });
const refused: Answer<string> = { kind: 'refused', problem: { status: 404, code: 'not-found', why: 'Nothing here.', field: undefined, details: {} } };

/** Each question waits until it is answered by its place. */
function open() {
  const clock = new HandClock(0);
  const questions: { resolve: (answer: Answer<string>) => void; reject: (error: Error) => void }[] = [];
  let sight: FollowedSight<string> | undefined;
  const followed = new Followed<string>(() => new Promise((resolve, reject) => questions.push({ resolve, reject })), clock, (next) => (sight = next));
  const stop = followed.start();
  return { clock, questions, followed, stop, now: () => sight };
}

test('an answer that is overtaken by a later question counts no more', async () => {
  const { clock, questions, followed, now } = open();
  void followed.look();
  questions[1]!.resolve(told('new'));
  questions[0]!.resolve(told('old'));
  await clock.pass(0);
  expect(now()?.value).toBe('new');
});

test('what is told otherwise is shown at once, and the list is asked anew', async () => {
  const { clock, questions, followed, now } = open();
  questions[0]!.resolve(told('a'));
  await clock.pass(0);
  followed.take((held) => `${held}b`);
  expect([now()?.value, questions.length]).toEqual(['ab', 2]);
  questions[1]!.resolve(told('ab!'));
  await clock.pass(0);
  expect(now()?.value).toBe('ab!');
});

test('when nothing answers it is asked again, and what was known stays; a refusal is said', async () => {
  const { clock, questions, now } = open();
  questions[0]!.resolve(told('a'));
  await clock.pass(0);
  clock.wake();
  questions[1]!.reject(new Error('away'));
  await clock.pass(0);
  await clock.pass(ASK_AGAIN - 1);
  expect([now(), questions.length]).toEqual([{ value: 'a', isAway: true, refused: undefined }, 2]);
  await clock.pass(1);
  questions[2]!.resolve(refused);
  await clock.pass(0);
  expect(now()).toEqual({ value: 'a', isAway: false, refused: 'Nothing here.' });
  expect(clock.waiting).toBe(0);
});

test('once it is over nothing is asked or told any more', async () => {
  const { clock, questions, stop, now } = open();
  stop();
  questions[0]!.resolve(told('late'));
  clock.wake();
  await clock.pass(ASK_AGAIN);
  expect([now(), questions.length]).toEqual([undefined, 1]);
});
