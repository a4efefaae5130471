import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import RemoteImage from './RemoteImage.svelte';
import { imagePause } from './retry';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const image = () => screen.getByTestId('picture');

test('the image before stays until the next one has come', async () => {
  const { container, rerender } = render(RemoteImage, { src: '/one', alt: 'one', testid: 'picture' });
  await fireEvent.load(image());
  expect(container.querySelectorAll('img')).toHaveLength(1);
  await rerender({ src: '/two', alt: 'two' });
  expect([...container.querySelectorAll('img')].map((img) => img.getAttribute('src'))).toEqual(['/one', '/two']);
  await fireEvent.load(image());
  expect([...container.querySelectorAll('img')].map((img) => img.getAttribute('src'))).toEqual(['/two']);
  expect(image().dataset['loaded']).toBe('true');
});

test('an image that fails is tried again after one second, then two, and says so meanwhile', async () => {
  render(RemoteImage, { src: '/one', alt: 'one', testid: 'picture', unreachable: 'Not now.' });
  const first = image();
  await fireEvent.error(first);
  expect(screen.getByText('Not now.')).toBeTruthy();
  await vi.advanceTimersByTimeAsync(999);
  expect(image()).toBe(first);
  await vi.advanceTimersByTimeAsync(1);
  const second = image();
  expect(second).not.toBe(first);
  await fireEvent.error(second);
  await vi.advanceTimersByTimeAsync(1999);
  expect(image()).toBe(second);
  await vi.advanceTimersByTimeAsync(1);
  await fireEvent.load(image());
  expect(screen.queryByText('Not now.')).toBeNull();
});

test('a picture that fails after it was taken off the page is not waited for', async () => {
  const { unmount } = render(RemoteImage, { src: '/one', alt: 'one', testid: 'picture' });
  const picture = image();
  unmount();
  await fireEvent.error(picture);
  expect(vi.getTimerCount()).toBe(0);
});

test('the pauses double up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(imagePause)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});
