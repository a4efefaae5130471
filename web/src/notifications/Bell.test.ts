import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import AccountControl from '../account/AccountControl.svelte';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { openPage, type Answers } from '../testing/bookings';
import { device, devices, HandPush, list, told } from '../testing/notifications';
import Bell from './Bell.svelte';
import { tellListNews } from './list-news';

const FRESH = 'GET /api/me/notifications';

async function open(answers: Answers, language: LanguageCode = 'en', push = new HandPush()) {
  const go = vi.fn();
  const page = await openPage(Bell, (tab) => ({ language: LANGUAGES[language], user: 'vega', go, clock: tab, push }), answers);
  return { ...page, go, push };
}

const bell = () => screen.getByTestId('bell');

test.each([
  ['en', 0, 'Notifications', ''],
  ['en', 1, 'Notifications, 1 new', '1'],
  ['fr', 1, 'Notifications, 1 nouvelle', '1'],
  ['fr', 12, 'Notifications, 12 nouvelles', '12'],
  ['en', 100, 'Notifications, 99+ new', '99+'],
] as const)('in %s %d new ones are said as “%s”', async (language, fresh, said, shown) => {
  const { go, cloud } = await open({ [FRESH]: list(fresh, told('a')) }, language);
  expect([bell().getAttribute('aria-label'), bell().textContent!.trim()]).toEqual([said, shown]);
  expect(cloud.asked.at(-1)!.url).toBe('/api/me/notifications?limit=1');
  await fireEvent.click(bell());
  expect(go.mock.calls[0]![1]).toBe(`/${language}/notifications`);
});

test('news on this page is counted at once; without an answer what was known stays', async () => {
  const { answers } = await open({ [FRESH]: list(1) });
  answers[FRESH] = list(2);
  tellListNews();
  await quiet();
  expect(bell().dataset['fresh']).toBe('2');
  answers[FRESH] = new Error('away');
  tellListNews();
  await quiet();
  expect(bell().dataset['fresh']).toBe('2');
});

test('a browser that is among somebody’s devices is put right while the bell hangs', async () => {
  const push = new HandPush();
  push.permission = 'granted';
  push.record = { user: 'vega', device: 'd', endpoint: 'https://push.example/old' };
  const { cloud } = await open({ [FRESH]: list(0), 'GET /api/me/devices': devices(device('d')), 'PUT /api/me/devices/d': () => new Response(null, { status: 204 }) }, 'en', push);
  expect(cloud.asked.filter(({ init }) => init.method === 'PUT').map(({ url }) => url)).toEqual(['/api/me/devices/d']);
  expect(push.record?.endpoint).toBe('https://push.example/1');
});

test('the bell hangs in the head for whoever is signed in, and for nobody else', async () => {
  const { session } = await openPage(AccountControl, () => ({ language: LANGUAGES.en, go: vi.fn() }), { [FRESH]: list(3) });
  await vi.dynamicImportSettled();
  await quiet();
  expect(bell().dataset['fresh']).toBe('3');
  await session.signOut('/');
  await quiet();
  expect(screen.queryByTestId('bell')).toBeNull();
});

test('whoever is not signed in has no bell, and nothing is asked', async () => {
  const { cloud } = await openPage(AccountControl, () => ({ language: LANGUAGES.en, go: vi.fn() }), {}, false);
  await vi.dynamicImportSettled();
  expect([screen.queryByTestId('bell'), cloud.asked]).toEqual([null, []]);
});
