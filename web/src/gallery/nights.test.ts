import { expect, test } from 'vitest';
import { nightAt, nightName, nightsLater, readNight } from './nights';

test.each([
  // Paris is an hour ahead in November: noon there is 11:00 UTC.
  ['2026-11-21T10:59:59Z', 'Europe/Paris', '2026-11-20'],
  ['2026-11-21T11:00:00Z', 'Europe/Paris', '2026-11-21'],
  ['2026-11-21T23:30:00Z', 'Europe/Paris', '2026-11-21'],
  // Santiago is three hours behind: 02:00 UTC is 23:00 of the day before.
  ['2026-11-22T02:00:00Z', 'America/Santiago', '2026-11-21'],
  ['2027-01-01T03:00:00Z', 'UTC', '2026-12-31'],
])('%s at %s is of the night of %s', (instant, zone, night) => {
  expect(nightAt(Date.parse(instant), zone)).toBe(night);
});

test('nights follow each other over the ends of months and years', () => {
  expect(nightsLater('2026-12-31', 1)).toBe('2027-01-01');
  expect(nightsLater('2028-03-01', -1)).toBe('2028-02-29');
});

test.each(['', null, undefined, '2026-02-30', '1999-12-31', '2100-01-01', '21/11/2026', '2026-11-21T00:00'])('%s is no night', (text) => {
  expect(readNight(text)).toBeUndefined();
});

test('a night is called by its day in both languages', () => {
  expect(readNight('2026-11-21')).toBe('2026-11-21');
  expect(nightName('en', '2026-11-21')).toBe('Sat, 21 Nov 2026');
  expect(nightName('fr', '2026-11-21')).toBe('sam. 21 nov. 2026');
});
