import { screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { ByHand } from '../testing/by-hand';
import { access, CLOSES, OPENS, openPage, problem, TELESCOPE, type Answers } from '../testing/bookings';
import { changes, controlData, stateAt } from '../testing/messages';
import WatchPage from './WatchPage.svelte';

const SECRET = 's'.repeat(43);
const AT = `GET /api/spectate/${SECRET}`;
const sight = (phase: string, now: string) => ({ ...access(phase, now), telescope: TELESCOPE, target: { name: 'M 31' }, from: OPENS, to: CLOSES, expiresAt: '2026-11-23T22:00:00Z' });

async function open(answers: Answers) {
  const hand = new ByHand();
  const opened = await openPage(WatchPage, () => ({ secret: SECRET, language: LANGUAGES.en, surroundings: hand, go: vi.fn() }), answers, false);
  return { hand, ...opened };
}

test('a guest sees what will be, and at the moment the live page without a control of it', async () => {
  const tickets = vi.fn(async (_path: string) => Response.json({ url: 'wss://live.example/live?ticket=1', expiresAt: OPENS }));
  vi.stubGlobal('fetch', tickets);
  const { hand, answers, cloud } = await open({ [AT]: sight('upcoming', '2026-11-22T19:59:58.000Z') });
  expect(screen.getByTestId('watch-page').textContent).toContain('M 31');
  expect(screen.getByTestId('countdown').textContent).toBe('0:02');
  answers[AT] = { ...sight('active', OPENS), lateSeconds: 60 };
  await hand.pass(2_000);
  await quiet();
  expect(screen.getByTestId('late').textContent).toContain('a minute after');
  expect(screen.getByTestId('guest').textContent).toContain('You watch as a guest');
  expect(tickets.mock.calls.map(([path]) => path)).toEqual([`/api/spectate/${SECRET}/tickets`]);
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 0));
  hand.socket.say(changes(1, 1, 0, [controlData(0, -10)]));
  await quiet();
  expect(screen.getByTestId('camera-temperature').textContent).toContain('10');
  expect(screen.queryByTestId('to-book')).toBeNull();
  expect(screen.getByTestId('language-switch').getAttribute('href')).toBe(`/fr/watch/${SECRET}`);
  expect(cloud.asked.every(({ init }) => !('authorization' in (init.headers as object)))).toBe(true);

  answers[AT] = problem(404, 'not-found', 'Nothing.');
  await hand.pass(60_000);
  await quiet();
  expect(screen.getByTestId('no-spectacle')).toBeTruthy();
  expect(hand.socket.isClosed).toBe(true);
  vi.unstubAllGlobals();
});

test('a link that has ended shows nothing of what it was', async () => {
  await open({ [AT]: problem(404, 'not-found', 'Nothing.') });
  expect(screen.getByTestId('no-spectacle').textContent).toContain('expired or was taken back');
});
