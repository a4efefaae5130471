import { screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { access, booking, BOOKING_ID, CLOSES, OPENS, PLAN, problem } from '../testing/bookings';
import { AT, beginNow, CHECK, difference, isDisabled, LATER, lengthen, NOW, open, pick, press, verdict } from '../testing/changing';

beforeEach(beginNow);

test('it begins with the booking’s own time, which is free to it and marked, and that is no change', async () => {
  const page = await open('move');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Move M 31');
  expect(screen.getByTestId('until').textContent).toContain('Sat, 21 Nov 2026, 21:00');
  expect(page.bodies('POST', CHECK)).toEqual([{ telescope: 'demo', from: OPENS, to: CLOSES, booking: BOOKING_ID, plan: expect.objectContaining({ target: PLAN.target }) as unknown }]);
  const night = document.querySelectorAll('[data-testid=night-bar]');
  expect([...night].filter((bar) => bar.querySelector('.present') !== null).length).toBe(2);
  expect(document.querySelectorAll('[data-testid=night-bar] :is(.taken, .mine)').length).toBe(0);
  expect(screen.getByTestId('present-slot').textContent).toContain('21:00\u00a0– 23:00');
  expect(screen.getByTestId('kept-plan').textContent).toContain('12 × L, 5 min');
  expect([screen.getByTestId('unchanged').textContent, isDisabled('change')]).toEqual(['This is when it is now. Choose another time.', true]);
});

test('a longer slot says line by line what is held more, and is taken with the last word only', async () => {
  const page = await open('move', { [`PUT ${AT}/slot`]: booking({ ...LATER, version: 2 }) });
  await pick(page, LATER.from);
  await lengthen(page, '2026-11-23T00:00:00Z');
  expect(difference()).toEqual(['4000', expect.stringMatching(/120 credits ?Price of the new slot ?120 credits ?Held for it now ?80 credits ?More is held ?40 credits/)]);
  expect(difference()[1]).toMatch(/You have 2000 credits beside that\. Afterwards you have 1960 credits\./);
  await press('change');
  const shown = screen.getByTestId('confirm-booking').textContent!;
  for (const part of ['Demo telescope', 'M 31', 'Until now', '21:00\u00a0– 23:00', 'New slot', '22:00\u00a0– 01:00', '12 × L, 5 min', 'More is held', 'until 24 hours before', 'Move it for 40 credits more']) expect(shown).toContain(part);
  expect(page.bodies('PUT', `${AT}/slot`)).toEqual([]);
  await press('confirm');
  expect(page.bodies('PUT', `${AT}/slot`)).toEqual([{ version: 1, from: LATER.from, to: '2026-11-23T00:00:00.000Z' }]);
  expect(page.visit.mock.calls).toEqual([[`/en/bookings/${BOOKING_ID}/access`]]);
});

test('a shorter slot says what is free again, in French too', async () => {
  const page = await open('move', {}, { language: 'fr' });
  await lengthen(page, '2026-11-22T20:30:00Z');
  expect(difference()).toEqual(['-6000', expect.stringMatching(/De nouveau libre ?60 crédits/)]);
  await press('change');
  expect(screen.getByTestId('confirm').textContent).toBe('La déplacer, 60\u00a0crédits rendus');
});

test('what is held for it counts for the new price, and what lacks beyond that is said', async () => {
  const page = await open('move', { [`POST ${CHECK}`]: (body) => verdict(body, { credit: { freeCents: 3_000, enough: false, missingCents: 9_000 } }) });
  await lengthen(page, '2026-11-22T22:30:00Z');
  expect([screen.queryByTestId('missing'), isDisabled('change')]).toEqual([null, false]);
  await lengthen(page, '2026-11-22T23:00:00Z');
  expect([screen.getByTestId('missing').textContent, isDisabled('change')]).toEqual(['You lack 10 credits.', true]);
});

test('a slot that somebody else was faster for says why, and the next ones are offered without the present', async () => {
  const next = [{ from: OPENS, to: CLOSES }, { from: '2026-11-23T19:00:00Z', to: '2026-11-23T21:00:00Z' }];
  const page = await open('move', { [`PUT ${AT}/slot`]: problem(409, 'slot-taken', 'Somebody else has it.') });
  await pick(page, LATER.from);
  await press('change');
  page.answers[`POST ${CHECK}`] = (body: string) => verdict(body, { works: false, findings: [{ code: 'slot-taken', refuses: true, lostSeconds: 900, sentence: 'A part of the slot is taken.' }], nextSlots: next });
  await press('confirm');
  await page.tab.pass(400);
  expect(screen.getByTestId('refused').textContent).toBe('Somebody else has it.');
  expect(screen.getByTestId('finding').textContent).toContain('A part of the slot is taken.');
  page.answers[`POST ${CHECK}`] = (body: string) => verdict(body);
  expect(screen.getAllByTestId('next-slot').length).toBe(1);
  await press('next-slot');
  await page.tab.pass(400);
  expect([screen.queryByTestId('refused'), isDisabled('change')]).toEqual([null, false]);
  expect(page.visit).not.toHaveBeenCalled();
});

test('whose it is not, and who is signed out, cannot change it', async () => {
  const operator = await open('plan', { [`GET ${AT}`]: booking({ mine: false }) });
  expect(screen.getByTestId('why-not').dataset['why']).toBe('not-yours');
  operator.view.unmount();
  const other = await open('move', { [`GET ${AT}`]: problem(404, 'not-found', 'Nothing.'), [`GET ${AT}/access`]: problem(404, 'not-found', 'Nothing.') });
  expect(screen.getByTestId('no-booking')).toBeTruthy();
  other.view.unmount();
  const { cloud } = await open('move', {}, { isIn: false, language: 'fr' });
  expect(screen.getByTestId('signed-out').textContent).toContain('Connectez-vous');
  expect(cloud.asked).toEqual([]);
});

test('without network it says so and tries again by itself; a telescope that is not offered changes nothing', async () => {
  const page = await open('move', { [`GET ${AT}`]: new Error('lost'), [`GET ${AT}/access`]: new Error('lost') });
  expect(screen.getByTestId('away').textContent).toContain('tries again by itself');
  page.answers[`GET ${AT}`] = booking();
  page.answers[`GET ${AT}/access`] = access('upcoming', NOW);
  page.answers['GET /api/telescopes/demo'] = problem(404, 'not-found', 'Nothing.');
  await page.tab.pass(30_000);
  expect(screen.queryByTestId('away')).toBeNull();
  expect(screen.getByTestId('no-telescope').textContent).toContain('The booking stands.');
});
