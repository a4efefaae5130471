import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import LiveMonitor from '../monitor/LiveMonitor.svelte';
import { quiet } from '../testing/account-by-hand';
import { ByHand, settled } from '../testing/by-hand';
import { changes, controlData, instant, stateAt } from '../testing/messages';
import { keptChoices } from './choices';
import { QUIET } from './bell';

/** What this browser would have shown and sounded. */
const shown: { title: string; body: string; lang: string }[] = [];
const sounded: number[] = [];

function letNotices(permission: NotificationPermission, asked: NotificationPermission = permission) {
  const leave = vi.fn(async () => ((HandNotification.permission = asked), asked));
  class HandNotification {
    static permission = permission;
    static requestPermission = leave;
    onclick = null;
    constructor(title: string, { body, lang }: NotificationOptions) {
      shown.push({ title, body: body!, lang: lang! });
    }
  }
  vi.stubGlobal('Notification', HandNotification);
  return leave;
}

class HandAudio {
  state = 'running';
  currentTime = 0;
  destination = {};
  async resume() {}
  createGain = () => ({ gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect() {} });
  createOscillator = () => {
    const frequency = { set value(hertz: number) { sounded.push(hertz); } };
    return { frequency, connect: (next: unknown) => next, start() {}, stop() {} };
  };
}

beforeEach(() => {
  localStorage.setItem('stellar.tour', 'offered');
  vi.stubGlobal('AudioContext', HandAudio);
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  shown.length = sounded.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open(language: 'en' | 'fr' = 'en') {
  const hand = new ByHand();
  render(LiveMonitor, { telescope: 'demo', language: LANGUAGES[language], surroundings: hand, go: vi.fn() });
  await settled();
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 0, { images: [{ image: 'old', at: instant(-1), target: 'M33' }] }));
  hand.socket.say(changes(1, 1, 0, [controlData(0, -10)]));
  await vi.dynamicImportSettled();
  await quiet();
  return hand;
}

async function click(testid: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testid));
  await vi.dynamicImportSettled();
  await quiet();
}

const image = (seq: number, at: number, id: string) => changes(seq - 1, seq, at, [{ type: 'newJPG', seq, at: instant(at), data: { parsed: { image: id, target: 'M31', filter: 'L' } } }]);
const isOn = (testid: string) => screen.getByTestId(testid).getAttribute('aria-checked');

test('nobody is asked, shown or sounded anything until they chose so', async () => {
  const leave = letNotices('default');
  const hand = await open();
  hand.socket.say(image(2, 1, 'a'));
  await tick();
  expect([leave.mock.calls.length, shown, sounded]).toEqual([0, [], []]);
  await click('help');
  expect([isOn('switch-sound'), isOn('switch-browser'), leave.mock.calls.length]).toEqual(['false', 'false', 0]);
});

test('sound is switched on by a click that is heard, kept in the browser, and rings for what happens from then on', async () => {
  const hand = await open();
  await click('help');
  await click('switch-sound');
  expect([isOn('switch-sound'), sounded.length > 0, keptChoices()]).toEqual(['true', true, { sound: true, browser: false }]);
  sounded.length = 0;
  hand.socket.say(image(2, 1, 'a'));
  await quiet();
  expect([sounded, shown]).toEqual([[659.26], []]);
  await click('switch-sound');
  await hand.pass(QUIET);
  hand.socket.say(image(3, 7, 'b'));
  await quiet();
  expect([sounded.length, keptChoices().sound]).toEqual([1, false]);
});

test('what is on the page when it is opened does not ring, nor does what heals a gap', async () => {
  localStorage.setItem('stellar.notices', '{"sound":true,"browser":false}');
  const hand = await open();
  hand.socket.say(stateAt(9, 1, { images: [{ image: 'new', at: instant(1), target: 'M31' }], weather: { at: instant(1), parsed: { safe: false } } }));
  await quiet();
  expect(sounded).toEqual([]);
  hand.socket.say(image(10, 2, 'a'));
  await quiet();
  expect(sounded).toEqual([659.26]);
});

test('browser notices are asked for upon the click, shown in the page’s language, and one in some seconds', async () => {
  const leave = letNotices('default', 'granted');
  const hand = await open('fr');
  await click('help');
  await click('switch-browser');
  expect([leave.mock.calls.length, isOn('switch-browser'), shown.length, keptChoices().browser]).toEqual([1, 'true', 1, true]);
  hand.socket.say(image(2, 1, 'a'));
  await quiet();
  hand.socket.say(image(3, 2, 'b'));
  await quiet();
  expect(shown.slice(1)).toEqual([{ title: 'Démo', body: 'Nouvelle image\u00a0: M31 L.', lang: 'fr' }]);
  await hand.pass(QUIET);
  expect(shown).toHaveLength(3);
});

test('who looks at the page is shown no browser notice', async () => {
  letNotices('granted');
  localStorage.setItem('stellar.notices', '{"sound":false,"browser":true}');
  const hand = await open();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  hand.socket.say(image(2, 1, 'a'));
  await quiet();
  expect(shown).toEqual([]);
});

test('a browser that was told to show none is owned up to, and nothing is called on', async () => {
  letNotices('default', 'denied');
  await open();
  await click('help');
  await click('switch-browser');
  expect([isOn('switch-browser'), keptChoices().browser]).toEqual(['false', false]);
  expect(screen.getByTestId('notice-desk').textContent).toContain('was told to show no notices');
});

test('a telescope that stays silent is told once, and so is its return', async () => {
  localStorage.setItem('stellar.notices', '{"sound":false,"browser":true}');
  letNotices('granted');
  const hand = await open();
  await hand.pass(10_000);
  expect(shown).toEqual([]);
  await hand.pass(14_000);
  expect(shown.map(({ body }) => body)).toEqual(['The telescope is offline.']);
  await hand.pass(QUIET);
  hand.socket.say(changes(1, 1, 29, [controlData(29, -10)]));
  await quiet();
  expect(shown.map(({ body }) => body)).toEqual(['The telescope is offline.', 'The telescope is back.']);
});
