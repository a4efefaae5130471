import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { linkStateOf } from '../live/link-state';
import { nightOf, type Night } from '../live/night';
import { readFrame, type StateFrame } from '../live/wire';
import { apiImage, developed, LEVELS } from '../testing/images';
import { instant, stateAt } from '../testing/messages';
import PreviewPanel from './PreviewPanel.svelte';

let seen: (isIntersecting: boolean) => void = () => {};

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        seen = (isIntersecting) => tell([{ isIntersecting }]);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const nightWith = (...images: object[]) => nightOf(readFrame(JSON.stringify(stateAt(1, 5, { images }))) as StateFrame, 0);
const done = nightWith({ image: 'a', at: instant(1), target: 'M31', developed: developed('a') });
function show(night: Night | undefined, code: LanguageCode = 'en') {
  const open = vi.fn();
  const view = render(PreviewPanel, { language: LANGUAGES[code], night, link: linkStateOf('live', night, 0), now: 0, open });
  return { open, ...view };
}
const histogram = () => screen.getByTestId('preview-histogram');

test('the histogram is asked for once it is on the screen, once for each image, and told in words', async () => {
  const ask = vi.fn(async (_: string) => Response.json({ ...apiImage('a', 0), levels: LEVELS }));
  vi.stubGlobal('fetch', ask);
  const { rerender } = show(done);
  expect(ask).not.toHaveBeenCalled();
  seen(true);
  await waitFor(() => expect(histogram().querySelector('svg')).not.toBeNull());
  expect(histogram().querySelector('svg')!.getAttribute('aria-label')).toMatch(/^Histogram of the last image; most pixels at 0\.\d{3} of the range\.$/);
  await rerender({ now: 500 });
  seen(true);
  expect(ask.mock.calls.map(([path]) => path)).toEqual(['/api/telescopes/demo/images/a']);
  expect(screen.getByTestId('preview-stars').textContent).toBe('812');
});

test.each([
  ['en', 'Not developed yet'],
  ['fr', 'Pas encore développée'],
] as const)('in %s a frame that was not developed says so in the histogram’s place, and nothing is asked', async (code, sentence) => {
  const ask = vi.fn();
  vi.stubGlobal('fetch', ask);
  show(nightWith({ image: 'a', at: instant(1), preview: '/api/a/preview' }), code);
  seen(true);
  await waitFor(() => expect(histogram().textContent!.trim()).toBe(sentence));
  expect(ask).not.toHaveBeenCalled();
});

test('a histogram that cannot be had says so, and is asked for again with the picture', async () => {
  const ask = vi.fn(async (_: string) => Response.json({ status: 503, title: 'Not now.' }, { status: 503 }));
  vi.stubGlobal('fetch', ask);
  show(done);
  seen(true);
  await waitFor(() => expect(histogram().textContent).toContain('Cannot be loaded just now'));
  const picture = screen.getByTestId('preview-image');
  await fireEvent.click(screen.getByTestId('preview-refresh'));
  expect(screen.getByTestId('preview-image')).not.toBe(picture);
  seen(true);
  await waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
});

test('the image takes the whole screen where the device gives it, and is shown large where it does not', async () => {
  const { open } = show(done);
  const give = vi.fn(async () => {});
  document.documentElement.requestFullscreen = give;
  await fireEvent.click(screen.getByTestId('preview-full-screen'));
  await waitFor(() => expect(open).toHaveBeenCalledWith('a'));
  expect(give).toHaveBeenCalledOnce();
  document.documentElement.requestFullscreen = undefined as never;
  await fireEvent.click(screen.getByTestId('preview-full-screen'));
  await waitFor(() => expect(open).toHaveBeenCalledTimes(2));
});

test('without an image there is nothing to load again or enlarge', () => {
  show(nightWith());
  expect(screen.queryByTestId('preview-refresh')).toBeNull();
  expect(screen.queryByTestId('preview-full-screen')).toBeNull();
});
