import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { openPage, problem } from '../testing/bookings';
import UnsubscribePage from './UnsubscribePage.svelte';

const SECRET = 'abcdefghijklmnop';
const AT = `POST /api/mail/unsubscriptions/${SECRET}`;

async function open(answer: Response | Error, language: LanguageCode = 'en') {
  const page = await openPage(UnsubscribePage, () => ({ secret: SECRET, language: LANGUAGES[language], go: vi.fn() }), { [AT]: answer }, false);
  const click = async () => {
    await fireEvent.click(screen.getByTestId('unsubscribe'));
    await quiet();
  };
  return { ...page, click };
}

test('opening the page turns nothing off; one click does, as nobody', async () => {
  const { cloud, click } = await open(new Response(null, { status: 204 }));
  expect(cloud.asked).toEqual([]);
  expect(screen.getByTestId('unsubscribe-page').textContent).toContain('No more e-mails about bookings and sessions');
  await click();
  expect(cloud.asked.map(({ url, init }) => [url, init.method, 'authorization' in init.headers!])).toEqual([[`/api/mail/unsubscriptions/${SECRET}`, 'POST', false]]);
  expect(screen.getByTestId('unsubscribed').textContent).toBe('Done. No more e-mails are sent to that address.');
  expect(screen.queryByTestId('unsubscribe')).toBeNull();
});

test('a link that is not known any more is said to be', async () => {
  const { click } = await open(problem(404, 'not-found', 'There is no such link.'), 'fr');
  await click();
  expect(screen.getByRole('alert').textContent).toContain('Ce lien n’est plus valable.');
});

test('another refusal is said in the cloud’s words', async () => {
  const { click } = await open(problem(429, 'too-many', 'That was too often.'));
  await click();
  expect(screen.getByRole('alert').textContent).toBe('That was too often.');
});

test('when nothing answers it is not certain, and may be done again', async () => {
  const { click, answers } = await open(new Error('away'));
  await click();
  expect(screen.getByRole('alert').textContent).toContain('it is not certain that they are off');
  answers[AT] = new Response(null, { status: 204 });
  await click();
  expect(screen.getByTestId('unsubscribed').textContent).toContain('Done.');
});
