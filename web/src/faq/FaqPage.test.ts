import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { faqWords } from '../i18n/faq';
import { LANGUAGE_CODES, LANGUAGES } from '../i18n/language';
import { SILENCE_LIMIT, WEATHER_SILENCE_LIMIT } from '../live/link-state';
import { MAX_AGE, MAX_KEPT } from '../live/memory';
import FaqPage from './FaqPage.svelte';
import { FIGURES } from './figures';

const ids = (code: (typeof LANGUAGE_CODES)[number]) => faqWords(code).groups(FIGURES).map(({ questions }) => questions.map(({ id, answer }) => `${id} ${answer.length}`));
const source = (path: string) => readFileSync(join(process.cwd(), '..', path), 'utf8');

/** The number behind some words of the code that decides. */
function told(path: string, words: RegExp): number {
  return Number(words.exec(source(path))?.[1]);
}

test('both languages answer the same questions, each with as much', () => expect(ids('fr')).toEqual(ids('en')));

test.each(LANGUAGE_CODES)('in %s every figure stands in an answer', (code) => {
  const text = JSON.stringify(faqWords(code).groups(FIGURES));
  for (const [name, figure] of Object.entries(FIGURES)) expect(text, name).toMatch(new RegExp(`(?<!\\d)${figure}(?!\\d)`));
});

test('the figures are those of the code that decides', () => {
  const java = 'functions/src/main/java/stellar';
  expect(FIGURES).toEqual({
    slotMinutes: told(`${java}/slots/Slot.java`, /QUARTER = Duration\.ofMinutes\((\d+)\)/),
    slotHours: told(`${java}/slots/Slot.java`, /MOST_QUARTERS = (\d+)/) / 4,
    safetySeconds: told(`${java}/sessions/Conditions.java`, /FRESH = Duration\.ofMinutes\((\d+)\)/) * 60,
    calmMinutes: told(`${java}/sessions/Conditions.java`, /CALM = Duration\.ofMinutes\((\d+)\)/),
    checkMinutes: told(`${java}/sessions/Rules.java`, /CHECK = Duration\.ofMinutes\((\d+)\)/),
    aloneSeconds: told('docs/alone.md', /`alone\.link\.lost\.after\.seconds` \((\d+)\)/),
    aloneUnsafeSeconds: told('docs/alone.md', /`alone\.unsafe\.after\.seconds` \((\d+);/),
    silenceSeconds: SILENCE_LIMIT / 1000,
    weatherSilenceSeconds: WEATHER_SILENCE_LIMIT / 1000,
    links: told(`${java}/sharing/SpectatorLinks.java`, /MOST_LIVING = (\d+)/),
    lateSeconds: told(`${java}/live/Late.java`, /DELAY = Duration\.ofSeconds\((\d+)\)/),
    albumDays: told(`${java}/albums/Made.java`, /KEPT = Duration\.ofDays\((\d+)\)/),
    offerHours: told(`${java}/waiting/Deadline.java`, /return Duration\.ofHours\((\d+)\);\n {8}\}/),
    offerMinutes: told(`${java}/waiting/Deadline.java`, /: Duration\.ofMinutes\((\d+)\)/),
    keptTelescopes: MAX_KEPT,
    keptDays: MAX_AGE / 86_400_000,
  });
});

test('a question that the address names is open, the others are not', () => {
  history.replaceState(null, '', '/fr/help#clouds');
  render(FaqPage, { language: LANGUAGES.fr, go: vi.fn() });
  const open = [...document.querySelectorAll('details')].filter((details) => details.open);
  expect(open.map(({ id }) => id)).toEqual(['clouds']);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Questions et réponses');
  expect(document.title).toBe('Questions et réponses – Stellar');
});
