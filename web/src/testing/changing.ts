import { fireEvent, screen } from '@testing-library/svelte';
import { vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import ChangePage from '../move/ChangePage.svelte';
import type { Change } from '../move/may';
import { quiet } from './account-by-hand';
import { access, booking, BOOKING_ID, openPage, TELESCOPE, type Answers } from './bookings';

export const AT = `/api/bookings/${BOOKING_ID}`;
export const CHECK = '/api/me/bookings/check';
/** When somebody changes their booking. */
export const NOW = '2026-11-20T10:00:00.000Z';
/** An hour later than the booking is. */
export const LATER = { from: '2026-11-22T21:00:00.000Z', to: '2026-11-22T23:00:00.000Z' };

/** Of whatever is asked: 40 credits an hour, and 2,000 credits to spend. */
export function verdict(body: string, change: object = {}): object {
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

/** Begins a test at that moment, with nothing typed before; the answer ends it. */
export function beginNow(): () => void {
  sessionStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  return () => {
    vi.useRealTimers();
    sessionStorage.clear();
  };
}

/** The page on which a booking is changed, after its first look at the cloud. */
export async function open(change: Change, answers: Answers = {}, { language = 'en' as LanguageCode, isIn = true } = {}) {
  const visit = vi.fn();
  const opened = await openPage(ChangePage, (tab) => ({ booking: BOOKING_ID, change, language: LANGUAGES[language], clock: tab, go: vi.fn(), visit }), { ...ANSWERS, ...answers }, isIn);
  await quiet();
  await opened.tab.pass(400);
  const bodies = (method: string, path: string) => opened.cloud.asked.filter(({ url, init }) => url === path && init.method === method).map(({ init }) => JSON.parse(String(init.body)) as Record<string, unknown>);
  return { ...opened, visit, bodies };
}

type Opened = Awaited<ReturnType<typeof open>>;
export const pick = async ({ tab }: Opened, from: string) => {
  await fireEvent.change(screen.getByTestId('from'), { target: { value: String(Date.parse(from)) } });
  await tab.pass(400);
};
export const lengthen = async ({ tab }: Opened, to: string) => {
  await fireEvent.change(screen.getByTestId('to'), { target: { value: String(Date.parse(to)) } });
  await tab.pass(400);
};
export const retype = async ({ tab }: Opened, count: string) => {
  await fireEvent.input(screen.getByTestId('count'), { target: { value: count } });
  await tab.pass(400);
};
export const press = async (testid: string) => {
  await fireEvent.click(screen.getByTestId(testid));
  await quiet();
};
export const isDisabled = (testid: string) => (screen.getByTestId(testid) as HTMLButtonElement).disabled;
/** What it costs more or less, in cents, and what is said of the price. */
export const difference = () => [screen.getByTestId('difference').dataset['cents'], screen.getByTestId('cost').textContent.replace(/\s+/g, ' ')];
