// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { golden } from '../testing/golden';
import { browser } from './browser';

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, body: string): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(async () => new Response(body, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

test('a ticket is asked for by POST, and the golden one is understood', async () => {
  const fetch = answering(200, golden('socket-ticket.json'));
  expect(await browser.ticket('demo')).toEqual({ kind: 'ticket', url: 'wss://live.example/live?ticket=q1w2e3' });
  expect(fetch.mock.calls[0]).toMatchObject(['/api/telescopes/demo/tickets', { method: 'POST' }]);
});

test('a telescope that is not there is told by 404', async () => {
  answering(404, '{}');
  expect(await browser.ticket('nowhere')).toEqual({ kind: 'unknown' });
});

test.each([
  [500, '{"url":"wss://live.example/live"}'],
  [429, '{}'],
  [200, '{"url":"https://live.example/live"}'],
  [200, '{"url":"javascript:alert(1)"}'],
  [200, 'no JSON'],
])('the answer %i %s is no ticket', async (status, body) => {
  answering(status, body);
  await expect(browser.ticket('demo')).rejects.toThrow();
});

test('coming back into sight wakes, going out of it does not', () => {
  const woken = vi.fn();
  const end = browser.onWake(woken);
  const visibility = vi.spyOn(document, 'visibilityState', 'get');
  visibility.mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(woken).not.toHaveBeenCalled();
  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event('online'));
  expect(woken).toHaveBeenCalledTimes(2);
  end();
  window.dispatchEvent(new Event('online'));
  expect(woken).toHaveBeenCalledTimes(2);
  visibility.mockRestore();
});
