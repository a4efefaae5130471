import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { nightOf, withChanges, type Night } from '../live/night';
import { readFrame, type ChangesFrame, type StateFrame } from '../live/wire';
import { changes, controlData, instant, shotRunning, stateAt } from '../testing/messages';
import StatisticsPanel from './StatisticsPanel.svelte';

const image = (id: string, seconds: number, filter: string, hfd: number) => ({ image: id, at: instant(seconds), frameType: 'LIGHT', filter, exposure: 60, hfd });

function night(): Night {
  const state = { images: [image('a', -300, 'L', 2), image('b', -200, 'Ha', 3)] };
  const began = nightOf(readFrame(JSON.stringify(stateAt(1, 0, state))) as StateFrame, 0);
  const messages = [
    shotRunning(2, 'x.fit', 0, 30),
    controlData(2, -10, { guiding: { status: 'RUNNING', x: 3, y: 4 } }),
    shotRunning(4, 'x.fit', 2, 30),
    { type: 'newJPG', seq: 2, at: instant(5), data: { parsed: image('c', 5, 'L', 4) } },
  ];
  return withChanges(began, readFrame(JSON.stringify(changes(1, 2, 5, messages))) as ChangesFrame, 5000);
}

const show = (code: LanguageCode = 'en', mayAsk = true, of: () => Night | undefined = night) =>
  render(StatisticsPanel, { language: LANGUAGES[code], night: of(), now: 5000, mayAsk });
const filters = () => screen.getAllByRole('listitem').map((item) => item.textContent!.trim());
const text = (testid: string) => screen.getByTestId(testid).textContent!.replace(/\s+/g, ' ').trim();

afterEach(() => vi.unstubAllGlobals());

test('the night is counted as far as the page knows it, and from when is said', () => {
  show();
  expect(text('numbers-frames')).toBe('3');
  expect(text('numbers-exposed')).toBe('3:00');
  expect(text('numbers-hfd')).toBe('3.00');
  expect(text('numbers-rms')).toBe('5.00 px');
  expect(text('numbers-exposing')).toBe('0:02');
  expect(text('numbers-waiting')).toBe('0:00');
  expect(filters()).toEqual(['L 2', 'Ha 1']);
  expect(text('numbers-note')).toContain('Images known since 21:55:00; the rest since this page was opened.');
  expect(screen.queryByTestId('numbers-unheard')).toBeNull();
});

test('in French', () => {
  show('fr');
  expect(text('numbers-hfd')).toBe('3,00');
  expect(text('numbers-note')).toContain('Images connues depuis 21:55:00 ; le reste depuis l’ouverture de cette page.');
});

test('before anything is known there are dashes, and nothing to ask for', () => {
  show('en', true, () => undefined);
  for (const value of ['numbers-frames', 'numbers-exposed', 'numbers-hfd', 'numbers-rms', 'numbers-exposing']) expect(text(value), value).toBe('–');
  expect(screen.queryByTestId('count-whole')).toBeNull();
});

test('the whole night is counted when somebody asks, each image once', async () => {
  const ask = vi.fn(async (_: string) => Response.json({ images: [image('b', -200, 'Ha', 3), image('old', -9000, 'Ha', 5)] }));
  vi.stubGlobal('fetch', ask);
  show();
  expect(ask).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByTestId('count-whole'));
  await waitFor(() => expect(text('numbers-frames')).toBe('4'));
  expect(ask.mock.calls[0]![0]).toBe('/api/telescopes/demo/images?limit=50&night=2026-11-21');
  expect(filters()).toEqual(['Ha 2', 'L 2']);
  expect(text('numbers-note')).toContain('The whole night’s images, since 19:30:00; the rest since this page was opened.');
  expect(screen.queryByTestId('count-whole')).toBeNull();
});

test('when they cannot be had, that is said, what is known stays, and it can be tried again', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('offline');
  });
  show();
  await fireEvent.click(screen.getByTestId('count-whole'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The other images cannot be counted just now.'));
  expect(text('numbers-frames')).toBe('3');
  expect(screen.getByTestId('count-whole')).toBeTruthy();
});

test('a guest is not offered what guests may not have', () => {
  show('en', false);
  expect(screen.queryByTestId('count-whole')).toBeNull();
});
