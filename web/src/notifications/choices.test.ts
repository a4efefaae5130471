import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areSame, asUsual, isChosen, KINDS, USUAL, withWay } from './choices';

const KIND_JAVA = readFileSync(join(process.cwd(), '../functions/src/main/java/stellar/notifications/Kind.java'), 'utf8');
const ALL = [{ kind: 'soon', ways: ['feed', 'push'] }, { kind: 'comet', ways: ['carrier-pigeon'] }];

test('the kinds, their order and their usual ways are those of the cloud', () => {
  const words = [...KIND_JAVA.matchAll(/^ {4}([A-Z]+)\("(\w+)"\)/gm)].map(([, name, word]) => [name!, word!] as const);
  expect(words.map(([, word]) => word)).toEqual(KINDS);
  const wordOf = new Map(words);
  const usual = new Map<string, string[]>();
  for (const [, names, set] of KIND_JAVA.matchAll(/case ([A-Z, ]+) -> EnumSet\.(.+);/g)) {
    const ways = set!.startsWith('allOf') ? ['feed', 'mail', 'push'] : [...set!.matchAll(/Way\.([A-Z]+)/g)].map(([, way]) => way!.toLowerCase());
    for (const name of names!.split(', ')) usual.set(wordOf.get(name)!, set!.startsWith('noneOf') ? [] : ways);
  }
  expect(Object.fromEntries(usual)).toEqual(USUAL);
});

test('a way is turned on and off, in the order of ways, and nothing else changes', () => {
  const on = withWay(ALL, 'soon', 'mail', true);
  expect(on).toEqual([{ kind: 'soon', ways: ['feed', 'mail', 'push'] }, ALL[1]]);
  expect(withWay(on, 'soon', 'mail', true)).toEqual(on);
  expect(withWay(on, 'soon', 'mail', false)).toEqual(ALL);
  expect([isChosen(on, 'soon', 'mail'), isChosen(on, 'image', 'mail')]).toEqual([true, false]);
});

test('as usual puts back what is known here and lets be what a newer cloud brought', () => {
  expect(asUsual(ALL)).toEqual([{ kind: 'soon', ways: ['feed', 'mail', 'push'] }, ALL[1]]);
  expect(areSame(asUsual(ALL), [{ kind: 'soon', ways: ['push', 'feed', 'mail'] }, ALL[1]!])).toBe(true);
  expect(areSame(ALL, asUsual(ALL))).toBe(false);
});
