import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { booking, openPage, problem, TELESCOPE, type Answers } from '../testing/bookings';
import BookPage from './BookPage.svelte';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const LIMOGNE = {
  ...TELESCOPE,
  site: { ...TELESCOPE.site, latitudeDegrees: 44.4, longitudeDegrees: 1.7 },
  opening: DAYS.map((day) => ({ day, from: '17:00', to: '09:00' })),
  blackouts: [{ from: '2026-11-24T11:00:00Z', to: '2026-11-25T11:00:00Z' }],
};
const taken = (...hours: string[]) => ({ telescope: 'demo', taken: hours.flatMap((hour) => ['00', '15', '30', '45'].map((minute) => `2026-11-22T${hour}:${minute}:00Z`)) });
const ANSWERS: Answers = {
  'GET /api/telescopes/demo': { telescope: LIMOGNE },
  'GET /api/telescopes/demo/slots': taken('20', '21'),
  'GET /api/bookings': { bookings: [] },
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

async function open(answers: Answers = {}, { language = 'en' as LanguageCode, isIn = true } = {}) {
  return openPage(BookPage, (tab) => ({ telescope: 'demo', language: LANGUAGES[language], clock: tab, go: vi.fn(), visit: vi.fn() }), { ...ANSWERS, ...answers }, isIn);
}

const rows = () => screen.getAllByTestId('night-row');
const bars = () => screen.getAllByTestId('night-bar');
const layers = (bar: HTMLElement, kind: string) => [...bar.querySelectorAll<HTMLElement>(`.${kind}`)].map(({ style }) => [Number.parseFloat(style.left), Number.parseFloat(style.width)]);
const slot = () => screen.getByTestId('slot-utc').textContent;

test('two weeks of nights say how dark they are, how the Moon is and what is free', async () => {
  await open();
  expect(rows().length).toBe(14);
  // Dark from 18:02 to 05:16 UTC, the Moon up from 14:34 to 05:37 and 96 % lit, as the cloud has it; of the eleven whole dark hours two are taken.
  expect(rows()[0]!.getAttribute('aria-label')).toBe('Night of Sun 22 Nov; dark 19:02–06:16; Moon 96\u00a0% lit, up 15:34–06:37; 9 h free while dark');
  expect(rows()[2]!.getAttribute('aria-label')).toContain('Night of Tue 24 Nov');
  expect(rows()[2]!.getAttribute('aria-label')).toContain('nothing free while dark');
});

test('in French the same is said in French', async () => {
  await open({}, { language: 'fr' });
  expect(rows()[0]!.getAttribute('aria-label')).toBe('Nuit du dim. 22 nov.; obscurité 19:02–06:16; Lune éclairée à 96\u00a0%, levée 15:34–06:37; 9\u00a0h libres et obscures');
});

test('taken and own hours stand where they are in the night', async () => {
  await open({ 'GET /api/bookings': { bookings: [booking({ from: '2026-11-22T20:00:00Z', to: '2026-11-22T21:00:00Z' })] } });
  // The night begins at 11:00 UTC: nine of 24 hours later are 37.5 %, an hour is 4.17 %.
  expect(layers(bars()[0]!, 'taken')).toEqual([[37.5, expect.closeTo(8.333, 2)]]);
  expect(layers(bars()[0]!, 'mine')).toEqual([[37.5, expect.closeTo(4.167, 2)]]);
  expect(layers(bars()[0]!, 'closed').length).toBe(2);
});

test('a free stretch is taken by its button, no longer than it is free', async () => {
  await open({ 'GET /api/telescopes/demo/slots': taken('19', '20', '21') });
  expect(screen.getAllByTestId('stretch').map((button) => button.getAttribute('aria-label'))).toEqual(['Take 19:15–20:00, 45 min', 'Take 23:00–06:15, 7 h 15 min']);
  await fireEvent.click(screen.getAllByTestId('stretch')[1]!);
  expect(slot()).toContain('22:00\u00a0– 00:00');
  await fireEvent.click(screen.getAllByTestId('stretch')[0]!);
  expect(slot()).toContain('18:15\u00a0– 19:00');
});

test('a press on the bar begins the slot there, and a drag says how long', async () => {
  await open();
  const bar = bars()[0]!;
  bar.getBoundingClientRect = () => ({ left: 0, width: 960 }) as DOMRect;
  // Ten pixels a quarter hour from 11:00 UTC on: 300 px are 18:30.
  await fireEvent.pointerDown(bar, { clientX: 305, button: 0 });
  await fireEvent.pointerUp(bar, { clientX: 305 });
  // Two hours were wanted, and at 20:00 it is taken.
  expect(slot()).toContain('18:30\u00a0– 20:00');
  await fireEvent.pointerDown(bar, { clientX: 445, button: 0 });
  await fireEvent.pointerMove(bar, { clientX: 555 });
  await fireEvent.pointerUp(bar, { clientX: 555 });
  expect(slot()).toContain('22:00\u00a0– 01:00');
});

test('a finger that scrolls the page chooses nothing, and a closed hour cannot be pressed', async () => {
  await open();
  const bar = bars()[0]!;
  bar.getBoundingClientRect = () => ({ left: 0, width: 960 }) as DOMRect;
  const before = slot();
  await fireEvent.pointerDown(bar, { clientX: 305, button: 0 });
  await fireEvent.pointerCancel(bar);
  await fireEvent.pointerUp(bar, { clientX: 305 });
  await fireEvent.pointerDown(bar, { clientX: 15, button: 0 });
  await fireEvent.pointerUp(bar, { clientX: 15 });
  expect(slot()).toBe(before);
});

test('a night is chosen by its row, and later nights can be looked at', async () => {
  const { cloud } = await open();
  await fireEvent.click(rows()[1]!);
  expect(slot()).toContain('Mon, 23 Nov 2026');
  expect(rows()[1]!.getAttribute('aria-pressed')).toBe('true');
  await fireEvent.click(screen.getByText('Later nights'));
  await quiet();
  expect(rows()[0]!.textContent).toContain('6 Dec');
  expect(cloud.asked.some(({ url }) => url.includes('/slots') && url.includes('from=2026-12-06T11'))).toBe(true);
});

test('when it is not known what is taken, nothing is called free', async () => {
  const { answers } = await open({ 'GET /api/telescopes/demo/slots': new Error('lost') });
  expect(screen.getByTestId('taken-away').textContent).toContain('could not be learnt');
  expect(rows()[0]!.getAttribute('aria-label')).toContain('not known what is free');
  expect(layers(bars()[0]!, 'good')).toEqual([]);
  expect(screen.queryAllByTestId('stretch')).toEqual([]);
  answers['GET /api/telescopes/demo/slots'] = taken();
  await fireEvent.click(screen.getByText('Ask again'));
  await quiet();
  expect(screen.queryByTestId('taken-away')).toBeNull();
  expect(rows()[0]!.getAttribute('aria-label')).toContain('11 h free while dark');
});

test('a visitor’s calendar does not ask whose bookings are whose', async () => {
  const { cloud } = await open({ 'GET /api/bookings': problem(401, 'not-signed-in', 'Sign in.') }, { isIn: false });
  expect(cloud.asked.some(({ url }) => url.startsWith('/api/bookings?'))).toBe(false);
  expect(rows().length).toBe(14);
});
