import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { booking, CLOSES, OPENS, openPage, PLAN, problem, TELESCOPE, type Answers } from '../testing/bookings';
import BookingsPage from './BookingsPage.svelte';

const ANSWERS: Answers = {
  'GET /api/bookings': { bookings: [booking()] },
  'GET /api/telescopes': { telescopes: [TELESCOPE] },
  'GET /api/me/waits': { waits: [] },
  'GET /api/me/calendar': { exists: false },
};
const OFFER = { id: 'w-1', telescope: 'demo', from: OPENS, to: CLOSES, state: 'offered', offeredUntil: '2026-11-22T08:20:00Z', plan: PLAN };

async function open(answers: Answers = {}) {
  const visit = vi.fn();
  return { visit, ...(await openPage(BookingsPage, (tab) => ({ language: LANGUAGES.en, clock: tab, go: vi.fn(), visit }), { ...ANSWERS, ...answers })) };
}

const rows = () => screen.queryAllByTestId('booking').map((row) => row.textContent!);

test('what is to come is listed with its telescope and times, and more is asked for on wish', async () => {
  const { cloud, answers } = await open({ 'GET /api/bookings': { bookings: [booking()], after: 'p2' } });
  expect(rows()).toEqual([expect.stringMatching(/M 31.*Upcoming.*22 Nov 2026, 21:00.*Demo telescope/s)]);
  answers['GET /api/bookings'] = { bookings: [booking({ id: '1b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11', plan: {} })] };
  await fireEvent.click(screen.getByTestId('more'));
  await quiet();
  expect(cloud.asked.at(-1)!.url).toContain('after=p2');
  expect(rows().length).toBe(2);
  expect(screen.queryByTestId('more')).toBeNull();
});

test('what is over is listed the newest first, also what was given up ahead', async () => {
  const past = (id: string, state: string) => booking({ id: `${id}b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11`, state, phase: state === 'cancelled' ? 'cancelled' : 'finished' });
  await open({ 'GET /api/bookings': { bookings: [past('1', 'completed'), booking(), past('2', 'cancelled')] } });
  expect(rows().length).toBe(1);
  await fireEvent.click(screen.getByTestId('show-past'));
  await quiet();
  expect(rows()).toEqual([expect.stringContaining('given up'), expect.stringContaining('completed')]);
});

test('nothing booked leads to booking', async () => {
  await open({ 'GET /api/bookings': { bookings: [] } });
  expect(screen.getByTestId('no-bookings').querySelector('a')!.getAttribute('href')).toBe('/en/book');
});

test('a list that cannot be asked for says so, and can be asked for again', async () => {
  const { answers } = await open({ 'GET /api/bookings': new Error('away') });
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer');
  answers['GET /api/bookings'] = { bookings: [booking()] };
  await fireEvent.click(screen.getByText('Try again'));
  await quiet();
  expect(rows().length).toBe(1);
});

test('an offer counts down by the cloud’s time and is taken', async () => {
  const { tab, visit } = await open({
    'GET /api/me/waits': { waits: [OFFER] },
    'GET /health': { status: 'ok', timestamp: '2026-11-22T08:10:00Z' },
    'POST /api/me/waits/w-1/take': booking({ id: 'w-1' }),
  });
  expect(screen.getByTestId('offer-countdown').textContent).toBe('10:00');
  await tab.pass(3_000);
  expect(screen.getByTestId('offer-countdown').textContent).toBe('9:57');
  await fireEvent.click(screen.getByTestId('take-offer'));
  await quiet();
  expect(visit).toHaveBeenCalledWith('/en/bookings/w-1/access');
});

test('whoever waits sees their place and may leave; a refusal is said', async () => {
  await open({
    'GET /api/me/waits': { waits: [{ ...OFFER, state: 'waiting', place: 3, offeredUntil: undefined }] },
    'DELETE /api/me/waits/w-1': problem(503, 'line-busy', 'The line changes too fast. Ask again.'),
  });
  expect(screen.getByTestId('waits').textContent).toContain('Waiting, place 3 in the line');
  await fireEvent.click(screen.getByTestId('leave-wait'));
  await quiet();
  expect(screen.getByRole('alert').textContent).toBe('The line changes too fast. Ask again.');
});

test('the calendar’s address is shown when it is made and never again', async () => {
  const { answers } = await open({ 'POST /api/me/calendar': { url: 'https://stellar.example/api/calendars/secret.ics', madeAt: '2026-11-22T08:00:00Z' } });
  await fireEvent.click(screen.getByTestId('calendar-make'));
  await quiet();
  expect((screen.getByTestId('calendar-url') as HTMLInputElement).value).toBe('https://stellar.example/api/calendars/secret.ics');
  answers['DELETE /api/me/calendar'] = new Response(null, { status: 204 });
  await fireEvent.click(screen.getByTestId('calendar-stop'));
  await quiet();
  expect(screen.queryByTestId('calendar-url')).toBeNull();
  expect(screen.queryByTestId('calendar-stop')).toBeNull();
});
