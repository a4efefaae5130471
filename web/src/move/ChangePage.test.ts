import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { access, booking, BOOKING_ID, CLOSES, OPENS, openPage, PLAN, problem, TELESCOPE, type Answers } from '../testing/bookings';
import ChangePage from './ChangePage.svelte';
import type { Change } from './may';

const AT = `/api/bookings/${BOOKING_ID}`;
const CHECK = '/api/me/bookings/check';
const NOW = '2026-11-20T10:00:00.000Z';
const LATER = { from: '2026-11-22T21:00:00.000Z', to: '2026-11-22T23:00:00.000Z' };

/** Of whatever is asked: 40 credits an hour, and 2,000 credits to spend. */
function verdict(body: string, change: object = {}): object {
  const { from, to } = JSON.parse(body) as { from: string; to: string };
  const minutes = (Date.parse(to) - Date.parse(from)) / 60_000;
  const cents = (minutes * 4_000) / 60;
  return {
    works: true, telescope: 'demo', timeZone: 'Europe/Paris', from, to, findings: [], times: { dark: [{ from, to }] }, curve: [],
    timeline: { steps: [{ kind: 'frames', from, to, shot: 0 }], shots: [{ filter: 'L', framesFitting: 12, framesLeft: 0 }] },
    cost: { lines: [{ code: 'telescope-time', minutes, centsAnHour: 4_000, cents }], totalCents: cents },
    credit: { freeCents: 200_000, enough: true, missingCents: 0 }, ...change,
  };
}

const ANSWERS: Answers = {
  [`GET ${AT}`]: booking(),
  [`GET ${AT}/access`]: access('upcoming', NOW),
  'GET /api/telescopes/demo': { telescope: { ...TELESCOPE, freeCancelHours: 24 } },
  'GET /api/telescopes/demo/slots': { telescope: 'demo', taken: ['20:00', '20:15', '20:30', '20:45', '21:00', '21:15', '21:30', '21:45'].map((time) => `2026-11-22T${time}:00Z`) },
  'GET /api/bookings': { bookings: [booking()] },
  [`POST ${CHECK}`]: (body) => verdict(body),
};

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  return () => {
    vi.useRealTimers();
    sessionStorage.clear();
  };
});

async function open(change: Change, answers: Answers = {}, { language = 'en' as LanguageCode, isIn = true } = {}) {
  const visit = vi.fn();
  const opened = await openPage(ChangePage, (tab) => ({ booking: BOOKING_ID, change, language: LANGUAGES[language], clock: tab, go: vi.fn(), visit }), { ...ANSWERS, ...answers }, isIn);
  await quiet();
  await opened.tab.pass(400);
  const bodies = (method: string, path: string) => opened.cloud.asked.filter(({ url, init }) => url === path && init.method === method).map(({ init }) => JSON.parse(String(init.body)) as Record<string, unknown>);
  return { ...opened, visit, bodies };
}

type Opened = Awaited<ReturnType<typeof open>>;
const pick = async ({ tab }: Opened, from: string) => {
  await fireEvent.change(screen.getByTestId('from'), { target: { value: String(Date.parse(from)) } });
  await tab.pass(400);
};
const lengthen = async ({ tab }: Opened, to: string) => {
  await fireEvent.change(screen.getByTestId('to'), { target: { value: String(Date.parse(to)) } });
  await tab.pass(400);
};
const retype = async ({ tab }: Opened, count: string) => {
  await fireEvent.input(screen.getByTestId('count'), { target: { value: count } });
  await tab.pass(400);
};
const press = async (testid: string) => {
  await fireEvent.click(screen.getByTestId(testid));
  await quiet();
};
const isDisabled = (testid: string) => (screen.getByTestId(testid) as HTMLButtonElement).disabled;
const difference = () => [screen.getByTestId('difference').dataset['cents'], screen.getByTestId('cost').textContent.replace(/\s+/g, ' ')];

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
