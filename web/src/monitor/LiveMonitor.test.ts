import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import type { Memory } from '../live/memory';
import type { Night } from '../live/night';
import { KEEP_EACH, PATIENCE } from '../live/remembering.svelte';
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

/** A memory that has seen the demo telescope so long ago, in ms. */
async function remembering(ago: number, isOffline: boolean) {
  const first = new ByHand();
  const kept: { night: Night; now: number }[] = [];
  const memory: Memory = {
    isOffline: () => isOffline,
    keep: async (_, night, now) => void kept.push({ night, now }),
    recall: async () => kept.at(-1) && { night: kept.at(-1)!.night, now: kept.at(-1)!.now + ago },
  };
  const show = (hand: ByHand) => render(LiveMonitor, { telescope: 'demo', language: LANGUAGES.en, surroundings: hand, memory, go: vi.fn() });
  const view = show(first);
  await settled();
  first.socket.events.opened();
  first.socket.say(stateAt(1, 0, { controlData: { at: instant(-2), parsed: { camera: { temperature: -10 } } } }));
  await tick();
  view.unmount();
  const hand = new ByHand();
  hand.answers.push(...Array.from({ length: 20 }, () => new Error('no network')));
  show(hand);
  await hand.pass(0);
  await tick();
  return { hand, kept };
}

test('without network the last state that was kept is shown, as old as it is and never as live', async () => {
  const { hand } = await remembering(600_000, true);
  expect(link()).toBe('kept');
  expect(screen.getByTestId('camera-temperature').textContent).toBe('−10.0\u00a0°C');
  expect(screen.getByTestId('camera-panel').dataset['stale']).toBe('true');
  expect(screen.getByTestId('data-age').dataset['seconds']).toBe('602');
  await hand.pass(5_000);
  await tick();
  expect(screen.getByTestId('data-age').dataset['seconds']).toBe('607');
});

test('even a state of this very moment is old when it was kept', async () => {
  await remembering(0, true);
  expect(screen.getByTestId('camera-panel').dataset['stale']).toBe('true');
});

test('with network the first state is waited for before anything kept is shown, and takes its place', async () => {
  const { hand } = await remembering(600_000, false);
  expect(link()).toBe('connecting');
  expect(screen.getByTestId('camera-temperature').textContent).not.toContain('10');
  await hand.pass(PATIENCE);
  await tick();
  expect(link()).toBe('kept');
  hand.answers.length = 0;
  hand.wake();
  await settled();
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 700, { controlData: { at: instant(700), parsed: { camera: { temperature: -5 } } } }));
  await tick();
  expect(link()).toBe('running');
  expect(screen.getByTestId('camera-panel').dataset['stale']).toBe('false');
  expect(screen.getByTestId('camera-temperature').textContent).toBe('−5.0\u00a0°C');
});

test('what is kept is never kept again as if it were new', async () => {
  const { hand, kept } = await remembering(600_000, true);
  const before = kept.length;
  await hand.pass(4 * KEEP_EACH);
  expect(kept.length).toBe(before);
});
