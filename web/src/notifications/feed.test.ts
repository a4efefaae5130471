import { expect, test } from 'vitest';
import { byDay, withNewest, withOlder, type Told, type ToldPage } from './feed';

const row = (id: string, change: Partial<Told> = {}): Told => ({ id, kind: 'soon', at: 0, title: id, text: '', link: undefined, isNew: false, ...change });
const page = (ids: string, before?: string, fresh = 0): ToldPage => ({ rows: [...ids].map((id) => row(id)), fresh, asOf: `as of ${ids}`, asOfMs: 0, before });
const idsOf = ({ rows }: ToldPage) => rows.map(({ id }) => id).join('');

test('what comes is put before what is held, and the way to older ones is kept', () => {
  const both = withNewest(page('cba', 'a'), page('edc', 'c', 2));
  expect([idsOf(both), both.before, both.fresh, both.asOf]).toEqual(['edcba', 'a', 2, 'as of edc']);
});

test('when so much came that the two do not meet, only the newest is held, from where older ones can be asked', () => {
  const both = withNewest(page('cba'), page('zyx', 'x'));
  expect([idsOf(both), both.before]).toEqual(['zyx', 'x']);
});

test('a newest page that is all there is takes the place of what is held', () => {
  expect(idsOf(withNewest(page('cba'), page('d')))).toBe('d');
});

test('what was new when it was shown first stays marked after the cloud knows that it was seen', () => {
  const held = { ...page('ba'), rows: [row('b', { isNew: true }), row('a')] };
  expect(withNewest(held, page('ba')).rows.map(({ isNew }) => isNew)).toEqual([true, false]);
});

test('older ones come after, none of them twice; what came meanwhile is not taken for shown', () => {
  const both = withOlder(page('dc', 'c'), page('cba', undefined, 1));
  expect([idsOf(both), both.before, both.fresh, both.asOf]).toEqual(['dcba', undefined, 0, 'as of dc']);
});

test('rows are put under their days, in their order', () => {
  const days = byDay([row('c', { at: 25 }), row('b', { at: 21 }), row('a', { at: 9 })], (at) => String(Math.floor(at / 10)));
  expect(days.map(({ name, rows }) => `${name}: ${rows.map(({ id }) => id).join()}`)).toEqual(['2: c,b', '0: a']);
});
