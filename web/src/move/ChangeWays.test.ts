import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import ChangeDone from './ChangeDone.svelte';
import ChangeWays from './ChangeWays.svelte';
import { noteDone } from './done';

const FROM = Date.parse('2026-11-22T20:00:00Z');
const HOUR = 3_600_000;
const booked = { id: 'b', mine: true, state: 'confirmed', phase: 'upcoming' as const, from: FROM, to: FROM + 2 * HOUR, freeCancelUntil: FROM - 24 * HOUR, heldCents: 8_000 };

const show = (change: Partial<Omit<typeof booked, 'phase'>> = {}, now = FROM - 48 * HOUR) =>
  render(ChangeWays, { language: LANGUAGES.en, booking: { ...booked, ...change }, timeZone: 'Europe/Paris', now, go: vi.fn() });

beforeEach(() => sessionStorage.clear());

test('both ways are there while both can be gone', () => {
  show();
  expect([screen.getByTestId('to-move').getAttribute('href'), screen.getByTestId('to-plan').getAttribute('href')]).toEqual(['/en/bookings/b/move', '/en/bookings/b/plan']);
  expect([screen.queryByTestId('not-move'), screen.queryByTestId('not-plan')]).toEqual([null, null]);
});

test('a way that is closed says why, and the other stays', () => {
  show({}, FROM - 24 * HOUR);
  expect(screen.queryByTestId('to-move')).toBeNull();
  expect(screen.getByTestId('not-move').textContent).toBe('It cannot be moved. That was possible until Sat, 21 Nov 2026, 21:00; giving it up would cost something by now.');
  expect(screen.getByTestId('to-plan')).toBeTruthy();
});

test('an operator is offered neither', () => {
  show({ mine: false });
  expect(screen.queryByTestId('change-ways')).toBeNull();
});

test('what was done is said once, into a place that a screen reader knows', async () => {
  noteDone('b', 'move');
  const say = () => render(ChangeDone, { language: LANGUAGES.en, booking: booked, timeZone: 'Europe/Paris' });
  const view = say();
  await tick();
  expect(screen.getByRole('status').textContent).toContain('It was moved. Its time is now Sun, 22 Nov 2026, 21:00\u00a0– 23:00.');
  view.unmount();
  say();
  await tick();
  expect(screen.getByRole('status').textContent!.trim()).toBe('');
});
