import { expect, test } from 'vitest';
import { NobodyIn } from '../account/session';
import { HandClock } from '../testing/hand-clock';
import type { Answer } from './ask';
import { Attempt, PAUSES, type Stage } from './attempt';

const WISH = { telescope: 'demo', from: 'a', to: 'b', plan: {} };
const booked: Answer<string> = { kind: 'told', value: 'booked' };
const taken: Answer<string> = { kind: 'refused', problem: { status: 409, code: 'slot-taken', why: 'Taken.', field: undefined, details: {} } };

function open(...answers: (Answer<string> | Error)[]) {
  const clock = new HandClock(0);
  const ids: string[] = [];
  const stages: Stage<string>[] = [];
  let made = 0;
  const attempt = new Attempt<typeof WISH, string>(
    async ({ id }) => {
      ids.push(id);
      const next = answers.shift()!;
      if (next instanceof Error) throw next;
      return next;
    },
    clock,
    () => `id-${(made += 1)}`,
    (stage) => stages.push(stage),
  );
  return { clock, ids, attempt, answers, now: () => stages.at(-1)! };
}

test('a lost answer is asked for again with the same id', async () => {
  const { clock, ids, attempt, now } = open(new Error('lost'), booked);
  attempt.ask(WISH);
  await clock.pass(0);
  expect(now()).toEqual({ kind: 'asking', unsure: true });
  await clock.pass(PAUSES[0]!);
  expect([now(), ids]).toEqual([booked, ['id-1', 'id-1']]);
});

test('when nothing answers for long, it is the person’s to ask again, still with the same id', async () => {
  const { clock, ids, attempt, answers, now } = open(...Array.from({ length: 4 }, () => new Error('lost')));
  attempt.ask(WISH);
  await clock.pass(0);
  await clock.pass(PAUSES.reduce((sum, pause) => sum + pause, 0));
  expect([now().kind, ids.length]).toEqual(['unsure', 4]);
  answers.push(booked);
  attempt.ask(WISH);
  await clock.pass(0);
  expect([now().kind, new Set(ids).size]).toEqual(['told', 1]);
});

test('asking twice at once asks once', async () => {
  const { clock, ids, attempt } = open(booked);
  attempt.ask(WISH);
  attempt.ask(WISH);
  await clock.pass(0);
  expect(ids).toEqual(['id-1']);
});

test('another wish has another id', async () => {
  const { clock, ids, attempt } = open(taken, booked);
  attempt.ask(WISH);
  await clock.pass(0);
  attempt.ask({ ...WISH, from: 'b', to: 'c' });
  await clock.pass(0);
  expect(ids).toEqual(['id-1', 'id-2']);
});

test('whose session has ended has asked for nothing', async () => {
  const { clock, attempt, now } = open(new NobodyIn());
  attempt.ask(WISH);
  await clock.pass(0);
  expect(now()).toEqual({ kind: 'still' });
});
