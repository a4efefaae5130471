import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { contextWith } from '../account/context';
import { Session } from '../account/session';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { HandCloud, quiet } from '../testing/account-by-hand';
import { HandClock } from '../testing/hand-clock';
import StatementPage from './StatementPage.svelte';

const ME = { user: 'vega', roles: ['user'], language: 'en', timeZone: 'Asia/Kathmandu', name: 'Véga' };
const BOOKING = '0f8fad5b-d9cb-469f-a165-70867728950e';
const GRANT = { cause: 'grant/1', kind: 'grant', cents: 50_000, freeChangeCents: 50_000, heldChangeCents: 0, at: '2026-11-20T23:30:00Z', reason: 'Welcome' };
const HOLD = { cause: `booking/${BOOKING}/book/hold`, kind: 'hold', cents: 1_250, freeChangeCents: -1_250, heldChangeCents: 1_250, at: '2026-11-21T10:00:00Z' };
const BALANCE = { freeCents: 1_234_550, heldCents: 1_250 };

/** Opens the page; the answers are to the profile and to the first page of the statement, in this order. */
async function open(language: LanguageCode, ...answers: (object | Error)[]) {
  const cloud = new HandCloud();
  cloud.kept = JSON.stringify({ refresh: 'refresh-0', user: 'vega', name: 'Véga', renewing: false });
  const session = new Session(cloud.tab());
  const clock = new HandClock(0);
  const go = vi.fn();
  cloud.answers.push(cloud.tokens(), Response.json(ME), ...answers.map((answer) => (answer instanceof Error || answer instanceof Response ? answer : Response.json(answer))));
  const view = render(StatementPage, { props: { language: LANGUAGES[language], clock, go }, context: contextWith(session) });
  await quiet();
  return { cloud, session, clock, go, view };
}

const entries = () => [...screen.getByTestId('entries').children].map((row) => row as HTMLElement);
const text = (row: HTMLElement) => row.textContent!.replace(/\s+/g, ' ');

test('the balance and each movement are told in words, with signs, in the time of the person’s choice', async () => {
  await open('en', { balance: BALANCE, entries: [HOLD, GRANT] });
  expect(screen.getByTestId('free').textContent).toBe('12,345.50 credits');
  expect(screen.getByTestId('held').textContent).toBe('12.50 credits');
  const [hold, grant] = entries().map(text);
  expect(hold).toContain('Held for a booking');
  expect(hold).toContain('Free−12.50');
  expect(hold).toContain('Held+12.50');
  expect(grant).toContain('Granted');
  expect(grant).toContain('+500');
  expect(grant).toContain('Welcome');
  // Kathmandu is 5 hours and 45 minutes ahead.
  expect(grant).toContain('Sat, 21 Nov 2026, 05:15');
  expect(grant).toContain('Fri, 20 Nov 2026, 23:30 UTC');
});

test('French amounts and kinds are French', async () => {
  await open('fr', { balance: BALANCE, entries: [HOLD] });
  expect(screen.getByTestId('free').textContent!.replace(/\s/g, ' ')).toBe('12 345,50 crédits');
  expect(text(entries()[0]!)).toContain('Bloqués pour une réservation');
  expect(text(entries()[0]!)).toContain('−12,50');
});

test('a movement of minutes leads to the bill of its booking, one of the whole price to the booking', async () => {
  const [captured, cancelled] = [`booking/${BOOKING}/7/capture/exposing`, `booking/${BOOKING}/7/capture`];
  await open('en', { balance: BALANCE, entries: [{ ...HOLD, cause: captured, kind: 'capture' }, { ...HOLD, cause: cancelled, kind: 'capture' }] });
  expect(screen.getAllByTestId('to-booking').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['To its bill', `/en/bookings/${BOOKING}/access#bill`],
    ['To the booking', `/en/bookings/${BOOKING}/access`],
  ]);
});

test('a movement of a booking leads to it, another nowhere', async () => {
  const { go } = await open('fr', { balance: BALANCE, entries: [HOLD, GRANT, { ...GRANT, cause: 'booking/../evil' }] });
  const links = screen.getAllByTestId('to-booking');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([`/fr/bookings/${BOOKING}/access`]);
  await fireEvent.click(links[0]!);
  expect(go.mock.calls[0]![1]).toBe(`/fr/bookings/${BOOKING}/access`);
});

test('the next page is asked for where the last ended, and a page that cannot be had loses nothing', async () => {
  const { cloud } = await open('en', { balance: BALANCE, entries: [HOLD], before: '17 a' });
  cloud.answers.push(new Error('away'));
  await fireEvent.click(screen.getByTestId('more'));
  await quiet();
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer.');
  expect(entries()).toHaveLength(1);
  cloud.answers.push(Response.json({ balance: BALANCE, entries: [HOLD, GRANT] }));
  await fireEvent.click(screen.getByText('Try again'));
  await quiet();
  expect(cloud.asked.at(-1)!.url).toBe('/api/me/statement?before=17%20a');
  expect(entries()).toHaveLength(2);
  expect(screen.queryByTestId('more')).toBeNull();
});

test('whoever has no movement yet is told what will stand here', async () => {
  await open('en', { balance: { freeCents: 0, heldCents: 0 }, entries: [] });
  expect(screen.getByTestId('no-entries').textContent).toContain('Nothing has moved yet.');
  expect(screen.getByTestId('free').textContent).toBe('0 credits');
});

test('offline it says so, and asks again when the network is back', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { cloud, clock } = await open('en', new Error('away'));
  expect(screen.getByRole('alert').textContent).toContain('This device is offline.');
  cloud.answers.push(Response.json({ balance: BALANCE, entries: [GRANT] }));
  clock.wake();
  await quiet();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(entries()).toHaveLength(1);
  vi.restoreAllMocks();
});

test('an answer that is not of the contract is no statement', async () => {
  await open('en', { entries: [GRANT] });
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer.');
});

test('who is signed out sees nothing of it, and the way in', async () => {
  const { session, view } = await open('en', { balance: BALANCE, entries: [GRANT] });
  await session.signOut('/');
  await quiet();
  expect(view.container.textContent).not.toContain('Welcome');
  expect(screen.getByTestId('signed-out').textContent).toContain('Sign in to see this page.');
});

test('the file is fetched as who is signed in, byte for byte, and given to the browser by its name', async () => {
  const { cloud } = await open('fr', { balance: BALANCE, entries: [GRANT] });
  const kept: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (kept.push(blob as Blob), 'blob:1'));
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.download);
  });
  cloud.answers.push(new Response('\ufeffheure\r\n', { headers: { 'content-type': 'text/csv; charset=utf-8' } }));
  await fireEvent.click(screen.getByTestId('save-file'));
  expect(screen.getByTestId('file-state').textContent).toContain('Récupération du fichier…');
  await quiet();
  await vi.waitFor(() => expect(clicked).toEqual(['stellar-credits.csv']), 30_000);
  expect(cloud.asked.at(-1)!.url).toBe('/api/me/statement.csv');
  expect(cloud.asked.at(-1)!.init.headers).toMatchObject({ authorization: 'Bearer access-1', 'accept-language': 'fr' });
  expect([...new Uint8Array(await kept[0]!.arrayBuffer())].slice(0, 4)).toEqual([0xef, 0xbb, 0xbf, 'h'.charCodeAt(0)]);
  expect(screen.getByTestId('file-state').textContent).toContain('Enregistré.');
  vi.restoreAllMocks();
});

test('a file that cannot be had is told, and nothing is given to the browser', async () => {
  const { cloud } = await open('en', { balance: BALANCE, entries: [GRANT] });
  cloud.answers.push(Response.json({ title: 'Broken' }, { status: 500 }));
  await fireEvent.click(screen.getByTestId('save-file'));
  await quiet();
  expect(screen.getByRole('alert').textContent).toContain('The file cannot be fetched just now.');
});
