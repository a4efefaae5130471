import { screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { access, booking, BOOKING_ID, PLAN } from '../testing/bookings';
import { AT, beginNow, CHECK, isDisabled, LATER, open, press, retype, verdict } from '../testing/changing';

beforeEach(beginNow);

test('another plan is checked in the same slot, costs nothing, and replaces the whole of the one before', async () => {
  const page = await open('plan', { [`PUT ${AT}/plan`]: booking({ version: 2 }) });
  expect([(screen.getByTestId('target') as HTMLInputElement).value, (screen.getByTestId('count') as HTMLInputElement).value]).toEqual(['M 31', '12']);
  expect([screen.getByTestId('unchanged').textContent, isDisabled('change')]).toEqual(['This is the plan that it has now. Change something.', true]);
  await retype(page, '9');
  expect(screen.getByTestId('price-stays').textContent).toBe('The price stays: 80 credits are held for the slot, whatever the plan.');
  await press('change');
  await press('confirm');
  expect(page.bodies('PUT', `${AT}/plan`)).toEqual([{
    version: 1,
    plan: {
      target: PLAN.target, shots: [{ filter: 'L', exposureSeconds: 300, count: 9, binning: 1 }],
      constraints: { minimumAltitudeDegrees: 30, fromHourAngleHours: -3, toHourAngleHours: 3, moonDistanceDegrees: 0, moonDown: false, priority: 'normal' },
    },
  }]);
  expect(page.visit).toHaveBeenCalledWith(`/en/bookings/${BOOKING_ID}/access`);
});

test('a plan that cannot work in the slot says why and offers no other slot, since the slot stays', async () => {
  const page = await open('plan', { [`POST ${CHECK}`]: (body) => verdict(body, { works: false, findings: [{ code: 'too-low', refuses: true, lostSeconds: 7_200, sentence: 'It is too low.' }], nextSlots: [LATER] }) });
  await retype(page, '9');
  expect(screen.getByTestId('finding').textContent).toContain('It is too low.');
  expect([screen.queryByTestId('next-slot'), isDisabled('change')]).toEqual([null, true]);
  expect(screen.getByTestId('instead').getAttribute('href')).toBe(`/en/bookings/${BOOKING_ID}/move`);
});

test('a plan that the telescope knows is said to be prepared again, until the slot begins', async () => {
  const page = await open('plan', { [`GET ${AT}`]: booking({ state: 'ready' }), [`GET ${AT}/access`]: access('upcoming', '2026-11-22T19:59:30.000Z', 'ready') });
  expect(screen.getByTestId('prepared-again').textContent).toContain('prepared again');
  await retype(page, '9');
  await press('change');
  expect(screen.getByTestId('confirm-booking').textContent).toContain('It is told the new one, and prepared again');
  page.answers[`GET ${AT}/access`] = access('active', '2026-11-22T20:00:00.000Z', 'ready');
  page.answers[`GET ${AT}`] = booking({ state: 'ready', phase: 'active' });
  await page.tab.pass(30_000);
  expect(screen.getByTestId('why-not').dataset['why']).toBe('begun');
});

test('a plan that another window changed can be begun with', async () => {
  const page = await open('plan');
  await retype(page, '9');
  page.answers[`GET ${AT}`] = booking({ version: 2, plan: { ...PLAN, shots: [{ filter: 'Ha', exposureSeconds: 600, count: 4 }] } });
  await page.tab.pass(60_000);
  expect(screen.getByTestId('meanwhile').textContent).toContain('It has another plan now.');
  await press('present-plan');
  expect([(screen.getByTestId('filter') as HTMLSelectElement).value, (screen.getByTestId('count') as HTMLInputElement).value]).toEqual(['Ha', '4']);
  expect([screen.queryByTestId('meanwhile'), screen.getByTestId('unchanged') !== null]).toEqual([null, true]);
});

test('what was chosen is there again after a reload, but not once the booking is another', async () => {
  const page = await open('plan');
  await retype(page, '9');
  page.view.unmount();
  const again = await open('plan');
  expect((screen.getByTestId('count') as HTMLInputElement).value).toBe('9');
  again.view.unmount();
  await open('plan', { [`GET ${AT}`]: booking({ version: 2 }) });
  expect((screen.getByTestId('count') as HTMLInputElement).value).toBe('12');
});
