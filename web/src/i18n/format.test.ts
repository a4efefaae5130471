import { describe, expect, test } from 'vitest';
import { readSexagesimal } from '../mount/coordinates';
import { LANGUAGES } from './language';

const en = LANGUAGES.en.format;
const fr = LANGUAGES.fr.format;
/** Text with every kind of space made a plain one. */
const plain = (text: string) => text.replace(/\s/g, ' ');

test('numbers follow the language and have a true minus', () => {
  expect(en.number(-10.14, 1)).toBe('−10.1');
  expect(fr.number(-10.14, 1)).toBe('−10,1');
  expect(plain(fr.number(12450))).toBe('12 450');
  expect(en.number(12450)).toBe('12,450');
  expect(en.number(1234)).toBe('1234');
});

test('a value that rounds to nothing has no minus', () => {
  expect(en.number(-0.04, 1)).toBe('0.0');
  expect(en.signed(-0.001, 2)).toBe('+0.00');
  expect(en.signed(-0.14, 2)).toBe('−0.14');
});

test('what is not there is a dash', () => {
  expect(en.number(undefined)).toBe('–');
  expect(en.quantity(undefined, 1, '°C')).toBe('–');
  expect(en.percent(undefined)).toBe('–');
  expect(en.rightAscension(undefined)).toBe('–');
  expect(en.time(undefined, 'UTC')).toBe('–');
  expect(en.span(undefined)).toBe('–');
  expect(en.number(Number.NaN)).toBe('–');
});

test('a value stays on one line with its unit', () => {
  expect(en.quantity(-10, 1, '°C')).toBe('−10.0\u00a0°C');
  expect(fr.percent(43)).toBe('43\u00a0%');
});

test('coordinates are written as astronomers do', () => {
  expect(plain(en.rightAscension(readSexagesimal('00:42:44', undefined)))).toBe('00h 42m 44s');
  expect(plain(fr.declination(readSexagesimal('-47° 20\' 07"', undefined)))).toBe('−47° 20′ 07″');
  expect(plain(fr.declination(readSexagesimal('41° 16\' 09"', undefined)))).toBe('+41° 16′ 09″');
});

test('times are those of the observatory', () => {
  const instant = Date.parse('2026-11-21T22:00:08.310Z');
  expect(en.time(instant, 'Europe/Paris')).toBe('23:00:08');
  expect(fr.time(instant, 'America/Santiago')).toBe('19:00:08');
  expect(en.dateTime(instant, 'Asia/Tokyo')).toBe('22 November at 07:00:08');
  expect(fr.dateTime(instant, 'Europe/Paris')).toContain('21 novembre');
});

describe('an age', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [172_799_999, '47 h'],
    [172_800_000, '2 d'],
  ])('of %i ms is %s', (ms, text) => expect(plain(en.age(ms))).toBe(text));

  test('counts days in the language', () => expect(plain(fr.age(3 * 86_400_000))).toBe('3 j'));
});

test.each([
  [0, '0:00'],
  [29.9, '0:29'],
  [61, '1:01'],
  [3600, '1:00:00'],
  [3723, '1:02:03'],
])('a span of %d s is %s', (seconds, text) => expect(en.span(seconds)).toBe(text));
