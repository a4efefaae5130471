import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { readImageRow } from '../images/image';
import { quiet } from '../testing/hand-clock';
import { apiImage } from '../testing/images';
import type { ImagePage } from './archive';
import { Roll, type RollSight } from './roll';

const page = (ids: string, before?: string): Answer<ImagePage> => ({ kind: 'told', value: { images: [...ids].map((id, at) => readImageRow(apiImage(id, at))!), before } });
const refused = (status: number): Answer<ImagePage> => ({ kind: 'refused', problem: { status, code: 'x', why: 'No such filter.', field: undefined, details: {} } });

function open(...answers: (Answer<ImagePage> | Error)[]) {
  const asked: (string | undefined)[] = [];
  const sights: RollSight[] = [];
  const roll = new Roll(
    async (before) => {
      asked.push(before);
      const next = answers.shift()!;
      if (next instanceof Error) throw next;
      return next;
    },
    (sight) => sights.push(sight),
  );
  const ids = () => sights.at(-1)!.images?.map(({ id }) => id).join('');
  return { roll, asked, answers, sights, ids, now: () => sights.at(-1)! };
}

test('pages follow each other, each image once, to the end', async () => {
  const { roll, asked, ids, now } = open(page('abc', 'p2'), page('cde'));
  await roll.more();
  expect([ids(), now().hasMore]).toEqual(['abc', true]);
  await roll.more();
  expect([ids(), now().hasMore, now().busy]).toEqual(['abcde', false, false]);
  expect(asked).toEqual([undefined, 'p2']);
});

test('a page that does not come loses nothing, and is asked for again', async () => {
  const { roll, asked, ids, now } = open(page('a', 'p2'), new Error('away'), page('b'));
  await roll.more();
  await roll.more();
  expect([ids(), now().trouble, now().busy]).toEqual(['a', { kind: 'away' }, false]);
  await roll.more();
  expect([ids(), now().trouble]).toEqual(['ab', undefined]);
  expect(asked).toEqual([undefined, 'p2', 'p2']);
});

test('a refusal is told in the API’s words, and a telescope that is not there as such', async () => {
  const { roll, now } = open(refused(400), refused(404));
  await roll.more();
  expect(now().trouble).toEqual({ kind: 'refused', why: 'No such filter.' });
  await roll.more();
  expect(now().trouble).toEqual({ kind: 'unknown' });
});

test('what is new comes in front, and the pages go on where they were', async () => {
  const { roll, asked, ids } = open(page('cd', 'p2'), page('abc', 'p1'), page('ef'));
  await roll.more();
  await roll.refresh();
  expect(ids()).toBe('abcd');
  await roll.more();
  expect(ids()).toBe('abcdef');
  expect(asked).toEqual([undefined, undefined, 'p2']);
});

test('when too much is new to know what is between, the list begins anew', async () => {
  const { roll, asked, ids } = open(page('yz', 'p2'), page('ab', 'p1'), page('cd'));
  await roll.more();
  await roll.refresh();
  expect(ids()).toBe('ab');
  await roll.more();
  expect([ids(), asked.at(-1)]).toEqual(['abcd', 'p1']);
});

test('where the last page has come, more looks for what is new', async () => {
  const { roll, asked, ids } = open(page('b'), page('ab'));
  await roll.more();
  await roll.more();
  expect([ids(), asked]).toEqual(['ab', [undefined, undefined]]);
});

test('one question at a time, and nothing after the end', async () => {
  const { roll, asked, sights } = open(page('a', 'p2'), page('b'));
  const first = roll.more();
  await roll.more();
  expect(asked).toHaveLength(1);
  roll.stop();
  const told = sights.length;
  await first;
  await quiet();
  expect(sights).toHaveLength(told);
});
