import { expect, test } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { apiImage, developed, REJECTED } from '../testing/images';
import { hfdOf, pictureOf, thumbOf, whyRejected } from './caption';
import { factsOf, rightAscension } from './facts';
import { readImageRow } from './image';

const row = (change: object = {}) => readImageRow(apiImage('a', 0, change))!;
const facts = (change: object, language: LanguageCode, zone = 'Europe/Paris') =>
  Object.fromEntries(factsOf(row(change), LANGUAGES[language], zone).map(({ name, value }) => [name, value.replace(/\s/g, ' ')]));

test('all that is known of an image is told', () => {
  expect(facts({}, 'en')).toEqual({
    object: 'M31', type: 'Light frame', filter: 'L', exposure: '300 s', temperature: '−10.0 °C', binning: '1 × 1', gain: '100', size: '4144 × 2822',
    stars: '812', hfd: '2.62', ra: '00h 42m 44s', dec: '+41° 16′ 07″', scale: '1.23 ″/px', rotation: '92.5°',
    taken: '21 November at 23:00:00 CET', 'taken-utc': '21 November at 22:00:00', file: 'M31_L_a.fit',
  });
});

test('French facts are French, and a mirrored picture says so', () => {
  const told = facts({ developed: developed('a', { wcs: { ra: 10.6847, dec: -0.2, scale: 1.234, rotation: -7.25, mirrored: true } }) }, 'fr');
  expect(told).toMatchObject({ type: 'Image du ciel', temperature: '−10,0 °C', hfd: '2,62', dec: '−00° 12′ 00″', rotation: '−7,3°, en miroir' });
});

test('what nobody knows is left out, and Voyager’s word comes first', () => {
  expect(Object.keys(facts({ developed: undefined, target: undefined, bin: undefined, filter: undefined, exposure: undefined }, 'en', 'UTC'))).toEqual(['type', 'taken', 'file']);
  expect(facts({ hfd: 2.1, target: undefined }, 'en')).toMatchObject({ hfd: '2.10', object: 'M 31' });
});

test('right ascension is within a day', () => {
  // 359.9999° are 86,399.98 s.
  expect(rightAscension(359.9999)).toMatchObject({ whole: 0, minutes: 0, seconds: 0 });
  expect(rightAscension(-15)).toMatchObject({ negative: false, whole: 23, minutes: 0 });
});

test('a picture of the frame itself goes before the instant preview', () => {
  expect([thumbOf(row()), pictureOf(row())]).toEqual(['/api/telescopes/demo/images/a/thumb?of=tag-1', '/api/telescopes/demo/images/a/preview?of=tag-1']);
  const instant = row({ developed: undefined });
  expect([thumbOf(instant), pictureOf(instant)]).toEqual(['/api/telescopes/demo/images/a/preview', '/api/telescopes/demo/images/a/preview']);
  expect(hfdOf(row({ hfd: 1.9 }))).toBe(1.9);
  expect(hfdOf(row())).toBe(2.62);
});

test('why a frame is no image is said in the reader’s language, else in the other, else in our words', () => {
  const rejected = (text: object) => row({ developed: undefined, rejected: { code: 'no-end', text } });
  expect(whyRejected(rejected(REJECTED.text), LANGUAGES.fr)).toBe(REJECTED.text.fr);
  expect(whyRejected(rejected({ en: 'Cut off.' }), LANGUAGES.fr)).toBe('Cut off.');
  expect(whyRejected(rejected({}), LANGUAGES.fr)).toBe('La pose ne peut pas être lue comme une image.');
  expect(whyRejected(row(), LANGUAGES.en)).toBeUndefined();
});
