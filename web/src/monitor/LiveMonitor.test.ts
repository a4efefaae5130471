import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { ByHand, settled } from '../testing/by-hand';
import { changes, connectionState, controlData, instant, shotRunning, stateAt } from '../testing/messages';
import LiveMonitor from './LiveMonitor.svelte';

async function open(hand = new ByHand()) {
  const view = render(LiveMonitor, { telescope: 'demo', language: LANGUAGES.en, surroundings: hand, go: vi.fn() });
  await settled();
  return { hand, ...view };
}

async function openLive() {
  const opened = await open();
  opened.hand.socket.events.opened();
  opened.hand.socket.say(stateAt(1, 0, { controlData: { at: instant(0), parsed: {} } }));
  await tick();
  return opened;
}

const link = () => screen.getByTestId('link-state').dataset['state'];

test('the page goes from connecting to running, to offline after ten seconds of silence, and back by itself', async () => {
  const { hand } = await open();
  expect(link()).toBe('connecting');
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 0));
  hand.socket.say(changes(1, 1, 0, [controlData(0, -10)]));
  await tick();
  expect(link()).toBe('running');
  await hand.pass(10_000);
  await tick();
  expect(link()).toBe('running');
  await hand.pass(500);
  await tick();
  expect(link()).toBe('offline');
  expect(screen.getByTestId('camera-panel').dataset['stale']).toBe('true');
  hand.socket.say(changes(1, 1, 20, [controlData(20, -9.5)]));
  await tick();
  expect(link()).toBe('running');
  expect(screen.getByTestId('camera-panel').dataset['stale']).toBe('false');
  expect(screen.getByTestId('camera-temperature').textContent).toBe('−9.5\u00a0°C');
});

test('ages count on between messages', async () => {
  const { hand } = await openLive();
  hand.socket.say(changes(1, 1, 3, [controlData(2, -10)]));
  await tick();
  expect(screen.getByTestId('camera-age').textContent).toBe('1\u00a0s');
  await hand.pass(4000);
  await tick();
  expect(screen.getByTestId('camera-age').textContent).toBe('5\u00a0s');
});

test('the exposure bar moves each second', async () => {
  const { hand } = await openLive();
  hand.socket.say(changes(1, 1, 0, [shotRunning(0, 'M31_L_1.fit', 0, 20)]));
  const seen: (string | null)[] = [];
  for (let second = 0; second < 4; second += 1) {
    await hand.pass(1000);
    await tick();
    seen.push(screen.getByTestId('exposure-bar').getAttribute('aria-valuenow'));
  }
  expect(seen).toEqual(['5', '10', '15', '20']);
});

test('a night played fast moves the bar fast', async () => {
  const { hand } = await openLive();
  hand.socket.say(changes(1, 1, 1, [shotRunning(0, 'M31_L_1.fit', 0, 100), shotRunning(1, 'M31_L_1.fit', 20, 100)]));
  await tick();
  expect(screen.getByText('This night is played 20 times as fast.')).toBeTruthy();
  expect(screen.getByTestId('exposure-bar').getAttribute('aria-valuenow')).toBe('20');
  await hand.pass(2000);
  await tick();
  expect(screen.getByTestId('exposure-bar').getAttribute('aria-valuenow')).toBe('60');
});

test('losing the cloud is said otherwise than losing the telescope', async () => {
  const { hand } = await openLive();
  hand.socket.say(changes(1, 2, 1, [connectionState(2, 1, 'disconnected')]));
  await tick();
  expect(screen.getByTestId('link-state').textContent).toContain('The telescope is offline since');
  hand.socket.events.closed();
  await tick();
  expect(screen.getByTestId('link-state').textContent).toBe('Connecting to Stellar…');
});

test('a telescope that is not there gets a page that says so', async () => {
  const hand = new ByHand();
  hand.answers.push({ kind: 'unknown' });
  await open(hand);
  await tick();
  expect(screen.getByTestId('lost-page').textContent).toContain('There is no telescope “demo”');
});

test('a page that is left leaves nothing running', async () => {
  const { hand, unmount } = await openLive();
  unmount();
  expect(hand.socket.isClosed).toBe(true);
  expect(hand.waiting).toBe(0);
});
