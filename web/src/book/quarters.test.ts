import { expect, test } from 'vitest';
import { endsOf, movedTo, nightOf, quartersOf, QUARTER } from './quarters';

const at = (instant: string) => Date.parse(instant);

test.each([
  ['an ordinary night in Paris', '2026-11-21', 'Europe/Paris', '2026-11-21T11:00:00Z', 96],
  ['the night in which Paris goes to summer time', '2027-03-27', 'Europe/Paris', '2027-03-27T11:00:00Z', 92],
  ['the night in which Paris goes to winter time', '2026-10-24', 'Europe/Paris', '2026-10-24T10:00:00Z', 100],
  ['a night where clocks stand 45 minutes apart', '2026-11-21', 'Asia/Kathmandu', '2026-11-21T06:15:00Z', 96],
  ['a night in Chile', '2026-11-21', 'America/Santiago', '2026-11-21T15:00:00Z', 96],
])('%s begins at noon there', (_, night, zone, first, count) => {
  const quarters = quartersOf(night, zone);
  expect([new Date(quarters[0]!).toISOString(), quarters.length]).toEqual([first.replace('Z', '.000Z'), count]);
  expect(quarters.every((quarter) => quarter % QUARTER === 0 && nightOf(quarter, zone) === night)).toBe(true);
});

test('what is typed and is no date has no quarters', () => expect(quartersOf('', 'Europe/Paris')).toEqual([]));

test('an hour after midnight is of the night before', () => {
  expect(nightOf(at('2026-11-22T01:30:00Z'), 'Europe/Paris')).toBe('2026-11-21');
  expect(nightOf(at('2026-11-22T11:00:00Z'), 'Europe/Paris')).toBe('2026-11-22');
});

test('a slot is a quarter to ten hours long, and keeps its length when moved', () => {
  const from = at('2026-11-21T22:00:00Z');
  const ends = endsOf(from);
  expect([ends[0], ends.at(-1), ends.length]).toEqual([at('2026-11-21T22:15:00Z'), at('2026-11-22T08:00:00Z'), 40]);
  expect(movedTo({ from, to: from + 5 * QUARTER }, 0)).toEqual({ from: 0, to: 5 * QUARTER });
});
