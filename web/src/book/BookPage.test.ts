import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { booking, BOOKING_ID, openPage, problem, TELESCOPE, type Answers } from '../testing/bookings';
import BookPage from './BookPage.svelte';

const M31 = { id: 'M 31', names: { en: 'Andromeda Galaxy', fr: 'Galaxie d’Andromède' }, kind: 'galaxy', constellation: 'And', magnitude: 3.4, raJ2000Hours: 0.712, decJ2000Degrees: 41.27 };
const point = (at: string, altitudeDegrees: number, usable: boolean) => ({ at, altitudeDegrees, horizonDegrees: 8, moonAltitudeDegrees: 20, sunAltitudeDegrees: -30, usable });
const FROM = '2026-11-22T20:00:00Z';
const TO = '2026-11-22T22:00:00Z';
const VERDICT = {
  works: true, telescope: 'demo', timeZone: 'Europe/Paris', from: FROM, to: TO, findings: [],
  times: { dark: [{ from: '2026-11-22T20:30:00Z', to: TO }] },
  curve: [point(FROM, 62, false), point('2026-11-22T21:00:00Z', 71, true), point(TO, 66, true)],
  timeline: { steps: [{ kind: 'slew', from: FROM, to: '2026-11-22T20:01:00Z' }, { kind: 'frames', from: '2026-11-22T20:01:00Z', to: TO, shot: 0 }], shots: [{ filter: 'L', framesFitting: 9, framesLeft: 1 }], exposingPercent: 84 },
  cost: { lines: [{ code: 'telescope-time', minutes: 120, centsAnHour: 4_000, cents: 8_000 }], totalCents: 8_000 },
  credit: { freeCents: 200_000, enough: true, missingCents: 0 },
};
const NOT = {
  ...VERDICT, works: false,
  findings: [{ code: 'not-dark', refuses: true, lostSeconds: 7_200, sentence: 'It is not dark.' }],
  nextSlots: [{ from: '2026-11-23T19:00:00Z', to: '2026-11-23T21:00:00Z' }],
};
const ANSWERS: Answers = {
  'GET /api/telescopes/demo': { telescope: TELESCOPE },
  'GET /api/catalogue': { objects: [M31] },
  'POST /api/me/bookings/check': VERDICT,
  'POST /api/bookings/check': { ...VERDICT, credit: undefined },
};

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T10:00:00Z') });
  return () => {
    vi.useRealTimers();
    // The worlds of test files are one: a draft left here would be another’s.
    sessionStorage.clear();
  };
});

async function open(answers: Answers = {}, { language = 'en' as LanguageCode, isIn = true, telescope = 'demo' } = {}) {
  const visit = vi.fn();
  const opened = await openPage(BookPage, (tab) => ({ telescope: telescope === '' ? undefined : telescope, language: LANGUAGES[language], clock: tab, go: vi.fn(), visit }), { ...ANSWERS, ...answers }, isIn);
  const bodies = (path: string) => opened.cloud.asked.filter(({ url, init }) => url === path && init.method === 'POST').map(({ init }) => JSON.parse(String(init.body)) as Record<string, unknown>);
  return { ...opened, visit, bodies };
}

async function choose(tab: { pass: (ms: number) => Promise<void> }): Promise<void> {
  await fireEvent.input(screen.getByTestId('target'), { target: { value: 'andro' } });
  await tab.pass(150);
  await fireEvent.keyDown(screen.getByTestId('target'), { key: 'ArrowDown' });
  await fireEvent.keyDown(screen.getByTestId('target'), { key: 'Enter' });
  await tab.pass(400);
}

const says = () => screen.getByTestId('verdict-says').textContent;

test('a target found by keys alone is checked at once, and what it comes to is drawn and told', async () => {
  const { tab, bodies } = await open();
  expect(says()).toContain('Choose a target');
  await choose(tab);
  const [asked] = bodies('/api/me/bookings/check');
  expect(asked).toMatchObject({
    telescope: 'demo', from: '2026-11-22T21:00:00.000Z', to: '2026-11-22T23:00:00.000Z',
    plan: { target: { name: 'M 31 – Andromeda Galaxy', raJ2000Hours: 0.712 }, shots: [{ filter: 'L', exposureSeconds: 300, count: 10, binning: 1 }] },
  });
  expect(says()).toBe('It works.');
  expect(screen.getByTestId('curve').getAttribute('aria-label')).toBe('The target stands between 62° and 71° in the slot; the limit is 30°.');
  expect(screen.getAllByTestId('twilight').length).toBe(1);
  expect(screen.getByTestId('fitting').textContent).toContain('9 of 10 fit');
  expect(screen.getByTestId('cost').textContent).toContain('Telescope time: 120 min at 40 credits an hour');
  expect(screen.getByTestId('total').textContent).toBe('80 credits');
});

test('what cannot work says why, cannot be booked, and gives slots that can be taken', async () => {
  const { tab, answers, bodies } = await open({ 'POST /api/me/bookings/check': NOT });
  await choose(tab);
  expect(screen.getByTestId('finding').textContent).toContain('It is not dark.');
  expect((screen.getByTestId('book') as HTMLButtonElement).disabled).toBe(true);
  answers['POST /api/me/bookings/check'] = VERDICT;
  await fireEvent.click(screen.getByTestId('next-slot'));
  await tab.pass(400);
  expect(bodies('/api/me/bookings/check').at(-1)).toMatchObject({ from: '2026-11-23T19:00:00.000Z', to: '2026-11-23T21:00:00.000Z' });
  expect(screen.getByTestId('slot-utc').textContent).toContain('Mon, 23 Nov 2026, 19:00');
  expect((screen.getByTestId('book') as HTMLButtonElement).disabled).toBe(false);
});

test('a member that is wrong is marked, with the cloud’s sentence', async () => {
  const { tab } = await open({ 'POST /api/me/bookings/check': problem(400, 'number-out-of-bounds', 'From 1 to 1000.', { field: 'plan.shots[0].count' }) });
  await choose(tab);
  const count = screen.getByTestId('count');
  expect(count.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(count.getAttribute('aria-describedby')!)!.textContent).toBe('From 1 to 1000.');
});

test('it is booked once, though the first answer is lost, and leads to its access page', async () => {
  const lost: (object | Error)[] = [new Error('lost'), booking()];
  const { tab, bodies, visit } = await open({ 'POST /api/bookings': () => lost.shift()! });
  await choose(tab);
  await fireEvent.click(screen.getByTestId('book'));
  await fireEvent.click(screen.getByTestId('confirm'));
  await quiet();
  expect(screen.getByTestId('unsure').textContent).toContain('cannot be booked twice');
  expect((screen.getByTestId('target').closest('fieldset') as HTMLFieldSetElement).disabled).toBe(true);
  await tab.pass(1_000);
  const asked = bodies('/api/bookings');
  expect([asked.length, asked[0]!['id'] === asked[1]!['id']]).toEqual([2, true]);
  expect(visit).toHaveBeenCalledWith(`/en/bookings/${BOOKING_ID}/access`);
});

test('a slot that somebody else was faster for can be waited for', async () => {
  const { tab, bodies } = await open({
    'POST /api/bookings': problem(409, 'slot-taken', 'A part of the slot is taken.'),
    'POST /api/me/waits': (body: string) => ({ ...(JSON.parse(body) as object), state: 'waiting', place: 2 }),
  });
  await choose(tab);
  await fireEvent.click(screen.getByTestId('book'));
  await fireEvent.click(screen.getByTestId('confirm'));
  await quiet();
  expect(screen.getByTestId('refused').textContent).toBe('A part of the slot is taken.');
  await fireEvent.click(screen.getByTestId('wait'));
  await quiet();
  expect(bodies('/api/me/waits')[0]).toMatchObject({ telescope: 'demo', from: '2026-11-22T21:00:00.000Z' });
  expect(screen.getByTestId('waiting').textContent).toBe('You wait for it: place 2 in the line.');
});

test('a visitor may try, and what was typed is still there after signing in', async () => {
  const { tab, view, bodies } = await open({}, { isIn: false, language: 'fr' });
  await choose(tab);
  expect(bodies('/api/bookings/check').length).toBe(1);
  expect(screen.getByTestId('book').textContent).toBe('Se connecter pour réserver');
  await fireEvent.click(screen.getByTestId('book'));
  await quiet();
  expect(tab.left[0]!.pathname).toBe('/auth/oauth2/authorize');
  view.unmount();
  const again = await open({}, { language: 'fr' });
  await again.tab.pass(400);
  expect((screen.getByTestId('target') as HTMLInputElement).value).toBe('M 31 – Galaxie d’Andromède');
  expect(again.bodies('/api/me/bookings/check').length).toBe(1);
});

test('what costs more than there is cannot be booked', async () => {
  const { tab } = await open({ 'POST /api/me/bookings/check': { ...VERDICT, credit: { freeCents: 5_050, enough: false, missingCents: 2_950 } } });
  await choose(tab);
  expect(screen.getByTestId('cost').textContent).toContain('You have 50.50 credits. You lack 29.50 credits.');
  expect((screen.getByTestId('book') as HTMLButtonElement).disabled).toBe(true);
});

test('the telescopes are listed with what they cost; one that is not described cannot be chosen', async () => {
  await open({ 'GET /api/telescopes': { telescopes: [TELESCOPE, { id: 'bare' }] } }, { telescope: '' });
  expect(screen.getAllByTestId('telescope').map((card) => card.textContent!.includes('40 credits an hour'))).toEqual([true, false]);
  expect(screen.getByTestId('book-demo').getAttribute('href')).toBe('/en/book/demo');
  expect(screen.queryByTestId('book-bare')).toBeNull();
});

test('a telescope that is not there is said to be so', async () => {
  await open({ 'GET /api/telescopes/demo': problem(404, 'not-found', 'Nothing.') });
  expect(screen.getByTestId('no-telescope')).toBeTruthy();
});

test('before it is booked, all of it is shown once more, line by line', async () => {
  const { tab, bodies } = await open({
    'GET /api/telescopes/demo': { telescope: { ...TELESCOPE, freeCancelHours: 24 } },
    'POST /api/me/bookings/check': { ...VERDICT, findings: [{ code: 'low-in-part', refuses: false, lostSeconds: 900, sentence: 'It is low at first.' }] },
    'POST /api/bookings': booking(),
  });
  await choose(tab);
  await fireEvent.click(screen.getByTestId('book'));
  const shown = screen.getByTestId('confirm-booking').textContent!;
  for (const part of ['Demo telescope', 'M 31 – Andromeda Galaxy', '10 × L, 5 min (9 of 10 fit)', 'It is low at first.', 'Telescope time: 120 min at 40 credits an hour', '80 credits', '1920 credits', 'until 24 hours before']) expect(shown).toContain(part);
  expect(bodies('/api/bookings').length).toBe(0);
  const count = screen.getByTestId('count');
  count.focus();
  await fireEvent.submit(count.closest('form')!);
  await quiet();
  expect(bodies('/api/bookings').length).toBe(0);
  count.blur();
  await fireEvent.click(screen.getByTestId('back'));
  expect(screen.queryByTestId('confirm-booking')).toBeNull();
  await fireEvent.click(screen.getByTestId('book'));
  await fireEvent.input(screen.getByTestId('count'), { target: { value: '11' } });
  expect(screen.queryByTestId('confirm-booking')).toBeNull();
  await tab.pass(400);
  await fireEvent.click(screen.getByTestId('book'));
  await fireEvent.click(screen.getByTestId('confirm'));
  await quiet();
  expect(bodies('/api/bookings').length).toBe(1);
});

test('the cost is there before a target is, and follows the length', async () => {
  await open();
  expect(screen.getByTestId('total').textContent).toBe('80 credits');
  const to = screen.getByTestId('to') as HTMLSelectElement;
  await fireEvent.change(to, { target: { value: String(Date.parse('2026-11-22T21:15:00Z')) } });
  expect(screen.getByTestId('total').textContent).toBe('10 credits');
  expect(screen.getByTestId('costs-now').textContent).toContain('It is 15 min long. Costs 10 credits.');
});

test('what does not fit is told row by row, and each step can be read', async () => {
  const timeline = { ...VERDICT.timeline, planNeedsSeconds: 9_000, shots: [{ filter: 'L', framesFitting: 9, framesLeft: 1 }, { filter: 'Ha', framesFitting: 0, framesLeft: 3 }], steps: [{ kind: 'slew', from: FROM, to: '2026-11-22T20:01:00Z' }, { kind: 'frames', from: '2026-11-22T20:01:00Z', to: TO, shot: 0, firstFrame: 1, lastFrame: 9 }] };
  const { tab } = await open({ 'POST /api/me/bookings/check': { ...VERDICT, timeline } });
  await choose(tab);
  expect(screen.getByTestId('left-over').textContent).toBe('4 frames do not fit.');
  expect(screen.getAllByTestId('fitting').map((row) => row.querySelector('.says')!.textContent)).toEqual(['9 of 10 fit', 'none of 3 fits']);
  expect(screen.getAllByTestId('fitting')[0]!.textContent).toContain('21:01–23:00');
  expect(screen.getByTestId('timeline').textContent).toContain('The plan takes 2 h 30 min where nothing is in its way; the slot has 2 h.');
  expect(screen.getByTestId('steps').textContent).toContain('L: frames 1 to 9');
});

test('where the place of the telescope is known, the whole night is drawn and the slot marked in it', async () => {
  const { tab } = await open({ 'GET /api/telescopes/demo': { telescope: { ...TELESCOPE, site: { ...TELESCOPE.site, latitudeDegrees: 44.4, longitudeDegrees: 1.7 } } } });
  await choose(tab);
  expect(screen.getByTestId('slot-mark')).toBeTruthy();
  // Twilight stands on both sides of the darkness.
  expect(screen.getAllByTestId('twilight').length).toBe(2);
  expect(screen.getByTestId('night-card').textContent).toContain('Highest while the Sun is down: 87° at 21:30.');
});

test('where the place is not known, the page says why the night is not drawn', async () => {
  const { tab } = await open({ 'POST /api/me/bookings/check': new Error('lost') });
  expect(screen.getByTestId('night-card').textContent).toContain('Choose a target');
  await choose(tab);
  expect(screen.getByTestId('night-card').textContent).toContain('Where the telescope stands is not known');
});

test('a telescope’s card tells its optics, its field and its next free night', async () => {
  const about = { ...TELESCOPE, site: { ...TELESCOPE.site, latitudeDegrees: 44.4, longitudeDegrees: 1.7 }, optics: { focalLengthMm: 430, apertureMm: 86 }, camera: { name: 'S-1200', width: 1200, height: 900, pixelScaleArcsec: 3.607 }, fieldOfView: { widthDegrees: 1.2024, heightDegrees: 0.9018 } };
  await open({ 'GET /api/telescopes': { telescopes: [about] }, 'GET /api/telescopes/demo': { telescope: { ...about, opening: [{ day: 'sunday', from: '20:00', to: '23:00' }] } }, 'GET /api/telescopes/demo/slots': { telescope: 'demo', taken: [] } }, { telescope: '' });
  await quiet();
  const card = screen.getByTestId('telescope').textContent!;
  for (const part of ['Limogne', '86 mm aperture, 430 mm focal length (f/5.0)', 'S-1200', '1200 × 900 pixels of\u00a03.61″', '72′ × 54′', 'L, Ha']) expect(card).toContain(part);
  expect(screen.getByTestId('next-free').textContent).toBe('tonight: 3 h of darkness');
});

test('when it cannot be learnt when a telescope is free, that is said', async () => {
  await open({ 'GET /api/telescopes': { telescopes: [TELESCOPE] }, 'GET /api/telescopes/demo': new Error('lost') }, { telescope: '' });
  await quiet();
  expect(screen.getByTestId('next-free').textContent).toBe('not known just now');
});
