import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { booking, BOOKING_ID, openPage, PLAN, problem, TELESCOPE, type Answers } from '../testing/bookings';
import ObservationsPage from './ObservationsPage.svelte';

const OTHER = '1b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11';
const over = { state: 'completed', phase: 'finished' };
const ANSWERS: Answers = {
  'GET /api/bookings': { bookings: [booking(over), booking({ ...over, id: OTHER, state: 'missed', plan: { ...PLAN, target: { name: 'Vega' } } }), booking({ id: '2b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11' })] },
  'GET /api/telescopes': { telescopes: [TELESCOPE] },
  [`GET /api/bookings/${BOOKING_ID}/session`]: { statistics: { frames: 12, exposedSeconds: 3_600, errors: 0, meanHfd: 2.345, framesByFilter: { L: 12 } } },
  [`GET /api/bookings/${OTHER}/session`]: { state: 'missed' },
  'GET /api/telescopes/demo/images': { images: [{ image: 'i-1', at: '2026-11-22T21:00:00Z', takenAt: '2026-11-22T21:00:00Z', preview: '/api/telescopes/demo/images/i-1/preview' }] },
};

const open = (answers: Answers = {}, code: LanguageCode = 'en', isIn = true) => openPage(ObservationsPage, () => ({ language: LANGUAGES[code], go: vi.fn() }), { ...ANSWERS, ...answers }, isIn);
const cells = () => screen.queryAllByTestId('observation').map((cell) => cell.textContent!.replace(/\s+/g, ' '));

test('a session that is over shows its picture and what was made; one that is to come is not here', async () => {
  await open();
  await quiet();
  expect(cells()).toHaveLength(2);
  expect(screen.getByTestId('count').textContent).toBe('2 of 2 sessions');
  const first = screen.getAllByTestId('observation').find((cell) => cell.dataset['booking'] === BOOKING_ID)!;
  expect(first.textContent).toContain('12 images');
  expect(first.textContent).toContain('mean HFD 2.35\u00a0px');
  expect(first.querySelector('img')!.getAttribute('src')).toContain('/images/i-1/preview');
  expect(first.querySelector('a.button')!.getAttribute('href')).toBe('/en/robotarget/demo/gallery?night=2026-11-22');
  expect(cells().find((text) => text.includes('Vega'))).toContain('No image was taken.');
});

test('a wish leaves some out, says how many, and is taken back', async () => {
  await open({}, 'fr');
  await fireEvent.input(screen.getByTestId('want-target'), { target: { value: 'véga' } });
  expect(cells()).toEqual([expect.stringContaining('Vega')]);
  expect(screen.getByTestId('count').textContent).toBe('1 sur 2 séances');
  await fireEvent.input(screen.getByTestId('want-target'), { target: { value: 'nothing like it' } });
  expect(screen.getByTestId('none-chosen').textContent).toBe('Aucune séance ne répond à ces choix.');
  await fireEvent.click(screen.getByTestId('want-all'));
  expect(cells()).toHaveLength(2);
});

test('whoever has observed nothing is led to booking', async () => {
  await open({ 'GET /api/bookings': { bookings: [] } });
  expect(screen.getByTestId('no-observations').querySelector('a')!.getAttribute('href')).toBe('/en/book');
});

test('a list that does not come says so and is asked for again; what was made and does not come is not counted as nothing', async () => {
  const { answers } = await open({ 'GET /api/bookings': new Error('away') });
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer');
  answers['GET /api/bookings'] = ANSWERS['GET /api/bookings']!;
  answers[`GET /api/bookings/${BOOKING_ID}/session`] = problem(503, 'busy', 'Ask again.');
  await fireEvent.click(screen.getByText('Try again'));
  await quiet();
  const first = screen.getAllByTestId('observation').find((cell) => cell.dataset['booking'] === BOOKING_ID)!;
  expect(first.textContent).toContain('not known now');
  expect(first.querySelector('img')).toBeNull();
});

test('a stranger is asked to sign in', async () => {
  const { cloud } = await open({}, 'en', false);
  expect(screen.queryByTestId('observation')).toBeNull();
  expect(cloud.asked.filter(({ url }) => url.includes('/api/bookings'))).toEqual([]);
});
