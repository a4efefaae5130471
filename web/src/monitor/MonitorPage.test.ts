import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import type { Hearing } from '../live/link-state';
import { nightOf, withChanges, type Night } from '../live/night';
import { readFrame, type ChangesFrame, type StateFrame } from '../live/wire';
import { golden, goldenNight } from '../testing/golden';
import { developed, REJECTED } from '../testing/images';
import { changes, connectionState, instant, stateAt } from '../testing/messages';
import { ByHand } from '../testing/by-hand';
import MonitorPage from './MonitorPage.svelte';

const RECEIVED = 50_000;

interface Shown {
  night?: Night | undefined;
  language?: LanguageCode;
  now?: number;
  hearing?: Hearing;
  unreadable?: number;
}

function show({ night, language = 'en', now = RECEIVED, hearing = 'live', unreadable = 0 }: Shown) {
  const props = { telescope: 'demo', language: LANGUAGES[language], now, surroundings: new ByHand(), go: vi.fn() };
  return render(MonitorPage, { ...props, sight: { hearing, known: night, unreadable } });
}

/** The text of a part of the page, with plain spaces. */
function text(testid: string): string {
  return screen.getByTestId(testid).textContent.replace(/\s+/g, ' ').trim();
}

const emptyNight = () => nightOf(readFrame(JSON.stringify(stateAt(1, 0))) as StateFrame, RECEIVED);
const goldenChanges = () => readFrame(golden('live-changes.json')) as ChangesFrame;
const PANELS = ['exposure', 'preview', 'gallery', 'weather', 'mount', 'camera', 'guiding', 'focuser', 'feed'];
const TELEMETRY_PANELS = ['exposure', 'preview', 'weather', 'mount', 'camera', 'guiding', 'focuser'];

describe('the golden night', () => {
  test('is shown whole in English', () => {
    show({ night: goldenNight(RECEIVED) });
    expect(document.title).toBe('Stellar demo telescope – live – Stellar');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Stellar demo telescope');
    expect(text('demo-badge')).toBe('Demonstration');
    expect(text('link-state')).toBe('Live');
    expect(screen.getByTestId('link-state').dataset['state']).toBe('running');
    expect(text('data-age')).toBe('data 0 s old');
    expect(text('voyager-time')).toBe('23:00:06');
    expect(text('mount-ra')).toBe('00h 42m 44s');
    expect(text('mount-dec')).toBe('+41° 16′ 09″');
    expect(text('mount-altitude')).toBe('61.0°');
    expect(text('mount-azimuth')).toBe('288.2°');
    expect(text('mount-tracking')).toBe('Yes');
    expect(text('mount-parked')).toBe('No');
    expect(text('mount-pier')).toBe('East');
    expect(text('mount-status')).toBe('Tracking');
    expect(text('camera-temperature')).toBe('−10.1 °C');
    expect(text('camera-setpoint')).toBe('−10.0 °C');
    expect(text('camera-power')).toBe('43 %');
    expect(text('camera-status')).toBe('At set point');
    expect(text('guiding-x')).toBe('+0.21');
    expect(text('guiding-y')).toBe('−0.14');
    // √(0.21² + 0.14²) = √0.0637
    expect(text('guiding-rms')).toBe('0.25');
    expect(text('focuser-position')).toBe('12,450');
    expect(text('focuser-temperature')).toBe('6.4 °C');
    expect(text('focuser-hfd')).toBe('2.31');
    expect(text('weather-safe')).toBe('Safe');
    expect(text('weather-cloud')).toBe('Clear');
    expect(text('exposure-target')).toBe('M31');
    expect(text('exposure-filter')).toBe('L');
    expect(text('exposure-status')).toBe('Exposing');
    expect(text('exposure-sequence')).toBe('M31 · 15:00 / 1:00:00 · ends at 23:45:00');
    expect(text('preview-hfd')).toBe('2.31');
    expect(text('preview-star-index')).toBe('7.9');
    expect(text('preview-file')).toBe('M31_L_0007.fit');
    expect(screen.getByTestId('preview-image').getAttribute('src')).toMatch(/^\/api\/telescopes\/demo\/images\/5f0c3a52.*\/preview$/);
    expect(screen.getByTestId('gallery-item').dataset['image']).toBe('5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10');
    expect(text('feed-item')).toBe('23:00:04 A frame is being taken.');
    expect(screen.getByTestId('feed-item').dataset['seq']).toBe('41');
  });

  test('is shown whole in French', () => {
    show({ night: goldenNight(RECEIVED), language: 'fr' });
    expect(document.title).toBe('Télescope de démonstration Stellar – en direct – Stellar');
    expect(text('link-state')).toBe('En direct');
    expect(text('data-age')).toBe('données d’il y a 0 s');
    expect(text('mount-ra')).toBe('00h 42m 44s');
    expect(text('mount-tracking')).toBe('Oui');
    expect(text('camera-temperature')).toBe('−10,1 °C');
    expect(text('guiding-x')).toBe('+0,21');
    expect(text('focuser-position')).toBe('12 450');
    expect(text('weather-safe')).toBe('Sûr');
    expect(text('feed-item')).toBe('23:00:04 Une image est en cours de prise.');
  });

  test('gives every panel its name, and those with values their age', () => {
    show({ night: goldenNight(RECEIVED), now: RECEIVED + 3000 });
    for (const panel of PANELS) {
      const section = screen.getByTestId(`${panel}-panel`);
      expect(section.getAttribute('aria-labelledby')).toBe(within(section).getByRole('heading', { level: 2 }).id);
      expect(section.dataset['stale']).toBe('false');
    }
    // Sent at 22:00:07.120: the control data of 22:00:07.000 is 3.12 s old, the weather of 21:59:50 was 16.5 s old.
    expect(text('mount-age')).toBe('3 s');
    expect(text('weather-age')).toBe('19 s');
    expect(screen.getByTestId('data-age').dataset['seconds']).toBe('3');
  });

  test('moves the exposure bar between messages and fills it at the end', async () => {
    const night = goldenNight(RECEIVED);
    const { rerender } = show({ night });
    const bar = screen.getByTestId('exposure-bar');
    // The shot began at 22:00:05.100 and was told at 22:00:06.500: 1.4 of 30 s.
    expect(bar.getAttribute('aria-valuenow')).toBe('5');
    expect(text('exposure-times')).toBe('0:01 / 0:30');
    await rerender({ now: RECEIVED + 6100 });
    expect(bar.getAttribute('aria-valuenow')).toBe('25');
    expect(bar.getAttribute('aria-valuetext')).toBe('0:07 of 0:30');
  });
});

describe('the golden changes', () => {
  const changed = () => withChanges(goldenNight(RECEIVED), goldenChanges(), RECEIVED + 1000);

  test('show Voyager gone at once, grey the last values and keep them', () => {
    show({ night: changed(), now: RECEIVED + 1000 });
    expect(screen.getByTestId('link-state').dataset['state']).toBe('offline');
    expect(text('link-state')).toBe('The telescope is offline since 23:00:08.');
    expect(text('link-reason')).toBe('The relay at the observatory has no connection to Voyager and tries again by itself.');
    for (const panel of TELEMETRY_PANELS) expect(screen.getByTestId(`${panel}-panel`).dataset['stale'], panel).toBe('true');
    expect(text('camera-temperature')).toBe('−10.1 °C');
    expect(text('weather-safe')).toBe('Unsafe');
  });

  test('stop the exposure bar', async () => {
    const { rerender } = show({ night: goldenNight(RECEIVED), now: RECEIVED });
    await rerender({ sight: { hearing: 'live', known: changed(), unreadable: 0 }, now: RECEIVED + 1000 });
    const stopped = screen.getByTestId('exposure-bar').getAttribute('aria-valuenow');
    await rerender({ now: RECEIVED + 9000 });
    expect(screen.getByTestId('exposure-bar').getAttribute('aria-valuenow')).toBe(stopped);
  });

  test('are told in the feed, newest first, and can be filtered', async () => {
    show({ night: changed(), now: RECEIVED + 1000 });
    expect(screen.getAllByTestId('feed-item').map((item) => item.dataset['seq'])).toEqual(['46', '45', '41']);
    await fireEvent.change(screen.getByTestId('feed-level'), { target: { value: 'WARNING' } });
    expect(screen.getAllByTestId('feed-item').map((item) => item.dataset['seq'])).toEqual(['46']);
    await fireEvent.change(screen.getByTestId('feed-level'), { target: { value: 'ERROR' } });
    expect(screen.queryAllByTestId('feed-item')).toEqual([]);
    expect(screen.getByText('Nothing of this kind has happened lately.')).toBeTruthy();
  });

  test.each([
    ['en', 'The telescope is offline since 23:00:08.'],
    ['fr', 'Le télescope est hors ligne depuis 23:00:08.'],
  ] as const)('say so in %s', (language, sentence) => {
    show({ night: changed(), now: RECEIVED + 1000, language });
    expect(text('link-state')).toBe(sentence);
  });
});

describe('before anything is known', () => {
  test.each([
    ['en', 'Connecting to Stellar…'],
    ['fr', 'Connexion à Stellar…'],
  ] as const)('the page says so in %s, shows dashes and invents nothing', (language, sentence) => {
    show({ language, hearing: 'connecting' });
    expect(text('link-state')).toBe(sentence);
    expect(screen.getByTestId('link-state').dataset['state']).toBe('connecting');
    for (const value of ['mount-ra', 'mount-dec', 'mount-tracking', 'camera-temperature', 'guiding-x', 'focuser-position', 'weather-cloud']) {
      expect(text(value), value).toBe('–');
    }
    expect(screen.getByTestId('weather-safe').dataset['safe']).toBe('unknown');
    expect(screen.getByTestId('exposure-bar').getAttribute('aria-valuenow')).toBe('0');
    expect(screen.queryAllByTestId('gallery-item')).toEqual([]);
  });
});

test('an empty night says what will be there', () => {
  show({ night: emptyNight() });
  expect(text('link-state')).toBe('Waiting for fresh data…');
  expect(text('preview-placeholder')).toBe('The first image of the night will be here.');
  expect(screen.getByText('No images yet.')).toBeTruthy();
  expect(screen.getByText('Nothing has happened yet.')).toBeTruthy();
  expect(text('exposure-target')).toBe('No exposure');
  expect(text('data-age')).toBe('no data yet');
});

test('without the cloud the last values stay, and go grey when they are old', async () => {
  const { rerender } = show({ night: goldenNight(RECEIVED), hearing: 'connecting', now: RECEIVED + 1000 });
  expect(text('link-state')).toBe('Connecting to Stellar…');
  expect(text('link-reason')).toContain('This page has lost Stellar.');
  expect(screen.getByTestId('mount-panel').dataset['stale']).toBe('false');
  await rerender({ now: RECEIVED + 11_000 });
  expect(screen.getByTestId('mount-panel').dataset['stale']).toBe('true');
  expect(text('mount-ra')).toBe('00h 42m 44s');
});

test('text from outside is text: it makes no element, however long it is', () => {
  const evil = `<img src=x onerror="alert(1)"> ${'a very long line '.repeat(40)}`;
  const data = {
    telescope: { id: 'demo', name: { en: evil } },
    timeline: [{ seq: 1, epoch: 1, type: 'log', at: '2026-11-21T22:00:00Z', data: { parsed: { level: 'INFO', text: evil } } }],
    images: [{ image: evil, at: '2026-11-21T22:00:00Z', target: evil, filter: evil, file: evil }],
    shotRunning: { at: '2026-11-21T22:00:00Z', parsed: { file: evil, status: evil, total: 30, elapsed: 1 } },
    weather: { at: '2026-11-21T22:00:00Z', parsed: { safe: true, cloud: evil } },
  };
  const { container } = show({ night: nightOf(readFrame(JSON.stringify(stateAt(1, 0, data))) as StateFrame, RECEIVED) });
  expect(container.querySelector('[onerror]')).toBeNull();
  expect(container.querySelectorAll('img')).toHaveLength(0);
  expect(text('feed-item')).toContain('<img src=x onerror="alert(1)">');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('<img');
});

test('an image that is on its way has a placeholder, and the one before stays large', () => {
  const night = withChanges(
    goldenNight(RECEIVED),
    readFrame(
      JSON.stringify(
        changes(44, 45, 9, [
          { type: 'newJPG', seq: 45, at: '2026-11-21T22:00:09Z', data: { parsed: { image: 'next', target: 'M31', filter: 'R' } } },
        ]),
      ),
    ) as ChangesFrame,
    RECEIVED + 2000,
  );
  show({ night, now: RECEIVED + 2000 });
  expect(screen.getAllByTestId('gallery-item').map((item) => item.dataset['image'])).toEqual(['next', '5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10']);
  expect(screen.getByTestId('preview-image').getAttribute('src')).toContain('5f0c3a52');
  expect(text('preview-status')).toBe('The image is on its way…');
});

describe('what became of frames', () => {
  const nightWith = (...images: object[]) => nightOf(readFrame(JSON.stringify(stateAt(1, 5, { images }))) as StateFrame, RECEIVED);
  const thumbs = () => screen.getAllByTestId('gallery-item').map((item) => item.querySelector('img')?.getAttribute('src'));

  test('pictures of the frame itself go before the instant preview, and its HFD serves where Voyager told none', () => {
    show({ night: nightWith({ image: 'a', at: instant(1), preview: '/api/a/preview', developed: developed('a') }) });
    expect(thumbs()).toEqual(['/api/telescopes/demo/images/a/thumb?of=tag-1']);
    expect(screen.getByTestId('preview-image').getAttribute('src')).toBe('/api/telescopes/demo/images/a/preview?of=tag-1');
    expect(text('preview-hfd')).toBe('2.62');
  });

  test.each(['en', 'fr'] as const)('in %s a rejected frame says why in the place of a picture', (language) => {
    show({ language, night: nightWith({ image: 'a', at: instant(1), rejected: REJECTED }) });
    expect(text('preview-rejected')).toBe(REJECTED.text[language]);
    expect(text('gallery-item')).toContain(REJECTED.text[language]);
    expect(screen.queryByTestId('preview-status')).toBeNull();
  });

  test('a rejected frame keeps its instant preview', () => {
    show({ night: nightWith({ image: 'a', at: instant(1), preview: '/api/a/preview', rejected: REJECTED }) });
    expect(screen.getByTestId('preview-image').getAttribute('src')).toBe('/api/a/preview');
    expect(text('preview-rejected')).toBe(REJECTED.text.en);
    expect(thumbs()).toEqual(['/api/a/preview']);
  });

  test('all images are one step away', () => {
    show({ language: 'fr', night: goldenNight(RECEIVED) });
    expect(screen.getByTestId('to-gallery').getAttribute('href')).toBe('/fr/robotarget/demo/gallery');
  });
});

test('messages that could not be read are owned up to', () => {
  show({ night: goldenNight(RECEIVED), unreadable: 3 });
  expect(screen.getByText('3 messages could not be read and were left out.')).toBeTruthy();
});

test('the state of the link is announced, its age is not', () => {
  show({ night: goldenNight(RECEIVED) });
  expect(screen.getByTestId('link-state').getAttribute('role')).toBe('status');
  expect(screen.getByTestId('data-age').closest('[role=status]')).toBeNull();
});

test('red light is switched on, kept, and switched off', async () => {
  show({ night: goldenNight(RECEIVED) });
  const button = screen.getByTestId('red-light');
  await fireEvent.click(button);
  expect(document.documentElement.dataset['theme']).toBe('red');
  expect(button.getAttribute('aria-pressed')).toBe('true');
  expect(localStorage.getItem('stellar.theme')).toBe('red');
  await fireEvent.click(button);
  expect(document.documentElement.dataset['theme']).toBe('night');
});

test('when Voyager refuses the relay, the page says who has to do what', () => {
  const refused = JSON.stringify(changes(44, 47, 10, [connectionState(47, 9, 'refused')]));
  show({ night: withChanges(goldenNight(RECEIVED), readFrame(refused) as ChangesFrame, RECEIVED + 3000), now: RECEIVED + 3000 });
  expect(text('link-reason')).toBe('Voyager refuses the login of the relay. The operator has to mend the password.');
});

describe('a telescope of which nothing was ever heard', () => {
  const unheard = () => nightOf(readFrame(JSON.stringify(stateAt(1, 0, { connection: undefined }))) as StateFrame, RECEIVED);

  test.each([
    ['en', 'The telescope is not connected.', 'Nothing was ever heard of it. The page goes on by itself when it speaks.', 'Idle'],
    ['fr', 'Le télescope n’est pas connecté.', 'On n’a encore jamais rien reçu de lui. La page prendra vie d’elle-même dès qu’il parlera.', 'Au repos'],
  ] as const)('is said at once in %s not to be connected, and nothing is invented', (language, sentence, why, idle) => {
    show({ language, night: unheard() });
    expect(text('link-state')).toBe(sentence);
    expect(text('link-reason')).toBe(why);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(language === 'en' ? 'Demo' : 'Démo');
    expect(text('exposure-panel')).not.toContain(idle);
    for (const panel of PANELS) expect(screen.getByTestId(`${panel}-panel`), panel).toBeTruthy();
  });
});
