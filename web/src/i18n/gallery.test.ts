import { expect, test } from 'vitest';
import { albumWords } from './albums';
import { galleryWords } from './gallery';

/** All texts, functions called with what stands for their values. */
function texts(words: object): string[] {
  return Object.values(words).flatMap((word) => {
    if (typeof word === 'string') return [word];
    return typeof word === 'function' ? [String(word('X', 'Y'))] : texts(word as object);
  });
}

const textsIn = (code: 'en' | 'fr') => [...texts(galleryWords(code)), ...texts(albumWords(code))];

test('both languages say everything, and French is not English by oversight', () => {
  const [en, fr] = [textsIn('en'), textsIn('fr')];
  expect(fr).toHaveLength(en.length);
  expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  const sentences = en.filter((text) => text.endsWith('.'));
  expect(sentences.length).toBeGreaterThan(15);
  expect(sentences.filter((text) => fr.includes(text))).toEqual([]);
});

test('French signs of two parts are not torn from what is before them', () => {
  for (const text of textsIn('fr')) expect(text, text).not.toMatch(/ [:;?!]/);
});
