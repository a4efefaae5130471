import { expect, test } from 'vitest';
import { inOrder, over, type Report, type ReportPage } from './report';

const report = (id: string, at: number, text = 'It is dark.', isAnswered = false): Report => ({
  id, booking: 'b', from: 0, to: 1, target: undefined, by: undefined, text, at, version: isAnswered ? 1 : 0, answer: isAnswered ? { text: 'Done.', at: at + 1 } : undefined,
});
const page = (before: string | undefined, ...problems: Report[]): ReportPage => ({ problems, before });
const ids = ({ problems }: ReportPage) => problems.map(({ id }) => id).join('');

test('open ones come first, of each kind the newest first, and of the same moment always in the same order', () => {
  const all = [report('a', 1), report('b', 9, '', true), report('c', 3), report('d', 10, '', true), report('e', 3)];
  expect(all.sort(inOrder).map(({ id }) => id).join('')).toBe('ecadb');
});

test('the first page as it is told is all there is when nothing was held, or nothing follows it', () => {
  const told = page(undefined, report('a', 5));
  expect(over(undefined, told)).toBe(told);
  expect(over(page(undefined, report('a', 5), report('z', 1)), told)).toBe(told);
  expect(ids(over(page('x', report('a', 5)), page(undefined)))).toBe('');
});

test('what lies behind a page that is told anew stays, and so does the place where it ends', () => {
  const held = page('late', report('c', 3), report('b', 2), report('a', 1));
  const told = over(held, page('early', report('d', 4), report('c', 3)));
  expect([ids(told), told.before]).toEqual(['dcba', 'late']);
});

test('what has left its place for the page is not there twice', () => {
  const held = page('late', report('c', 3), report('b', 2), report('a', 1));
  const told = over(held, page('early', report('c', 3), report('a', 1, '', true)));
  expect(ids(told)).toBe('ca');
});

test('what is held before the end of a page and is not in it is gone from there', () => {
  const held = page('late', report('c', 3), report('b', 2), report('a', 1));
  expect(ids(over(held, page('early', report('c', 3), report('a', 1))))).toBe('ca');
});
