import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { nightOf } from '../live/night';
import { readFrame, type StateFrame } from '../live/wire';
import { instant, stateAt } from '../testing/messages';
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
