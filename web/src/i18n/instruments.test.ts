import { expect, test } from 'vitest';
import { instrumentWords } from './instruments';

/** All texts, functions called with what stands for their values. */
function texts(words: object): string[] {
  return Object.values(words).flatMap((word) => {
    if (typeof word === 'string') return [word];
    return typeof word === 'function' ? [String(word('X', 'Y', 'Z', 'U', 'V'))] : texts(word as object);
  });
}

const [en, fr] = [texts(instrumentWords('en')), texts(instrumentWords('fr'))];

test('both languages say everything, and French is not English by oversight', () => {
  expect(fr).toHaveLength(en.length);
  expect([...en, ...fr].filter((text) => text.trim() === '')).toEqual([]);
  const sentences = en.filter((text) => text.endsWith('.') && text.includes(' ') && /[a-z]{3}/.test(text));
  expect(sentences.length).toBeGreaterThan(8);
  expect(sentences.filter((text) => fr.includes(text))).toEqual([]);
});

test('French signs of two parts are not torn from what is before them, nor put right behind it', () => {
  for (const text of fr) {
    expect(text, text).not.toMatch(/ [:;?!]/);
    expect(text, text).not.toMatch(/[a-zé][:;?!]/);
    expect(text, text).not.toContain("'");
  }
});
