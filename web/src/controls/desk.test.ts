import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { PAUSES } from '../api/attempt';
import { HandClock } from '../testing/hand-clock';
import type { Control, ControlPage, ControlWish } from './control';
import { ASK_EACH, ASK_SELDOM, Desk, DOUBLE_CLICK, SOON_OVER, type DeskSight } from './desk';

const PAUSE: ControlWish = { control: 'pause' };
const written = (id: string, state: string, at = 0, control = 'pause'): Control => ({ id, control, meant: undefined, parameters: {}, by: 'user', mine: true, at, state, reason: undefined });
const told = (control: Control): Answer<Control> => ({ kind: 'told', value: control });
const page = (...controls: Control[]): Answer<ControlPage> => ({ kind: 'told', value: { controls, before: undefined } });
const refused: Answer<Control> = { kind: 'refused', problem: { status: 409, code: 'pause-first', why: 'Pause first.', field: undefined, details: {} } };

/** A desk in front of a cloud that answers each question for the list as `list` does, and each wish with the next answer. */
async function open(list: () => Answer<ControlPage> | Error = () => page()) {
  const clock = new HandClock(0);
  const answers: (Answer<Control> | Error)[] = [];
  const ids: string[] = [];
  const cloud = { list, lists: 0, befores: [] as (string | undefined)[] };
  let made = 0;
  let sight!: DeskSight;
  const given = <T>(answer: T | Error): T => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const desk = new Desk(
    {
      ask: async ({ id }) => (ids.push(id), given(answers.shift()!)),
      list: async (before) => ((cloud.lists += 1), cloud.befores.push(before), given(cloud.list())),
    },
    clock,
    () => `id-${(made += 1)}`,
    (next) => (sight = next),
  );
  desk.start();
  await clock.pass(0);
  return { desk, clock, answers, ids, cloud, now: () => sight };
}

test('what was done before is there at once, and is not asked for again while nothing is under way', async () => {
  const { clock, cloud, now } = await open(() => page(written('a', 'done')));
  expect(now().controls?.map(({ id }) => id)).toEqual(['a']);
  await clock.pass(3_600_000);
  expect([cloud.lists, clock.waiting]).toEqual([1, 0]);
});

test('a click is one id, and is followed from asked over taken to done', async () => {
  const { desk, clock, answers, ids, cloud, now } = await open();
  answers.push(told(written('id-1', 'requested')));
  cloud.list = () => page(written('id-1', 'requested'));
  desk.ask(PAUSE);
  expect(now().errands[0]!.stage).toEqual({ kind: 'asking', unsure: false });
  await clock.pass(0);
  expect(now().controls![0]!.state).toBe('requested');
  cloud.list = () => page(written('id-1', 'taken'));
  await clock.pass(ASK_EACH);
  expect(now().controls![0]!.state).toBe('taken');
  cloud.list = () => page(written('id-1', 'done'));
  await clock.pass(ASK_EACH);
  expect(now().controls![0]!.state).toBe('done');
  expect([ids, clock.waiting]).toEqual([['id-1'], 0]);
});

test('a double click is one click, also when the first was answered already; a later one is another', async () => {
  const { desk, clock, answers, ids, cloud } = await open();
  answers.push(told(written('id-1', 'done')), refused, refused);
  cloud.list = () => page(written('id-1', 'done'));
  desk.ask(PAUSE);
  desk.ask(PAUSE);
  await clock.pass(DOUBLE_CLICK - 1);
  desk.ask(PAUSE);
  expect(ids).toEqual(['id-1']);
  await clock.pass(DOUBLE_CLICK);
  desk.ask(PAUSE);
  desk.ask({ control: 'park' });
  expect(ids).toEqual(['id-1', 'id-2', 'id-3']);
});

test('a lost answer is asked for with the same id, and however often clicked it is one errand', async () => {
  const { desk, clock, answers, ids, now } = await open();
  answers.push(new Error('lost'), told(written('id-1', 'done')));
  desk.ask(PAUSE);
  await clock.pass(0);
  await clock.pass(PAUSES[0]! - 1);
  expect(now().errands[0]!.stage).toEqual({ kind: 'asking', unsure: true });
  desk.ask(PAUSE);
  await clock.pass(1);
  expect([ids, now().errands.length, now().controls![0]!.state]).toEqual([['id-1', 'id-1'], 1, 'done']);
});

test('when nothing answers for long the list is asked, and a person may ask again with the same id', async () => {
  const { desk, clock, answers, ids, cloud, now } = await open();
  answers.push(...PAUSES.map(() => new Error('lost')), new Error('lost'));
  desk.ask(PAUSE);
  await clock.pass(0);
  await clock.pass(PAUSES.reduce((sum, pause) => sum + pause));
  expect([now().errands[0]!.stage.kind, cloud.lists]).toEqual(['unsure', 2]);
  answers.push(told(written('id-1', 'done')));
  desk.askAgain('id-1');
  await clock.pass(0);
  expect([new Set(ids).size, now().errands[0]!.stage.kind]).toEqual([1, 'told']);
});

test('a refusal is told and nothing else changes', async () => {
  const { desk, clock, answers, cloud, now } = await open(() => page(written('a', 'done')));
  const before = now().controls;
  answers.push(refused);
  desk.ask({ control: 'park' });
  await clock.pass(0);
  expect(now().errands[0]!.stage).toEqual(refused);
  expect([now().controls === before, cloud.lists, clock.waiting]).toEqual([true, 1, 0]);
});

test('an answer is not forgotten because the list is a moment behind, nor put back', async () => {
  const { desk, clock, answers, cloud, now } = await open(() => page(written('a', 'done', 1)));
  answers.push(told(written('id-1', 'taken', 2)));
  desk.ask(PAUSE);
  await clock.pass(0);
  expect(now().controls!.map(({ id, state }) => `${id} ${state}`)).toEqual(['id-1 taken', 'a done']);
  cloud.list = () => page(written('id-1', 'requested', 2), written('a', 'done', 1));
  await clock.pass(ASK_EACH);
  expect(now().controls![0]!.state).toBe('taken');
});

test('while the list cannot be had the last word stands, is said to be old, and is asked for on', async () => {
  const { clock, cloud, now } = await open(() => page(written('a', 'taken')));
  cloud.list = () => new Error('away');
  await clock.pass(ASK_EACH);
  expect([now().isAway, now().controls![0]!.state]).toEqual([true, 'taken']);
  cloud.list = () => page(written('a', 'done'));
  await clock.pass(ASK_EACH);
  expect([now().isAway, now().controls![0]!.state, clock.waiting]).toEqual([false, 'done', 0]);
});

test('what takes long is asked about less often', async () => {
  const { clock, cloud } = await open(() => page(written('a', 'taken', 0, 'cool')));
  await clock.pass(SOON_OVER);
  const soon = cloud.lists;
  await clock.pass(10 * ASK_SELDOM);
  expect([soon, cloud.lists - soon]).toEqual([1 + SOON_OVER / ASK_EACH, 10]);
});

test('older ones come when wanted, and stay when the newest are asked for again', async () => {
  const { desk, cloud, now } = await open(() => ({ kind: 'told', value: { controls: [written('b', 'done', 2)], before: 'older' } }));
  cloud.list = () => page(written('a', 'done', 1));
  await desk.more();
  expect([now().controls!.map(({ id }) => id), now().before, cloud.befores]).toEqual([['b', 'a'], undefined, [undefined, 'older']]);
  cloud.list = () => ({ kind: 'told', value: { controls: [written('b', 'done', 2)], before: 'older' } });
  await desk.look();
  expect([now().controls!.length, now().before]).toEqual([2, undefined]);
});

test('a desk that is closed asks nothing more', async () => {
  const { desk, clock, cloud } = await open(() => page(written('a', 'taken')));
  desk.stop();
  clock.wake();
  await clock.pass(60_000);
  expect([cloud.lists, clock.waiting]).toEqual([1, 0]);
});

test('while the list is not told it is asked for again, as what is under way may have ended', async () => {
  const { clock, cloud, now } = await open(() => new Error('away'));
  expect(now().isAway).toBe(true);
  cloud.list = () => page(written('a', 'done'));
  await clock.pass(ASK_EACH);
  expect([now().isAway, now().controls?.length, clock.waiting]).toEqual([false, 1, 0]);
  cloud.list = () => new Error('away');
  clock.wake();
  await clock.pass(0);
  await clock.pass(SOON_OVER);
  const asked = cloud.lists;
  await clock.pass(ASK_SELDOM);
  expect([now().isAway, cloud.lists - asked]).toEqual([true, 1]);
});

test('what nothing answered to is looked for in the list until it is in there', async () => {
  const { desk, clock, answers, cloud, now } = await open();
  answers.push(...Array.from({ length: 4 }, () => new Error('lost')));
  desk.ask(PAUSE);
  await clock.pass(0);
  await clock.pass(PAUSES.reduce((sum, pause) => sum + pause, 0));
  expect(now().errands[0]!.stage.kind).toBe('unsure');
  cloud.list = () => page(written('id-1', 'done'));
  await clock.pass(ASK_EACH);
  expect([now().controls?.map(({ id, state }) => `${id} ${state}`), clock.waiting]).toEqual([['id-1 done'], 0]);
});

test('a refusal because of what another asked for shows that at once', async () => {
  const { desk, clock, answers, cloud, now } = await open();
  answers.push({ kind: 'refused', problem: { status: 409, code: 'under-way', why: 'Another is under way.', field: undefined, details: {} } });
  cloud.list = () => page(written('other', 'done'));
  desk.ask(PAUSE);
  await clock.pass(0);
  expect([now().controls?.map(({ id }) => id), cloud.lists]).toEqual([['other'], 2]);
});
