import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import type { Night } from '../live/night';
import { goldenNight } from '../testing/golden';
import { ByHand } from '../testing/by-hand';
import MonitorPage from './MonitorPage.svelte';
import { SECTIONS } from './sections';

function show(language: LanguageCode = 'en', night: Night = goldenNight(0)) {
  return render(MonitorPage, { telescope: 'demo', language: LANGUAGES[language], now: 0, surroundings: new ByHand(), go: vi.fn(), sight: { hearing: 'live', known: night, unreadable: 0 } });
}

const current = () => SECTIONS.filter((section) => document.querySelector(`#section-${section}`)!.classList.contains('current'));
const swipe = async (on: Element, fromX: number, toX: number, toY = 300) => {
  await fireEvent.touchStart(on, { touches: [{ clientX: fromX, clientY: 300 }] });
  await fireEvent.touchEnd(on, { changedTouches: [{ clientX: toX, clientY: toY }] });
};

beforeEach(() => {
  vi.stubGlobal('scrollTo', vi.fn());
  history.replaceState(null, '', '/en/robotarget/demo/monitor');
});
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

function asPhone(): void {
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { media: query, matches: true }));
  vi.stubGlobal('innerWidth', 360);
}

describe('on a phone', () => {
  beforeEach(asPhone);

  test('a section is shown by a tap, keeps to the address, and is named by its tab', async () => {
    show();
    expect(current()).toEqual(['image']);
    await fireEvent.click(screen.getByTestId('tab-log'));
    expect(current()).toEqual(['log']);
    expect(location.hash).toBe('#log');
    const panel = screen.getByRole('tabpanel', { name: 'Log' });
    expect(panel.id).toBe(screen.getByTestId('tab-log').getAttribute('aria-controls'));
    expect(panel.contains(screen.getByTestId('feed-panel'))).toBe(true);
    await fireEvent.click(screen.getByTestId('tab-image'));
    expect(location.href).toMatch(/\/monitor$/);
  });

  test('the address says which section is shown, also when it is changed by hand and in the other language', async () => {
    history.replaceState(null, '', '#course');
    show('fr');
    expect(current()).toEqual(['course']);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Suivi');
    expect(screen.getByTestId('language-switch').getAttribute('href')).toBe('/en/robotarget/demo/monitor#course');
    history.replaceState(null, '', '#telescope');
    await fireEvent(window, new HashChangeEvent('hashchange'));
    expect(current()).toEqual(['telescope']);
  });

  test('the keys go from tab to tab, and only the chosen one is in the way of the tab key', async () => {
    show();
    const tab = screen.getByTestId('tab-image');
    tab.focus();
    await fireEvent.keyDown(tab, { key: 'ArrowRight' });
    expect(current()).toEqual(['telescope']);
    expect(document.activeElement).toBe(screen.getByTestId('tab-telescope'));
    expect(screen.getAllByRole('tab').map((one) => one.tabIndex)).toEqual([-1, 0, -1, -1]);
    await fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(current()).toEqual(['log']);
  });

  test('a swipe shows the next section and the one before, and a finger going down neither', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await swipe(on, 300, 100);
    expect(current()).toEqual(['telescope']);
    await swipe(on, 100, 300);
    await swipe(on, 100, 300);
    expect(current()).toEqual(['image']);
    await swipe(on, 300, 200, 400);
    expect(current()).toEqual(['image']);
  });

  test('a finger in a row that scrolls sideways, in a field, or beside another finger moves no section', async () => {
    show();
    const row = screen.getByTestId('gallery-item').closest('ul')!;
    row.style.overflowX = 'auto';
    Object.defineProperties(row, { scrollWidth: { value: 900 }, clientWidth: { value: 300 } });
    await swipe(screen.getByTestId('gallery-item'), 300, 100);
    await swipe(screen.getByTestId('feed-search'), 300, 100);
    const on = screen.getByTestId('exposure-panel');
    await fireEvent.touchStart(on, { touches: [{ clientX: 300, clientY: 300 }, { clientX: 200, clientY: 200 }] });
    await fireEvent.touchEnd(on, { changedTouches: [{ clientX: 100, clientY: 300 }] });
    expect(current()).toEqual(['image']);
  });
});

describe('on a phone where things may move', () => {
  const still = () => SECTIONS.every((name) => part(name).style.transform === '' && !part(name).classList.contains('beside'));
  const part = (name: string) => document.querySelector<HTMLElement>(`#section-${name}`)!;
  const touch = (on: Element, x: number, y = 300) => fireEvent.touchStart(on, { touches: [{ clientX: x, clientY: y }] });
  const move = (on: Element, x: number, y = 300) => fireEvent.touchMove(on, { touches: [{ clientX: x, clientY: y }] });
  const lift = (on: Element, x: number, y = 300) => fireEvent.touchEnd(on, { changedTouches: [{ clientX: x, clientY: y }] });
  const come = (name: string) => fireEvent(part(name), Object.assign(new Event('transitionend', { bubbles: true }), { propertyName: 'transform' }));

  beforeEach(() => {
    vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { media: query, matches: !query.includes('reduced-motion') }));
    vi.stubGlobal('innerWidth', 360);
    vi.stubGlobal('scrollY', 420);
  });

  test('the section goes with the finger, and the next one comes beside it, from its top and out of reach', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 300);
    await move(on, 295);
    expect(still()).toBe(true);
    await move(on, 220, 304);
    expect([part('image').style.transform, part('telescope').style.transform, part('telescope').style.top]).toEqual(['translateX(-80px)', 'translateX(calc(100% + -56px))', '420px']);
    expect([part('telescope').classList.contains('beside'), part('telescope').inert, part('image').inert]).toEqual([true, true, false]);
    expect(current()).toEqual(['image']);
  });

  test('let go on its way, the next one is shown at once, comes to rest, and the other is gone', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 300);
    await move(on, 220);
    await lift(on, 200);
    expect([current(), location.hash]).toEqual([['telescope'], '#telescope']);
    expect([part('telescope').style.transform, part('image').style.transform, part('telescope').style.top, part('image').style.top]).toEqual(['translateX(0px)', 'translateX(calc(-100% + -24px))', '', '-420px']);
    expect(part('telescope').closest('.settling')).not.toBeNull();
    await come('image');
    expect(still()).toBe(false);
    await come('telescope');
    expect(still()).toBe(true);
    expect(scrollTo).toHaveBeenCalledWith({ top: 0 });
  });

  test('let go too soon, it goes back to where it was', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 300);
    await move(on, 270);
    await lift(on, 270);
    expect([current(), part('image').style.transform]).toEqual([['image'], 'translateX(0px)']);
    await come('image');
    expect(still()).toBe(true);
  });

  test('a finger that goes down first scrolls, wherever it goes then', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 300);
    await move(on, 295, 340);
    await move(on, 150, 340);
    expect(still()).toBe(true);
    await lift(on, 150, 340);
    expect(current()).toEqual(['image']);
  });

  test('at the end it gives way a little, and comes back', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 100);
    await move(on, 220);
    expect([part('image').style.transform, document.querySelector('.beside')]).toEqual(['translateX(30px)', null]);
    await lift(on, 220);
    expect(current()).toEqual(['image']);
  });

  test('a second finger, or the phone itself, takes it away', async () => {
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 300);
    await move(on, 200);
    await fireEvent.touchStart(on, { touches: [{ clientX: 200, clientY: 300 }, { clientX: 100, clientY: 300 }] });
    await move(on, 120);
    expect(still()).toBe(true);
    await touch(on, 300);
    await move(on, 200);
    await fireEvent.touchCancel(on);
    await lift(on, 100);
    expect(current()).toEqual(['image']);
  });

  test('a row that scrolls sideways keeps its finger', async () => {
    show();
    const row = screen.getByTestId('gallery-item').closest('ul')!;
    row.style.overflowX = 'auto';
    Object.defineProperties(row, { scrollWidth: { value: 900 }, clientWidth: { value: 300 } });
    await touch(screen.getByTestId('gallery-item'), 300);
    await move(screen.getByTestId('gallery-item'), 100);
    expect(still()).toBe(true);
  });

  test('who wants no motion has none, and the swipe all the same', async () => {
    asPhone();
    show();
    const on = screen.getByTestId('exposure-panel');
    await touch(on, 300);
    await move(on, 200);
    expect(still()).toBe(true);
    await lift(on, 200);
    expect([current(), still()]).toEqual([['telescope'], true]);
  });
});

test('with room for all there are no tab panels, and a swipe does nothing', async () => {
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(new EventTarget(), { media: query, matches: false }));
  show();
  expect(screen.queryByRole('tabpanel')).toBeNull();
  await swipe(screen.getByTestId('exposure-panel'), 300, 100);
  expect(current()).toEqual(['image']);
});

test('all charts show the span that was chosen at one of them, and the browser keeps it', async () => {
  const { unmount } = show();
  await fireEvent.change(screen.getByTestId('camera-span'), { target: { value: 'hour' } });
  expect((screen.getByTestId('guiding-span') as HTMLSelectElement).value).toBe('hour');
  expect(screen.getByTestId('guiding-chart').textContent).toContain('−45');
  unmount();
  show();
  expect((screen.getByTestId('focuser-span') as HTMLSelectElement).value).toBe('hour');
});

test('a chart is told in words: last, least, greatest, of guiding the RMS, and since when', () => {
  show();
  const words = screen.getByTestId('guiding-chart').querySelector('[role=img]')!.getAttribute('aria-label')!.replace(/\s/g, ' ');
  expect(words).toBe(
    'The guiding error over time, the last 5 minutes. X error: last 0.21 px, least 0.21 px, greatest 0.21 px, RMS 0.21 px. ' +
      'Y error: last −0.14 px, least −0.14 px, greatest −0.14 px, RMS 0.14 px. Heard since 23:00:06, when this page was opened.',
  );
});

test('the camera tells its cooling, and the binning of the last image; dashes where nobody said', () => {
  const { unmount } = show();
  expect(screen.getByTestId('camera-binning').textContent).toBe('1 × 1');
  unmount();
  const night = goldenNight(0);
  show('fr', { ...night, images: [], control: { ...night.control!, value: { ...night.control!.value, camera: { ...night.control!.value.camera, cooling: false } } } });
  expect(screen.getByTestId('camera-binning').textContent).toBe('–');
  expect(screen.getByTestId('camera-cooling').textContent).toBe('Éteint');
});

test('the focuser’s chart shows HFD, or where it stood', async () => {
  show();
  const label = () => screen.getByTestId('focuser-chart').querySelector('[role=img]')!.getAttribute('aria-label')!.replace(/\s/g, ' ');
  expect(label()).toContain('Images: last 2.31, least 2.31, greatest 2.31.');
  await fireEvent.change(screen.getByTestId('focuser-kind'), { target: { value: 'position' } });
  expect(label()).toContain('Position: last 12,450, least 12,450, greatest 12,450.');
});
