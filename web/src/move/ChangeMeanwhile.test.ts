import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { quiet } from '../testing/account-by-hand';
import { access, booking, BOOKING_ID, problem } from '../testing/bookings';
import { AT, beginNow, difference, LATER, NOW, open, pick, press } from '../testing/changing';

beforeEach(beginNow);

test('pressed twice it is asked once, and a lost answer is asked for again to the version that was read', async () => {
  const lost: (object | Error)[] = [new Error('lost'), booking({ ...LATER, version: 2 })];
  const page = await open('move', { [`PUT ${AT}/slot`]: () => lost.shift()! });
  await pick(page, LATER.from);
  await press('change');
  const confirm = screen.getByTestId('confirm');
  await fireEvent.click(confirm);
  await fireEvent.click(confirm);
  await quiet();
  expect(page.bodies('PUT', `${AT}/slot`).length).toBe(1);
  expect(screen.getByTestId('unsure').textContent).toContain('cannot be done twice');
  expect((screen.getByTestId('from').closest('fieldset.asked') as HTMLFieldSetElement).disabled).toBe(true);
  await page.tab.pass(1_000);
  const asked = page.bodies('PUT', `${AT}/slot`);
  expect([asked.length, asked[0]]).toEqual([2, asked[1]]);
  expect(page.visit).toHaveBeenCalledTimes(1);
});

test('when no answer comes at all but the booking is found to be there, it is done', async () => {
  const page = await open('move', { [`PUT ${AT}/slot`]: new Error('lost') });
  await pick(page, LATER.from);
  await press('change');
  await press('confirm');
  for (const pause of [1_000, 3_000, 9_000]) await page.tab.pass(pause);
  expect(screen.getByTestId('ask-again')).toBeTruthy();
  page.answers[`GET ${AT}`] = booking({ ...LATER, version: 2 });
  page.answers[`GET ${AT}/access`] = { ...(access('upcoming', NOW) as object), opensAt: LATER.from, closesAt: LATER.to };
  await page.tab.pass(60_000);
  expect(page.visit).toHaveBeenCalledTimes(1);
  expect(screen.queryByTestId('meanwhile')).toBeNull();
});

test('a lost answer and then a refusal: what counts is how the booking stands', async () => {
  const lost: (Response | Error)[] = [new Error('lost'), problem(409, 'not-now', 'Look at its state.')];
  const page = await open('move', { [`PUT ${AT}/slot`]: () => lost.shift()! });
  await pick(page, LATER.from);
  await press('change');
  await press('confirm');
  page.answers[`GET ${AT}`] = booking({ ...LATER, state: 'preparing', version: 3 });
  page.answers[`GET ${AT}/access`] = { ...(access('upcoming', NOW, 'preparing') as object), opensAt: LATER.from, closesAt: LATER.to };
  await page.tab.pass(1_000);
  await quiet();
  expect(page.visit).toHaveBeenCalledTimes(1);
});

test('asked again by hand, it is still to the version that was read', async () => {
  const page = await open('move', { [`PUT ${AT}/slot`]: new Error('lost') });
  await pick(page, LATER.from);
  await press('change');
  await press('confirm');
  for (const pause of [1_000, 3_000, 9_000]) await page.tab.pass(pause);
  page.answers[`GET ${AT}`] = booking({ from: '2026-11-24T20:00:00.000Z', to: '2026-11-24T21:00:00.000Z', heldCents: 4_000, version: 2 });
  await page.tab.pass(60_000);
  expect(screen.getByTestId('meanwhile').textContent).toContain('Tue, 24 Nov 2026');
  page.answers[`PUT ${AT}/slot`] = problem(409, 'changed-meanwhile', 'It was changed. Read it again.');
  await press('ask-again');
  expect(page.bodies('PUT', `${AT}/slot`).map(({ version }) => version)).toEqual([1, 1, 1, 1, 1]);
  expect([screen.getByTestId('refused').textContent, screen.queryByTestId('confirm-booking')]).toEqual(['It was changed. Read it again.', null]);
  expect(page.visit).not.toHaveBeenCalled();
});

test('what another window did meanwhile is told, and nothing is moved over it', async () => {
  const page = await open('move', { [`PUT ${AT}/slot`]: problem(409, 'changed-meanwhile', 'It was changed. Read it again.') });
  await pick(page, LATER.from);
  await press('change');
  page.answers[`GET ${AT}`] = booking({ from: '2026-11-24T20:00:00.000Z', to: '2026-11-24T21:00:00.000Z', heldCents: 4_000, version: 2 });
  await press('confirm');
  await page.tab.pass(400);
  const told = screen.getByTestId('meanwhile').textContent!;
  expect([told.includes('Tue, 24 Nov 2026, 21:00\u00a0– 22:00'), told.includes('Now 40 credits are held for it.'), told.includes('another plan')]).toEqual([true, true, false]);
  expect(screen.queryByTestId('confirm-booking')).toBeNull();
  expect(difference()[0]).toBe('4000');
  page.answers[`PUT ${AT}/slot`] = booking({ ...LATER, version: 3 });
  await press('change');
  await press('confirm');
  expect(page.bodies('PUT', `${AT}/slot`).map(({ version }) => version)).toEqual([1, 2]);
});

test('when the operator gives it up meanwhile, the page says so without being asked', async () => {
  const page = await open('move');
  await pick(page, LATER.from);
  page.answers[`GET ${AT}`] = booking({ state: 'cancelled', phase: 'cancelled', version: 2, heldCents: 0 });
  page.answers[`GET ${AT}/access`] = access('cancelled', NOW, 'cancelled');
  await page.tab.pass(60_000);
  expect(screen.getByTestId('why-not').dataset['why']).toBe('given-up');
  expect(screen.getByTestId('why-not').textContent).toContain('It is now: given up.');
  expect(screen.queryByTestId('change')).toBeNull();
});

test('the moment from which giving it up costs something ends moving by itself, and the plan is still offered', async () => {
  const page = await open('move', { [`GET ${AT}/access`]: access('upcoming', '2026-11-21T19:59:30.000Z') });
  expect(screen.queryByTestId('why-not')).toBeNull();
  await page.tab.pass(30_000);
  expect(screen.getByTestId('why-not').textContent).toContain('That was possible until Sat, 21 Nov 2026, 21:00; giving it up would cost something by now.');
  expect(screen.getByTestId('instead').getAttribute('href')).toBe(`/en/bookings/${BOOKING_ID}/plan`);
});
