import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { nightOf } from '../live/night';
import { readFrame, type StateFrame } from '../live/wire';
import { apiImage, counts, developed, LEVELS, REJECTED } from '../testing/images';
import { instant, stateAt } from '../testing/messages';
import { readImageRow } from './image';
import ImageViewer from './ImageViewer.svelte';

function open(id: string) {
  const images = ['first', 'second', 'third'].map((image, index) => ({
    image, at: instant(index), target: `Target ${image}`, filter: 'L', exposure: 30, preview: `/api/${image}/preview`, fits: `/api/${image}/fits`,
  }));
  const night = nightOf(readFrame(JSON.stringify(stateAt(1, 5, { images }))) as StateFrame, 0);
  const asked = vi.fn();
  const view = render(ImageViewer, { language: LANGUAGES.en, telescope: 'demo', timeZone: 'UTC', images: night.images, id, show: asked });
  return { ...view, asked };
}

test('an image is shown large with what is known of it', () => {
  open('second');
  const dialog = screen.getByTestId<HTMLDialogElement>('image-viewer');
  expect(dialog.open).toBe(true);
  expect(dialog.getAttribute('aria-label')).toBe('Target second L');
  expect(screen.getByTestId('viewer-image').getAttribute('src')).toBe('/api/second/preview');
  expect(screen.getByTestId('viewer-place').textContent).toBe('2 of 3');
  expect(screen.getByRole('link', { name: 'Download FITS' }).getAttribute('href')).toBe('/api/second/fits');
});

test('the left arrow goes to the newer image, the right one to the older, and not beyond', async () => {
  const { asked, rerender } = open('second');
  const dialog = screen.getByTestId('image-viewer');
  await fireEvent.keyDown(dialog, { key: 'ArrowLeft' });
  expect(asked).toHaveBeenLastCalledWith('third');
  await fireEvent.keyDown(dialog, { key: 'ArrowRight' });
  expect(asked).toHaveBeenLastCalledWith('first');
  await rerender({ id: 'first' });
  asked.mockClear();
  await fireEvent.keyDown(dialog, { key: 'ArrowRight' });
  expect(asked).not.toHaveBeenCalled();
});

test('closing it shows none', async () => {
  const { asked } = open('second');
  await fireEvent.click(screen.getByTestId('viewer-close'));
  expect(asked).toHaveBeenCalledWith(undefined);
});

test('an image that newer ones have pushed out closes by itself', async () => {
  const { asked, rerender } = open('second');
  await rerender({ images: [] });
  expect(asked).toHaveBeenCalledWith(undefined);
});

/** What the API answers when asked for the image; nothing answers while it is undefined. */
let answer: object | undefined;

beforeEach(() => {
  answer = { ...apiImage('a', 0), levels: LEVELS };
  vi.stubGlobal('fetch', async () => {
    if (answer === undefined) throw new Error('away');
    return Response.json(answer);
  });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Opens the first of these images, all of what was found told; what is to be waited for has come. */
async function view(changes: readonly object[] = [{}], language: LanguageCode = 'en') {
  const images = changes.map((change, at) => readImageRow(apiImage('abc'[at]!, at, change))!);
  const show = vi.fn();
  const shown = render(ImageViewer, { language: LANGUAGES[language], telescope: 'demo', timeZone: 'Europe/Paris', images, id: 'a', show });
  await vi.advanceTimersByTimeAsync(200);
  return { ...shown, show };
}

const source = () => screen.getByTestId('viewer-image').getAttribute('src');
const RENDERING = '/api/telescopes/demo/images/a/rendering';

test('what was found in the frame is told, and its own preview is shown', async () => {
  await view();
  expect(source()).toBe('/api/telescopes/demo/images/a/preview?of=tag-1');
  expect(screen.getByTestId('fact-ra').textContent!.replace(/\s/g, ' ')).toBe('00h 42m 44s');
  expect(screen.getByTestId('fact-hfd').textContent).toBe('2.62');
  expect(screen.getByRole('img', { name: /Histogram of 256 bins/ }).getAttribute('aria-label')).toBe('Histogram of 256 bins, Frame. Most pixels: All pixels at 0.010.');
});

test('full size is asked for on wish, and as large as the frame', async () => {
  await view();
  await fireEvent.click(screen.getByTestId('viewer-zoom'));
  expect(source()).toBe('/api/telescopes/demo/images/a/full?of=tag-1');
  expect(screen.getByTestId('viewer-image').parentElement!.style.width).toBe('4144px');
  expect(screen.getByTestId('viewer-zoom').getAttribute('aria-pressed')).toBe('true');
  await fireEvent.dblClick(screen.getByTestId('viewer-pane'));
  expect(source()).toBe('/api/telescopes/demo/images/a/preview?of=tag-1');
});

/** Gives the pane a size, since nothing is laid out here. */
function layOut(width: number, height: number): HTMLElement {
  const pane = screen.getByTestId('viewer-pane');
  Object.defineProperties(pane, { clientWidth: { value: width }, clientHeight: { value: height } });
  return pane;
}

const shownWidth = () => screen.getByTestId('viewer-image').parentElement!.style.width;

test('two fingers that part enlarge what they hold, and it is whole again when they meet', async () => {
  const { show } = await view([{}, {}]);
  const pane = layOut(414, 400);
  const touch = { pointerType: 'touch', isPrimary: true };
  await fireEvent.pointerDown(pane, { ...touch, pointerId: 1, clientX: 150, clientY: 200 });
  await fireEvent.pointerDown(pane, { ...touch, pointerId: 2, clientX: 250, clientY: 200 });
  await fireEvent.pointerMove(pane, { ...touch, pointerId: 2, clientX: 350, clientY: 200 });
  await vi.advanceTimersByTimeAsync(0);
  // 4144 px wide, shown at a tenth at most in 414 px: twice as far apart is twice as large.
  expect(Number.parseInt(shownWidth(), 10)).toBeCloseTo(828, -1);
  expect(source()).toBe('/api/telescopes/demo/images/a/full?of=tag-1');
  await fireEvent.pointerMove(pane, { ...touch, pointerId: 2, clientX: 180, clientY: 200 });
  await vi.advanceTimersByTimeAsync(0);
  expect(shownWidth()).toBe('');
  await fireEvent.pointerUp(pane, { ...touch, pointerId: 2, clientX: 180, clientY: 200 });
  await fireEvent.pointerUp(pane, { ...touch, pointerId: 1, clientX: 20, clientY: 200 });
  expect(show).not.toHaveBeenCalled();
});

test('a double tap shows full size there, and the next the whole', async () => {
  await view();
  const pane = layOut(414, 400);
  const tap = async () => {
    await fireEvent.pointerDown(pane, { pointerType: 'touch', pointerId: 1, clientX: 100, clientY: 100 });
    await fireEvent.pointerUp(pane, { pointerType: 'touch', pointerId: 1, clientX: 102, clientY: 101 });
  };
  await tap();
  expect(shownWidth()).toBe('');
  await tap();
  await fireEvent.dblClick(pane);
  await vi.advanceTimersByTimeAsync(0);
  expect(shownWidth()).toBe('4144px');
  await tap();
  await tap();
  expect(shownWidth()).toBe('');
});

test('plus, minus and zero enlarge by keys, but not while a number is typed', async () => {
  await view();
  layOut(414, 400);
  await fireEvent.keyDown(document.body, { key: '+' });
  await vi.advanceTimersByTimeAsync(0);
  expect(Number.parseInt(shownWidth(), 10)).toBeCloseTo(621, -1);
  await fireEvent.click(screen.getByTestId('viewer-larger'));
  await vi.advanceTimersByTimeAsync(0);
  expect(Number.parseInt(shownWidth(), 10)).toBeCloseTo(932, -1);
  await fireEvent.click(screen.getByTestId('curve-linear'));
  await fireEvent.keyDown(screen.getByTestId('black-point'), { key: '0' });
  expect(shownWidth()).not.toBe('');
  await fireEvent.keyDown(document.body, { key: '0' });
  expect(shownWidth()).toBe('');
});

test('in full size the arrows move the picture and do not turn', async () => {
  const { show } = await view([{}, {}]);
  await fireEvent.click(screen.getByTestId('viewer-zoom'));
  await fireEvent.keyDown(screen.getByTestId('viewer-pane'), { key: 'ArrowRight' });
  expect(show).not.toHaveBeenCalled();
});

test('a swipe turns, a mouse that is dragged does not', async () => {
  const { show } = await view([{}, {}]);
  const pane = screen.getByTestId('viewer-pane');
  const swipe = async (pointerType: string) => {
    await fireEvent.pointerDown(pane, { pointerType, isPrimary: true, clientX: 200, clientY: 100 });
    await fireEvent.pointerUp(pane, { pointerType, isPrimary: true, clientX: 80, clientY: 110 });
  };
  await swipe('mouse');
  expect(show).not.toHaveBeenCalled();
  await swipe('touch');
  expect(show).toHaveBeenCalledWith('b');
});

test('a stretch is asked for once nothing has changed for 300 ms, and auto is the preview again', async () => {
  await view();
  await fireEvent.click(screen.getByTestId('curve-asinh'));
  await vi.advanceTimersByTimeAsync(299);
  expect(source()).toBe('/api/telescopes/demo/images/a/preview?of=tag-1');
  await vi.advanceTimersByTimeAsync(1);
  expect(source()).toBe(`${RENDERING}?stretch=asinh&of=tag-1`);
  expect(screen.getByText('Stretching…')).toBeTruthy();
  await fireEvent.input(screen.getByTestId('black-slider'), { target: { value: '0.01' } });
  await vi.advanceTimersByTimeAsync(200);
  await fireEvent.input(screen.getByTestId('white-slider'), { target: { value: '0.05' } });
  await vi.advanceTimersByTimeAsync(200);
  expect(source()).toBe(`${RENDERING}?stretch=asinh&of=tag-1`);
  await vi.advanceTimersByTimeAsync(100);
  expect(source()).toBe(`${RENDERING}?stretch=asinh&black=0.01&white=0.05&of=tag-1`);
  await fireEvent.click(screen.getByTestId('own-points'));
  await vi.advanceTimersByTimeAsync(300);
  expect(source()).toBe(`${RENDERING}?stretch=asinh&of=tag-1`);
  await fireEvent.click(screen.getByTestId('curve-auto'));
  expect(source()).toBe('/api/telescopes/demo/images/a/preview?of=tag-1');
});

test('points are written as numbers too, black stays below white, and an empty field is the frame’s own', async () => {
  await view();
  await fireEvent.click(screen.getByTestId('curve-linear'));
  const black = screen.getByTestId<HTMLInputElement>('black-point');
  await fireEvent.change(screen.getByTestId('white-point'), { target: { value: '0.02' } });
  await fireEvent.change(black, { target: { value: '0.5' } });
  expect(black.value).toBe('0.0199');
  await fireEvent.change(black, { target: { value: '' } });
  await vi.advanceTimersByTimeAsync(300);
  expect(source()).toBe(`${RENDERING}?stretch=linear&white=0.02&of=tag-1`);
});

test('sliders say their place and whose it is', async () => {
  await view([{}], 'fr');
  await fireEvent.click(screen.getByTestId('curve-log'));
  const black = screen.getByTestId('black-slider');
  expect([black.getAttribute('aria-label'), black.getAttribute('aria-valuetext')]).toEqual(['Point noir', 'à 0,0069 de l’échelle, celui de la pose']);
  await fireEvent.input(black, { target: { value: '0.01' } });
  expect(black.getAttribute('aria-valuetext')).toBe('à 0,0100 de l’échelle');
});

test('the histogram is shown before and after, with each channel by name', async () => {
  const three = (bin: number) => [counts({ [bin]: 9 }), counts({ [bin + 1]: 9 }), counts({ [bin + 2]: 9 })];
  answer = { ...apiImage('a', 0), levels: { black: 0, white: 65_535, before: three(2), after: three(64) } };
  await view();
  const chart = () => screen.getByRole('img', { name: /Histogram of/ }).getAttribute('aria-label');
  expect(chart()).toContain('Frame. Most pixels: Red at 0.010, Green at 0.014, Blue at 0.018.');
  await fireEvent.click(screen.getByTestId('levels-after'));
  expect(chart()).toContain('Preview. Most pixels: Red at 0.252');
});

test('another image keeps the curve and has its own points', async () => {
  const { rerender } = await view([{}, {}]);
  await fireEvent.click(screen.getByTestId('curve-log'));
  await fireEvent.change(screen.getByTestId('black-point'), { target: { value: '0.01' } });
  await vi.advanceTimersByTimeAsync(300);
  await rerender({ id: 'b' });
  expect(source()).toBe('/api/telescopes/demo/images/b/preview?of=tag-1');
  await vi.advanceTimersByTimeAsync(300);
  expect(source()).toBe('/api/telescopes/demo/images/b/rendering?stretch=log&of=tag-1');
});

test('a histogram that cannot be had says so and is asked for again', async () => {
  answer = undefined;
  await view();
  expect(screen.getByRole('alert').textContent).toBe('The histogram cannot be loaded just now.');
  answer = { ...apiImage('a', 0), levels: LEVELS };
  await fireEvent.click(screen.getByText('Try again'));
  await vi.advanceTimersByTimeAsync(1);
  expect(screen.getByTestId('histogram')).toBeTruthy();
});

test('offline that is what is said', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  answer = undefined;
  await view([{}], 'fr');
  expect(screen.getByRole('alert').textContent).toContain('Cet appareil est hors ligne.');
});

test('a frame without a histogram has none', async () => {
  answer = apiImage('a', 0);
  await view();
  expect(screen.getByText('There is no histogram of this frame.')).toBeTruthy();
});

test.each(['en', 'fr'] as const)('in %s a rejected frame says why, over its instant preview if there is one', async (language) => {
  const rejected = { developed: undefined, rejected: REJECTED };
  const { rerender } = await view([rejected, { ...rejected, preview: undefined }], language);
  expect(source()).toBe('/api/telescopes/demo/images/a/preview');
  expect(screen.getByTestId('viewer-rejected').textContent).toContain(REJECTED.text[language]);
  expect(screen.queryByTestId('curve-auto')).toBeNull();
  await rerender({ id: 'b' });
  expect(screen.getByTestId('viewer-none').textContent).toContain(REJECTED.text[language]);
  expect(screen.queryByTestId('viewer-image')).toBeNull();
});

test('a frame that is not developed yet says what is to come', async () => {
  await view([{ developed: undefined }]);
  expect(screen.getByText(/The frame is not developed yet\./)).toBeTruthy();
  expect(screen.queryByTestId('viewer-zoom')).toBeNull();
});

test('once it is developed, its histogram comes by itself', async () => {
  const { rerender } = await view([{ developed: undefined }]);
  await rerender({ images: [readImageRow(apiImage('a', 0, { developed: developed('a') }))!] });
  await vi.advanceTimersByTimeAsync(200);
  expect(screen.getByTestId('histogram')).toBeTruthy();
});
