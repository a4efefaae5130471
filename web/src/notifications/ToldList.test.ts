import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { ASK_AGAIN } from '../problems/followed';
import { quiet } from '../testing/account-by-hand';
import { openPage, problem, type Answers } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { EPOCH, instant } from '../testing/messages';
import { list, told } from '../testing/notifications';
import { LIST_NEWS } from './list-news';
import NotificationsPage from './NotificationsPage.svelte';

const AT = 'GET /api/me/notifications';
const ME = { user: 'vega', roles: ['user'], language: 'en', timeZone: 'Europe/Paris', name: 'Véga' };

async function open(answers: Answers, language: LanguageCode = 'en') {
  const line = new HandLine();
  const go = vi.fn();
  const all: Answers = {
    'GET /api/me': ME, 'POST /api/me/tickets': { url: 'wss://live.example/live?ticket=t' }, 'PUT /api/me/notifications/seen': () => new Response(null, { status: 204 }), ...answers,
  };
  const page = await openPage(NotificationsPage, (tab) => ({ language: LANGUAGES[language], surroundings: line.over(tab), go }), all);
  await vi.dynamicImportSettled();
  await quiet();
  const seen = () => page.cloud.asked.filter(({ url }) => url === '/api/me/notifications/seen').map(({ init }) => JSON.parse(String(init.body)).until as string);
  const lists = () => page.cloud.asked.filter(({ url }) => url.startsWith('/api/me/notifications?') && !url.endsWith('limit=1')).map(({ url }) => url.split('?')[1]);
  return { ...page, line, go, seen, lists };
}

const rows = () => screen.queryAllByTestId('told');
const text = (testid: string) => screen.getByTestId(testid).textContent!.replace(/\s+/g, ' ').trim();
const titles = () => rows().map((row) => row.querySelector('strong')!.textContent);

afterEach(() => vi.restoreAllMocks());

test('what one was told stands by day, with its time, its age by the cloud’s clock, and the way to its page', async () => {
  const { go, tab } = await open({ [AT]: (list(1, told('b', { isNew: true }), told('a', { at: '2026-11-21T22:30:00.000Z', title: 'Older', link: undefined, text: 'Two\nlines' }))) });
  expect(titles()).toEqual(['M 31 has begun', 'Older']);
  expect(screen.getAllByTestId('day').map((day) => day.querySelector('h2')!.textContent)).toEqual(['Today, Sun, 22 Nov 2026', 'Yesterday, Sat, 21 Nov 2026']);
  expect(rows().map((row) => row.querySelector('time')!.textContent)).toEqual(['21:00', '23:30']);
  const ages = () => screen.getAllByTestId('told-age').map((age) => age.textContent!.replace(/\s/g, ' '));
  expect(ages()).toEqual(['5 min ago', '21 h ago']);
  await tab.pass(10 * 60_000);
  expect(ages()).toEqual(['15 min ago', '21 h ago']);
  expect(rows().map((row) => row.dataset['new'])).toEqual(['true', 'false']);
  const links = screen.getAllByTestId('told-link');
  expect(links).toHaveLength(1);
  await fireEvent.click(links[0]!);
  expect(go.mock.calls[0]![1]).toBe('/en/bookings/0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11/access');
});

test('what was shown is told as seen, as of when the cloud said that it was so; the mark stays, and who counts asks anew', async () => {
  const heard = vi.fn();
  window.addEventListener(LIST_NEWS, heard);
  const { seen, answers, tab } = await open({ [AT]: (list(2, told('b', { isNew: true }), told('a', { isNew: true }))) });
  expect([seen(), heard.mock.calls.length]).toEqual([['2026-11-22T20:05:00.123456Z'], 1]);
  answers[AT] = (list(0, told('b'), told('a')));
  tab.wake();
  await quiet();
  expect(rows().map((row) => row.dataset['new'])).toEqual(['true', 'true']);
  expect(seen()).toHaveLength(1);
  window.removeEventListener(LIST_NEWS, heard);
});

test('what nobody looks at is not seen, until somebody looks', async () => {
  const looking = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const { seen, tab } = await open({ [AT]: list(1, told('a', { isNew: true })) });
  expect(seen()).toEqual([]);
  looking.mockReturnValue('visible');
  tab.wake();
  await quiet();
  expect(seen()).toEqual(['2026-11-22T20:05:00.123456Z']);
});

test('that it was seen is told again when it could not be', async () => {
  const { seen, answers, tab } = await open({ [AT]: list(1, told('a', { isNew: true })), 'PUT /api/me/notifications/seen': new Error('away') });
  expect(seen()).toHaveLength(1);
  answers['PUT /api/me/notifications/seen'] = () => new Response(null, { status: 204 });
  tab.wake();
  await quiet();
  expect(seen()).toHaveLength(2);
});

test('where nothing is new nothing is told as seen', async () => {
  const { seen } = await open({ [AT]: list(0, told('a')) });
  expect(seen()).toEqual([]);
});

test('older ones are asked from where the last page ended, and a page that cannot be had loses nothing', async () => {
  const { answers, lists } = await open({ [AT]: { ...list(0, told('b')), before: 'x/1' } });
  answers[AT] = new Error('away');
  await fireEvent.click(screen.getByTestId('more'));
  await quiet();
  expect([screen.getByRole('alert').textContent, rows().length, text('more')]).toEqual(['Stellar does not answer. Check the connection and try again.', 1, 'Try again']);
  answers[AT] = list(0, told('a', { title: 'Older' }));
  await fireEvent.click(screen.getByTestId('more'));
  await quiet();
  expect(lists().at(-1)).toBe('limit=20&before=x%2F1');
  expect([titles(), screen.queryByTestId('more')]).toEqual([['M 31 has begun', 'Older'], null]);
});

test('something new appears as soon as the person’s channel tells of it, and is said', async () => {
  const { answers, line, seen } = await open({ [AT]: list(0, told('a')) });
  const own = line.on('user.vega');
  own.say({ type: 'initialState', channel: 'user.vega', position: { epoch: EPOCH, seq: 1 }, sentAt: instant(0), data: { bookings: [] } });
  await quiet();
  answers[AT] = list(1, told('b', { at: '2026-11-22T20:01:00.000Z', title: 'M 31 waits', isNew: true }), told('a'));
  const say = (seq: number, type: string) =>
    own.say({ type: 'changes', channel: 'user.vega', previous: { epoch: EPOCH, seq: seq - 1 }, position: { epoch: EPOCH, seq }, sentAt: instant(1), messages: [{ type, at: instant(1), data: { id: 'b', kind: 'paused', at: instant(1) } }] });
  say(2, 'something-newer');
  await quiet();
  expect(titles()).toEqual(['M 31 has begun']);
  say(3, 'notified');
  await quiet();
  expect([titles(), text('arrived'), seen()]).toEqual([['M 31 waits', 'M 31 has begun'], 'New: M 31 waits', ['2026-11-22T20:05:00.123456Z']]);
});

test('nothing yet is said as such', async () => {
  await open({ [AT]: list(0) }, 'fr');
  expect(text('list-empty')).toContain('Rien pour l’instant.');
});

test('while Stellar is away it says so, asks again by itself, and keeps what it showed', async () => {
  const { answers, tab } = await open({ [AT]: new Error('away') });
  expect(text('list-nothing')).toContain('Stellar does not answer.');
  answers[AT] = list(0, told('a'));
  await tab.pass(ASK_AGAIN);
  expect(rows()).toHaveLength(1);
  answers[AT] = new Error('away');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  tab.wake();
  await quiet();
  expect([text('list-away').startsWith('This device is offline.'), rows().length]).toEqual([true, 1]);
});

test('a refusal is said in the cloud’s words', async () => {
  await open({ [AT]: problem(429, 'too-many', 'That was too often. Wait a moment.') });
  expect(screen.getByRole('alert').textContent).toBe('That was too often. Wait a moment.');
});

test('a link that leads elsewhere is none, and what cannot be read is left out', async () => {
  await open({ [AT]: list(0, told('a', { link: 'https://elsewhere.example/' }), told('b', { link: '//elsewhere.example' }), { id: 'c' }) });
  expect([rows().length, screen.queryByTestId('told-link')]).toEqual([2, null]);
});
