import { expect, test } from 'vitest';
import { NobodyIn } from '../account/session';
import type { Answer } from '../api/ask';
import { quiet } from '../testing/hand-clock';
import { Saver, type Saving } from './saving';

const refused: Answer<string> = { kind: 'refused', problem: { status: 400, code: 'x', why: 'No.', field: undefined, details: {} } };

function open() {
  const asked: { value: string; answer: (answer: Answer<string> | Error) => void }[] = [];
  const told: [string, Saving][] = [];
  const saver = new Saver<string>(
    'kept',
    (value) => new Promise((resolve, reject) => asked.push({ value, answer: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)) })),
    (chosen, saving) => told.push([chosen, saving]),
  );
  const answer = async (with_: Answer<string> | Error) => {
    asked.at(-1)!.answer(with_);
    await quiet();
  };
  return { asked, told, saver, answer, now: () => told.at(-1)! };
}

const kept = (value: string): Answer<string> => ({ kind: 'told', value });

test('what is chosen is shown at once and saved', async () => {
  const { saver, answer, now } = open();
  saver.choose('a');
  expect(now()).toEqual(['a', { kind: 'saving' }]);
  await answer(kept('a'));
  expect(now()).toEqual(['a', { kind: 'saved' }]);
});

test('two quick choices go one after the other, and what lay between is left out', async () => {
  const { saver, asked, answer, now } = open();
  saver.choose('a');
  saver.choose('ab');
  saver.choose('abc');
  expect(asked.map(({ value }) => value)).toEqual(['a']);
  await answer(kept('a'));
  expect(now()).toEqual(['abc', { kind: 'saving' }]);
  await answer(kept('abc'));
  expect([asked.map(({ value }) => value), now()]).toEqual([['a', 'abc'], ['abc', { kind: 'saved' }]]);
});

test('a first that fails is no matter when the second is kept', async () => {
  const { saver, answer, now } = open();
  saver.choose('a');
  saver.choose('b');
  await answer(new Error('away'));
  await answer(kept('b'));
  expect(now()).toEqual(['b', { kind: 'saved' }]);
});

test('what is not saved is said, with the cloud’s reason if it gave one, and saved by another try', async () => {
  const { saver, answer, now } = open();
  saver.choose('a');
  await answer(new Error('away'));
  expect(now()).toEqual(['a', { kind: 'unsaved', why: undefined }]);
  saver.again();
  expect(now()).toEqual(['a', { kind: 'saving' }]);
  await answer(refused);
  expect(now()).toEqual(['a', { kind: 'unsaved', why: 'No.' }]);
  saver.again();
  await answer(kept('a'));
  expect(now()).toEqual(['a', { kind: 'saved' }]);
});

test('whose session has ended is told so elsewhere', async () => {
  const { saver, answer, now } = open();
  saver.choose('a');
  await answer(new NobodyIn());
  expect(now()).toEqual(['a', { kind: 'still' }]);
});

test('a page that is left saves what was chosen and says nothing more', async () => {
  const { saver, asked, answer, told } = open();
  saver.choose('a');
  saver.choose('b');
  saver.stop();
  const before = told.length;
  await answer(kept('a'));
  await answer(kept('b'));
  expect([asked.length, told.length]).toEqual([2, before]);
});
