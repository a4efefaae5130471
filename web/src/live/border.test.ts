import { expect, test } from 'vitest';
import { flagIn, instantIn, linesIn, listIn, MAX_TEXT, numberIn, objectIn, pathIn, textIn } from './border';

test('a member of another kind is no member', () => {
  const from = { text: 7, number: '7', flag: 'true', object: [1], list: {}, instant: 1795212000 };
  expect(textIn(from, 'text')).toBeUndefined();
  expect(numberIn(from, 'number')).toBeUndefined();
  expect(flagIn(from, 'flag')).toBeUndefined();
  expect(objectIn(from, 'object')).toBeUndefined();
  expect(listIn(from, 'list')).toEqual([]);
  expect(instantIn(from, 'instant')).toBeUndefined();
});

test('a number that is none is no number', () => {
  expect(numberIn({ a: Number.NaN }, 'a')).toBeUndefined();
  expect(numberIn({ a: Number.POSITIVE_INFINITY }, 'a')).toBeUndefined();
  expect(numberIn({ a: 0 }, 'a')).toBe(0);
});

test('text loses what cannot be seen, turns the line around or is too long', () => {
  expect(textIn({ a: 'M31\u202egnp.tif' }, 'a')).toBe('M31 gnp.tif');
  expect(textIn({ a: 'one\r\ntwo\u0000' }, 'a')).toBe('one two');
  expect(textIn({ a: 'x'.repeat(MAX_TEXT + 1) }, 'a')).toHaveLength(MAX_TEXT);
  expect(textIn({ a: ' \u200f ' }, 'a')).toBeUndefined();
  expect(textIn({ a: '<img src=x onerror=alert(1)>' }, 'a')).toBe('<img src=x onerror=alert(1)>');
});

test('an instant is read to the millisecond, and nothing else is an instant', () => {
  expect(instantIn({ a: '2026-11-21T22:00:08.300Z' }, 'a')).toBe(1795298408300);
  expect(instantIn({ a: '2026-11-21' }, 'a')).toBeUndefined();
  expect(instantIn({ a: '2026-99-99T00:00:00Z' }, 'a')).toBeUndefined();
});

test.each(['javascript:alert(1)', '//elsewhere.example/x', 'https://elsewhere.example/x', '/a?b=c', '/a b', 'a/b', '/\\elsewhere.example'])(
  'the link %s does not stay on this site and is no path',
  (link) => expect(pathIn({ a: link }, 'a')).toBeUndefined(),
);

test('a path on this site is a path', () => {
  expect(pathIn({ a: '/api/telescopes/demo/images/5f0c3a52/preview' }, 'a')).toBe('/api/telescopes/demo/images/5f0c3a52/preview');
});

test.each([
  ['one\ntwo\n', 'one\ntwo\n'],
  ['\tindented', '  indented'],
  ['a\u202egnp.exe', 'a gnp.exe'],
  ['a\r\nb\u0007c', 'a \nb c'],
  [' \n\t\n', undefined],
  ['', undefined],
  [7, undefined],
  ['twelve chars', 'twelve cha'],
] as const)('of a person’s text %j is shown %j, line by line', (text, shown) => expect(linesIn({ text }, 'text', 10)).toBe(shown));
