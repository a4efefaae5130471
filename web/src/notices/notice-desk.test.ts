import { afterEach, expect, test, vi } from 'vitest';
import { showNotice } from './notice-desk';
import { TWIN_WITHIN } from './twins';

/** A browser whose worker shows these already; what it is then asked to show. */
function open(pushed: { twin: string; ago: number }[]) {
  const shown: { title: string; tag: string | undefined; data: unknown }[] = [];
  const registration = {
    getNotifications: async () => pushed.map(({ twin, ago }) => ({ data: { twin, from: 'push', shownAt: Date.now() - ago, link: '/' } })),
    showNotification: async (title: string, { tag, data }: NotificationOptions) => void shown.push({ title, tag, data }),
  };
  vi.stubGlobal('Notification', class { static permission = 'granted'; });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } });
  vi.stubGlobal('location', { pathname: '/en/robotarget/demo/monitor' });
  return shown;
}

afterEach(() => vi.unstubAllGlobals());

test('a notice of one’s own session is shown with a mark by which a pushed one of the same finds it', async () => {
  const shown = open([]);
  expect(await showNotice('Demo', 'The session waits.', 'paused', 'en', true)).toBe(true);
  expect(shown).toEqual([{ title: 'Demo', tag: 'stellar.paused', data: { twin: 'paused', from: 'page', shownAt: expect.any(Number), link: '/en/robotarget/demo/monitor' } }]);
});

test('what was just pushed to this browser is not shown again', async () => {
  const shown = open([{ twin: 'ended', ago: 5_000 }]);
  expect(await showNotice('Demo', 'The session is over.', 'completed', 'en', true)).toBe(true);
  expect(shown).toEqual([]);
});

test.each([
  ['another kind was', 'completed', true, { twin: 'paused', ago: 5_000 }],
  ['it was long ago', 'completed', true, { twin: 'ended', ago: TWIN_WITHIN + 60_000 }],
  ['it is another’s session', 'completed', false, { twin: 'ended', ago: 5_000 }],
  ['it is never pushed', 'unsafe', true, { twin: '', ago: 5_000 }],
] as const)('a notice is shown when %s', async (_, kind, isOwn, pushed) => {
  const shown = open([pushed]);
  await showNotice('Demo', 'text', kind, 'en', isOwn);
  expect(shown).toHaveLength(1);
});
