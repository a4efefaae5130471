import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { HELPED } from '../help/helped';
import { STATIONS } from '../help/tour';
import { helpWords } from '../i18n/help';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { ByHand, settled } from '../testing/by-hand';
import { changes, instant, log, stateAt } from '../testing/messages';
import LiveMonitor from './LiveMonitor.svelte';

const IMAGES = [{ image: 'a', at: instant(-5), preview: '/api/a/preview', target: 'M31' }, { image: 'b', at: instant(-50), target: 'M33' }];

async function open({ language = 'en' as LanguageCode, data = { images: IMAGES } as object, newcomer = false } = {}) {
  if (!newcomer) localStorage.setItem('stellar.tour', 'offered');
  const hand = new ByHand();
  const go = vi.fn();
  const view = render(LiveMonitor, { telescope: 'demo', language: LANGUAGES[language], surroundings: hand, go });
  await settled();
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 0, data));
  hand.socket.say(changes(1, 2, 0, [log(2, 'hello')]));
  await tick();
  return { hand, view, go, words: helpWords(language) };
}

/** Presses a key, and lets what it loads be loaded. */
async function press(key: string, target: Element | Window = window): Promise<boolean> {
  const isLeft = await fireEvent.keyDown(target, { key });
  await vi.dynamicImportSettled();
  await quiet();
  return isLeft;
}

async function click(testid: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testid));
  await vi.dynamicImportSettled();
  await quiet();
}

const dialog = (testid: string) => screen.queryByTestId<HTMLDialogElement>(testid);

beforeEach(() => localStorage.clear());

test('the help has the way to the questions, whatever the screen has no room for', async () => {
  const { go } = await open({ language: 'fr' });
  await click('help');
  const way = screen.getByTestId('to-questions');
  expect([way.textContent, way.getAttribute('href')]).toEqual(['Questions et réponses', '/fr/help']);
  await click('to-questions');
  expect(go.mock.calls.map(([, path]) => path)).toEqual(['/fr/help']);
});

test.each(['en', 'fr'] as const)('in %s the question mark, or the button, opens the help with every key in it', async (language) => {
  const { words } = await open({ language });
  await press('?');
  expect(dialog('help-dialog')!.open).toBe(true);
  for (const deed of Object.values(words.keys.does)) expect(dialog('help-dialog')!.textContent).toContain(deed);
  await click('help-close');
  expect(dialog('help-dialog')).toBeNull();
  await click('help');
  expect(dialog('help-dialog')!.open).toBe(true);
});

test('P opens the newest image; in it no key of the page does anything', async () => {
  await open();
  expect(await press('p')).toBe(false);
  expect(screen.getByTestId('viewer-place').textContent).toBe('1 of 2');
  await press('?');
  expect(dialog('help-dialog')).toBeNull();
});

test('P without an image says so', async () => {
  const { hand } = await open({ data: { images: [] } });
  await press('p');
  await hand.pass(0);
  await tick();
  expect(screen.getByTestId('key-said').textContent).toBe('There is no image yet.');
  expect(screen.getByTestId('key-said').getAttribute('role')).toBe('status');
});

test('R loads the last image anew, and says so', async () => {
  const { hand } = await open();
  const before = screen.getByTestId('preview-image');
  await press('r');
  await hand.pass(0);
  await tick();
  expect(screen.getByTestId('preview-image')).not.toBe(before);
  expect(screen.getByTestId('key-said').textContent).toBe('The last image is loaded anew.');
});

test('L goes to what happened', async () => {
  await open();
  await press('l');
  expect(screen.getByTestId('feed-panel').contains(document.activeElement)).toBe(true);
});

test('F goes full screen and back, and says where that cannot be', async () => {
  const { hand } = await open();
  const whole = vi.fn(async () => undefined);
  Object.assign(document.documentElement, { requestFullscreen: whole });
  Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
  await press('f');
  expect(whole).toHaveBeenCalledOnce();
  Object.assign(document.documentElement, { requestFullscreen: () => Promise.reject(new Error('not allowed')) });
  await press('f');
  await hand.pass(0);
  await tick();
  expect(screen.getByTestId('key-said').textContent).toBe('This browser shows pages in no full screen.');
});

test('keys are switched off for good, and the button still opens the help', async () => {
  const { view } = await open();
  await click('help');
  expect(screen.getByTestId('switch-keys').getAttribute('aria-checked')).toBe('true');
  await click('switch-keys');
  await click('help-close');
  expect([await press('p'), dialog('image-viewer'), dialog('help-dialog')]).toEqual([true, null, null]);
  view.unmount();
  await open();
  await press('?');
  expect(dialog('help-dialog')).toBeNull();
  await click('help');
  expect(screen.getByTestId('switch-keys').getAttribute('aria-checked')).toBe('false');
  await click('switch-keys');
  await click('help-close');
  await press('?');
  expect(dialog('help-dialog')!.open).toBe(true);
});

test.each(['en', 'fr'] as const)('in %s each panel of the page explains itself', async (language) => {
  const { words } = await open({ language });
  const here = HELPED.filter((panel) => screen.queryByTestId(`${panel}-panel`) !== null);
  expect(here.length).toBeGreaterThanOrEqual(9);
  for (const panel of here) {
    const button = screen.getByTestId(`help-${panel}`);
    expect(button.getAttribute('aria-label')).toContain(screen.getByTestId(`${panel}-panel`).querySelector('h2')!.textContent);
    await click(`help-${panel}`);
    const shown = dialog('panel-help')!;
    expect(shown.open).toBe(true);
    for (const text of Object.values(words.panels[panel])) expect(shown.textContent).toContain(text);
    await click('help-close');
    expect(dialog('panel-help')).toBeNull();
  }
});

test('a newcomer is offered the tour once the page has settled, and never again', async () => {
  const { hand, view } = await open({ newcomer: true });
  expect(screen.queryByTestId('tour-offer')).toBeNull();
  await hand.pass(3_000);
  await vi.dynamicImportSettled();
  await quiet();
  expect(screen.getByTestId('tour-offer').textContent).toContain('New here?');
  await click('tour-no');
  expect(screen.queryByTestId('tour-offer')).toBeNull();
  view.unmount();
  const again = await open({ newcomer: true });
  await again.hand.pass(60_000);
  expect(screen.queryByTestId('tour-offer')).toBeNull();
});

test('the tour goes from station to station by button and key, and back, and ends', async () => {
  const { hand } = await open({ newcomer: true, language: 'fr' });
  await hand.pass(3_000);
  await vi.dynamicImportSettled();
  await quiet();
  await click('tour-begin');
  const at = () => dialog('tour')?.dataset['stationShown'];
  expect([dialog('tour')!.open, at(), screen.getByTestId('tour-place').textContent]).toEqual([true, 'link', `1 sur ${STATIONS.length}`]);
  expect(screen.queryByTestId('tour-back')).toBeNull();
  await click('tour-next');
  expect([at(), document.activeElement?.getAttribute('aria-labelledby')]).toEqual(['standing', 'tour-title']);
  await press('ArrowRight', dialog('tour')!);
  expect(at()).toBe('exposure');
  await press('ArrowLeft', dialog('tour')!);
  await click('tour-back');
  expect(at()).toBe('link');
  for (const station of STATIONS.slice(1)) {
    await click('tour-next');
    expect(at()).toBe(station.name);
  }
  expect(screen.getByTestId('tour-next').textContent).toBe('Terminer');
  await click('tour-next');
  expect(dialog('tour')).toBeNull();
});

test('the tour is skipped at any time, and taken again from the help', async () => {
  await open();
  await click('help');
  await click('tour-again');
  expect([dialog('help-dialog'), dialog('tour')!.open]).toEqual([null, true]);
  await click('tour-skip');
  expect(dialog('tour')).toBeNull();
});

test('on a phone L and the tour bring the section in sight that a thing is in', async () => {
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { media: query, matches: true }));
  vi.stubGlobal('scrollTo', vi.fn());
  history.replaceState(null, '', '/en/robotarget/demo/monitor');
  await open();
  const current = () => document.querySelector('.section.current')!.id;
  expect(current()).toBe('section-image');
  await press('l');
  expect([current(), screen.getByTestId('feed-panel').contains(document.activeElement)]).toEqual(['section-log', true]);
  await click('help');
  await click('tour-again');
  const seen: string[] = [];
  for (let station = 0; station < STATIONS.length - 1; station += 1) {
    await click('tour-next');
    seen.push(`${dialog('tour')!.dataset['stationShown']} ${current()}`);
  }
  expect(seen).toEqual(expect.arrayContaining(['exposure section-image', 'weather section-telescope', 'guiding section-course', 'feed section-log']));
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});
