import { expect, test } from 'vitest';
import { changes, EPOCH, log, stateAt } from '../testing/messages';
import { MAX_FEED } from './feed';
import { nightOf, withChanges, type Night } from './night';
import { readFrame, type ChangesFrame, type StateFrame } from './wire';

const rows = (from: number, to: number, epoch = EPOCH) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ epoch, ...log(from + index, `line ${from + index}`) }));
const state = (from: number, to: number, before?: Night, epoch = EPOCH) =>
  nightOf(readFrame(JSON.stringify(stateAt(to, 0, { timeline: rows(from, to, epoch) }))) as StateFrame, 1000, before);
const seqs = (night: Night) => night.feed.map((row) => row.position.seq);
const gaps = (night: Night) => night.feed.filter((row) => row.afterGap).map((row) => row.position.seq);

test('a new state adds to the feed what it tells, each once, and keeps what was known', () => {
  const again = state(4, 8, state(1, 5));
  expect(seqs(again)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(gaps(again)).toEqual([]);
});

test('a state that goes on just where the feed ended leaves no gap', () => {
  expect(gaps(state(6, 8, state(1, 5)))).toEqual([]);
});

test('where more happened than a state tells, the gap is owned up to, and stays', () => {
  const torn = state(20, 22, state(1, 5));
  expect(seqs(torn)).toEqual([22, 21, 20, 5, 4, 3, 2, 1]);
  expect(gaps(torn)).toEqual([20]);
  expect(gaps(state(20, 23, torn))).toEqual([20]);
});

test('a relay that began a new epoch leaves a gap', () => {
  expect(gaps(state(1, 2, state(1, 5, undefined, EPOCH - 1)))).toEqual([1]);
});

test('a state that tells nothing takes nothing away', () => {
  const empty = nightOf(readFrame(JSON.stringify(stateAt(5, 0))) as StateFrame, 1000, state(1, 5));
  expect(seqs(empty)).toEqual([5, 4, 3, 2, 1]);
});

test('rows are kept across many reconnections, and have an end', () => {
  let night = state(1, 50);
  for (let from = 40; from < 2000; from += 40) night = state(from, from + 50, night);
  expect(night.feed).toHaveLength(MAX_FEED);
  const last = readFrame(JSON.stringify(changes(2050, 2051, 1, [log(2051, 'last')]))) as ChangesFrame;
  const after = withChanges(night, last, 2000);
  expect(after.feed).toHaveLength(MAX_FEED);
  expect(after.feed[0]!.position.seq).toBe(2051);
});
