import { expect, test } from 'vitest';
import { HELPED } from '../help/helped';
import { helmWords } from './helm';
import { helpWords } from './help';
import { noticeWords } from './notices';

/** All texts, functions called with what stands for their values. */
function texts(words: object): string[] {
  return Object.values(words).flatMap((word) => {
    if (typeof word === 'string') return [word];
    return typeof word === 'function' ? [String(word('X', 'Y'))] : texts(word as object);
  });
}

const textsIn = (code: 'en' | 'fr') => [helpWords, noticeWords, helmWords].flatMap((words) => texts(words(code)));

test('both languages say everything, and French is not English by oversight', () => {
  const [en, fr] = [textsIn('en'), textsIn('fr')];
  expect(fr).toHaveLength(en.length);
  expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  const sentences = en.filter((text) => text.endsWith('.'));
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter((text) => fr.includes(text) && text.includes(' '))).toEqual([]);
});

test('French signs of two parts are not torn from what is before them, and apostrophes are typographic', () => {
  for (const text of textsIn('fr')) expect(text, text).not.toMatch(/ [:;?!%»]|« |'/);
});

test('each panel that has a help button has its help, and no other', () => {
  expect(Object.keys(helpWords('en').panels).sort()).toEqual([...HELPED].sort());
});
