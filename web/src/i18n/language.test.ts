import { expect, test } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { inLanguage, preferredLanguage, wordFor } from './language';

test('the browser’s first language that the pages have is preferred, else English', () => {
  expect(preferredLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
  expect(preferredLanguage(['en-US', 'fr'])).toBe('en');
  expect(preferredLanguage(['de'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
});

test('a telescope’s text in one language serves for the other', () => {
  expect(inLanguage({ en: 'Roof', fr: 'Toit' }, 'fr')).toBe('Toit');
  expect(inLanguage({ en: 'Roof', fr: undefined }, 'fr')).toBe('Roof');
  expect(inLanguage({ en: undefined, fr: undefined }, 'fr')).toBeUndefined();
});

test('a code of a newer version is shown as it is, and never looked for among an object’s own means', () => {
  expect(wordFor(en.weather.clouds, 'CLEAR', '–')).toBe('Clear');
  expect(wordFor(en.weather.clouds, 'FOGGY', '–')).toBe('FOGGY');
  expect(wordFor(en.weather.clouds, 'constructor', '–')).toBe('constructor');
  expect(wordFor(en.weather.clouds, undefined, '–')).toBe('–');
});

test('every signal that has words in one language has them in the other', () => {
  expect(Object.keys(fr.signals)).toEqual(Object.keys(en.signals));
});

test('no word is left empty, and French is not English by oversight', () => {
  const texts = (words: object): string[] =>
    Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : typeof word === 'object' ? texts(word) : []));
  expect(texts(en).filter((text) => text.trim() === '')).toEqual([]);
  expect(texts(fr)).toHaveLength(texts(en).length);
  const sentences = texts(en).filter((text) => text.endsWith('.'));
  expect(sentences.length).toBeGreaterThan(40);
  expect(sentences.filter((text) => texts(fr).includes(text))).toEqual([]);
});
