import { expect, test } from 'vitest';
import { isTwin, TWIN_WITHIN, twinOf } from './twins';

const mark = { twin: 'paused', from: 'push', shownAt: 1_000, link: '/' };

test('the same kind from the other side within two minutes is the same', () => {
  expect(isTwin(mark, 'paused', 'push', 1_000 + TWIN_WITHIN)).toBe(true);
  expect(isTwin(mark, 'paused', 'push', 1_001 + TWIN_WITHIN)).toBe(false);
  expect(isTwin(mark, 'resumed', 'push', 1_000)).toBe(false);
  expect(isTwin(mark, 'paused', 'page', 1_000)).toBe(false);
});

test('what has no mark, and what is never pushed, is the same as nothing', () => {
  for (const other of [undefined, null, 'x', {}, { ...mark, shownAt: undefined }]) expect(isTwin(other, 'paused', 'push', 1_000)).toBe(false);
  expect(isTwin({ ...mark, twin: '' }, '', 'push', 1_000)).toBe(false);
});

test('only what is of one’s own session has a twin', () => {
  expect([twinOf('completed', true), twinOf('completed', false), twinOf('unsafe', true), twinOf('test', true)]).toEqual(['ended', '', '', '']);
});
