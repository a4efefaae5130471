import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { HandClock } from '../testing/hand-clock';
import { AGAIN_AFTER, Checker, DEBOUNCE, type Judged } from './checker';
import type { Verdict } from './verdict';

function open() {
  const clock = new HandClock(0);
  const asked: { readonly wish: object; answer: (verdict: Answer<Verdict> | Error) => void }[] = [];
  const seen: Judged[] = [];
  const checker = new Checker(
    (wish) => new Promise((tell, fail) => asked.push({ wish, answer: (verdict) => (verdict instanceof Error ? fail(verdict) : tell(verdict)) })),
    clock,
    (judged) => seen.push(judged),
  );
  return { clock, asked, checker, now: () => seen.at(-1)! };
}

const verdict = (works: boolean): Answer<Verdict> => ({ kind: 'told', value: { works } as Verdict });

test('many letters are one question', async () => {
  const { clock, asked, checker } = open();
  for (let letter = 0; letter < 5; letter += 1) {
    checker.wish({ letter });
    await clock.pass(DEBOUNCE - 1);
  }
  expect(asked).toEqual([]);
  await clock.pass(1);
  expect(asked.map(({ wish }) => wish)).toEqual([{ letter: 4 }]);
});

test('the answer to an older wish is dropped, however late it comes', async () => {
  const { clock, asked, checker, now } = open();
  checker.wish({ n: 1 });
  await clock.pass(DEBOUNCE);
  checker.wish({ n: 2 });
  await clock.pass(DEBOUNCE);
  asked[1]!.answer(verdict(true));
  await clock.pass(0);
  asked[0]!.answer(verdict(false));
  await clock.pass(0);
  expect(now()).toEqual({ stage: 'still', answer: verdict(true), isFresh: true });
});

test('the last answer stays to be read while the next is awaited, but counts no more', async () => {
  const { clock, asked, checker, now } = open();
  checker.wish({ n: 1 });
  await clock.pass(DEBOUNCE);
  asked[0]!.answer(verdict(true));
  await clock.pass(0);
  checker.wish({ n: 2 });
  expect(now()).toEqual({ stage: 'asking', answer: verdict(true), isFresh: false });
});

test('when nothing answers it is asked again by itself', async () => {
  const { clock, asked, checker, now } = open();
  checker.wish({ n: 1 });
  await clock.pass(DEBOUNCE);
  asked[0]!.answer(new Error('away'));
  await clock.pass(0);
  expect(now().stage).toBe('away');
  await clock.pass(AGAIN_AFTER);
  expect(asked.length).toBe(2);
});

test('a wish that is not whole has no answer and asks nothing', async () => {
  const { clock, asked, checker, now } = open();
  checker.wish({ n: 1 });
  checker.wish(undefined);
  await clock.pass(60_000);
  expect([asked.length, now().answer, clock.waiting]).toEqual([0, undefined, 0]);
});
