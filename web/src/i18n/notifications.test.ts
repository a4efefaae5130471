import { expect, test } from 'vitest';
import { notificationWords } from './notifications';
import { plain as plainEn } from './notifications-en';
import { plain as plainFr } from './notifications-fr';

/** All texts, functions called with what stands for their values. */
function texts(words: object): string[] {
  return Object.values(words).flatMap((word) => {
    if (typeof word === 'string') return [word];
    return typeof word === 'function' ? [String(word('X', 'Y'))] : texts(word as object);
  });
}

const textsIn = (code: 'en' | 'fr') => [...texts(notificationWords(code)), ...texts(code === 'en' ? plainEn : plainFr)];

test('both languages say everything, and French is not English by oversight', () => {
  const [en, fr] = [textsIn('en'), textsIn('fr')];
  expect(fr).toHaveLength(en.length);
  expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  const sentences = en.filter((text) => text.endsWith('.'));
  expect(sentences.length).toBeGreaterThan(40);
  expect(sentences.filter((text) => fr.includes(text))).toEqual([]);
});

test('French signs of two parts are not torn from what is before them, and apostrophes are curved', () => {
  for (const text of textsIn('fr')) {
    expect(text, text).not.toMatch(/ [:;?!]/);
    expect(text, text).not.toContain("'");
  }
});
