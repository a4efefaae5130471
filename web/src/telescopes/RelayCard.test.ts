import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { contextWith } from '../account/context';
import { Session } from '../account/session';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { HandCloud, quiet } from '../testing/account-by-hand';
import { HandLine } from '../testing/by-hand';
import { HandClock } from '../testing/hand-clock';
import RelayCard from './RelayCard.svelte';

const NOW = '2026-11-22T20:00:00Z';
const HEALTH = { now: NOW, relay: 'relay-1', paired: true, hasSocket: true, seenAt: '2026-11-22T19:59:56Z' };

async function open(health: object | Error, code: LanguageCode = 'en') {
  const cloud = new HandCloud();
  cloud.kept = JSON.stringify({ refresh: 'refresh-0', user: 'vega', name: 'Véga', renewing: false });
  let told = health;
  cloud.route = (method, path) => {
    if (path === '/api/me/telescopes/roof/relay-pairings' && method === 'POST') return Response.json({ code: 'AB12-CD34-EF56', relay: 'relay-1', expiresAt: '2026-11-22T20:15:00Z' });
    if (path !== '/api/me/telescopes/roof/relay') return undefined;
    if (told instanceof Error) throw told;
    return Response.json(told);
  };
  const clock = new HandClock(0);
  render(RelayCard, { props: { language: LANGUAGES[code], id: 'roof', surroundings: new HandLine().over(clock) }, context: contextWith(new Session(cloud.tab())) });
  await quiet();
  const pass = async (ms: number) => {
    await clock.pass(ms);
    await quiet();
  };
  return { cloud, pass, tell: (next: object | Error) => (told = next) };
}

const state = () => screen.getByTestId('relay').dataset['state'];
const text = () => screen.getByTestId('relay').textContent!.replace(/\s+/g, ' ');

test.each([
  [HEALTH, 'speaking', 'speaks with Stellar'],
  [{ ...HEALTH, hasSocket: false }, 'deaf', 'way for commands is closed'],
  [{ ...HEALTH, seenAt: '2026-11-22T19:58:59Z' }, 'silent', 'The relay is silent'],
  [{ ...HEALTH, seenAt: undefined }, 'silent', 'never'],
  [{ ...HEALTH, paired: false, seenAt: undefined }, 'unpaired', 'never paired'],
  [{ now: NOW }, 'none', 'No relay is named'],
  [new Error('away'), 'away', 'not known now'],
])('%o is shown as %s', async (health, shown, words) => {
  await open(health);
  expect(state()).toBe(shown);
  expect(text()).toContain(words);
});

test('what was heard grows old by itself when nothing answers any more, until it is silent', async () => {
  const { pass, tell } = await open(HEALTH);
  expect(screen.getByTestId('relay-heard').textContent).toBe('4\u00a0s ago');
  tell(new Error('away'));
  await pass(50_000);
  expect(screen.getByTestId('relay-heard').textContent).toBe('54\u00a0s ago');
  expect(state()).toBe('speaking');
  await pass(10_000);
  expect(state()).toBe('silent');
});

test('it is asked anew each 15 s', async () => {
  const { pass, tell } = await open({ ...HEALTH, seenAt: '2026-11-22T19:00:00Z' });
  expect(state()).toBe('silent');
  tell(HEALTH);
  await pass(15_000);
  expect(state()).toBe('speaking');
});

test('a code is shown with how long it holds by the cloud’s clock, and no longer', async () => {
  const { pass } = await open(HEALTH, 'fr');
  await fireEvent.click(screen.getByTestId('pair'));
  await quiet();
  expect(screen.getByTestId('pairing-code').textContent).toBe('AB12-CD34-EF56');
  expect(text()).toContain('Il vaut encore 15:00.');
  await pass(900_000);
  expect(screen.queryByTestId('pairing-code')).toBeNull();
  expect(screen.getByTestId('code-over').textContent).toContain('plus valable');
});
