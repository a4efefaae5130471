import { fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { access, booking, BOOKING_ID, openPage, problem, type Answers } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { changes, controlData, EPOCH, instant, shotRunning, stateAt } from '../testing/messages';
import LiveMonitor from './LiveMonitor.svelte';

const AT = `/api/bookings/${BOOKING_ID}`;
const CHANNEL = `session.${BOOKING_ID}`;
const OPENS = '2026-11-21T21:30:00.000Z';
const CLOSES = '2026-11-21T22:30:00.000Z';
/** Half of the slot is gone. */
const NOW = '2026-11-21T22:00:00.000Z';

const slot = (phase: string, state = 'running') => booking({ phase, state, from: OPENS, to: CLOSES });
const accessNow = (phase: string, state = 'running', now = NOW) => ({ ...access(phase, now, state), opensAt: OPENS, closesAt: CLOSES });
const standing = (state: string, version: number) => ({ booking: BOOKING_ID, telescope: 'demo', from: OPENS, to: CLOSES, changes: version, phase: 'active', state });
const sessionState = (state = 'running') => ({
  type: 'initialState', channel: CHANNEL, position: { epoch: EPOCH, seq: 1 }, sentAt: instant(0),
  data: { ...standing(state, 5), progress: { percentage: 12, current_shot: 3, total_shots: 20, remaining: 5_400, filter: 'Ha', camera: { at: instant(0) }, mount: {} } },
});
const sessionTurns = (state: string, turn = 1) => ({ ...changes(turn, turn + 1, 1, [{ type: 'session.changed', at: instant(turn), data: standing(state, 5 + turn) }]), channel: CHANNEL });
const control = (body: string, state = 'requested') => {
  const { id, control: name } = JSON.parse(body) as { id: string; control: string };
  return { id, telescope: 'demo', control: name, parameters: {}, by: 'user', mine: true, at: NOW, state };
};
const text = (testid: string) => screen.getByTestId(testid).textContent!.replace(/\s+/g, ' ').trim();

beforeEach(() => localStorage.setItem('stellar.tour', 'offered'));

interface World {
  answers?: Answers;
  language?: LanguageCode;
  isIn?: boolean;
  phase?: string;
  state?: string;
  demo?: boolean;
}

async function open({ answers = {}, language = 'en', isIn = true, phase = 'active', state = 'running', demo = true }: World = {}) {
  const line = new HandLine();
  const go = vi.fn();
  const opened = await openPage(
    LiveMonitor,
    (tab) => ({ telescope: 'demo', language: LANGUAGES[language], surroundings: { ...line.over(tab), ticket: async () => ({ kind: 'ticket', url: 'wss://live.example/live?ticket=page' }) as const }, go }),
    {
      'GET /api/bookings': { bookings: phase === 'none' ? [] : [slot(phase, state)] },
      [`GET ${AT}/access`]: accessNow(phase, state),
      [`GET ${AT}`]: slot(phase, state),
      [`GET ${AT}/controls`]: { controls: [] },
      [`POST ${AT}/controls`]: (body) => Response.json(control(body), { status: 202 }),
      [`GET ${AT}/session`]: { booking: BOOKING_ID, telescope: 'demo', state },
      'GET /api/me': { user: 'vega', name: 'Véga', language, timeZone: 'Europe/Paris', roles: ['user'] },
      'GET /api/me/credits': { freeCents: 12_050, heldCents: 0 },
      'POST /api/me/tickets': { url: 'wss://live.example/live?ticket=t' },
      ...answers,
    },
    isIn,
  );
  line.on('telescope.demo').say(stateAt(1, 0, { telescope: { id: 'demo', name: { en: 'Demo', fr: 'Démo' }, demo, filters: ['L', 'Ha'], site: { timeZone: 'Europe/Paris' } } }));
  line.on('telescope.demo').say(changes(1, 1, 0, [controlData(0, -10), shotRunning(0, 'a.fit', 3, 30)]));
  await tick();
  const held = async () => {
    await screen.findByTestId('holder-bar');
    await quiet();
    line.on(CHANNEL)?.say(sessionState(state));
    await quiet();
  };
  const press = async (key: string, target: Element | Window = window) => {
    await fireEvent.keyDown(target, { key });
    await quiet();
  };
  const click = async (testid: string) => {
    await fireEvent.click(screen.getByTestId(testid));
    await quiet();
  };
  const asked = (path = `${AT}/controls`) => opened.cloud.asked.filter(({ url, init }) => url === path && init.method === 'POST').map(({ init }) => JSON.parse(String(init.body)) as { control: string; confirm?: true });
  return { ...opened, line, go, held, press, click, asked };
}

test.each([
  ['en', 'demonstration telescope', 'Book for real'],
  ['fr', 'télescope de démonstration', 'Réserver pour de vrai'],
] as const)('in %s a visitor of the demonstration is told so, has no controls, and is led to booking', async (language, sentence, way) => {
  const { go, cloud } = await open({ language, isIn: false });
  expect(text('visitor-row')).toContain(sentence);
  expect(text('to-book')).toBe(way);
  await fireEvent.click(screen.getByTestId('to-book'));
  expect(go.mock.lastCall![1]).toBe(`/${language}/book`);
  expect([screen.queryByTestId('holder-bar'), cloud.asked]).toEqual([null, []]);
});

test('a visitor of another telescope is led to booking that one', async () => {
  await open({ isIn: false, demo: false });
  expect(screen.getByTestId('to-book').getAttribute('href')).toBe('/en/book/demo');
});

test('somebody signed in without a slot sees what they have, and no controls', async () => {
  const { cloud } = await open({ phase: 'none' });
  expect((await screen.findByTestId('own-credits-here')).textContent).toBe('You have 120.50 credits.');
  expect(text('own-row')).toContain('not yours at this moment');
  expect(screen.queryByTestId('holder-bar')).toBeNull();
  expect(cloud.asked.some(({ url }) => url.includes('controls') || url.startsWith('/api/telescopes/'))).toBe(false);
});

test('in one’s slot time gone and left, credits, pause and the emergency stop are in the head', async () => {
  const { held, tab } = await open();
  await held();
  expect(['holder-state', 'holder-elapsed', 'holder-left', 'holder-credits', 'holder-pause'].map(text)).toEqual(['running', '30:00 gone', '30:00 left', 'You have 120.50 credits.', 'Pause']);
  await tab.pass(9_000);
  expect(['holder-elapsed', 'holder-left'].map(text)).toEqual(['30:09 gone', '29:51 left']);
  expect(screen.getByTestId('holder-bar').closest('header')).toBeTruthy();
  expect([screen.queryByTestId('visitor-row'), screen.queryByTestId('live-controls')]).toEqual([null, null]);
});

test('all controls and the progress are one step away, and the state of the link stays', async () => {
  const { held, click } = await open({ language: 'fr' });
  await held();
  await click('holder-controls');
  expect(text('percentage')).toBe('12 %');
  expect(['park', 'cool', 'autofocus', 'test-shot', 'abort'].filter((testid) => screen.queryByTestId(testid) === null)).toEqual([]);
  expect(screen.getByTestId('link-state').dataset['state']).toBe('running');
  expect(document.querySelectorAll('#camera-title')).toHaveLength(1);
  await click('holder-controls');
  expect(screen.queryByTestId('live-controls')).toBeNull();
});

test('a pause is shown as asked at once, as taken and done when it is, and turns to resume when the session says so', async () => {
  const { held, click, asked, answers, tab, line } = await open();
  await held();
  await click('holder-pause');
  expect([asked().map(({ control: name }) => name), text('holder-pause'), text('holder-said')]).toEqual([['pause'], 'Pausing…', 'Pause – asked; the telescope has not taken it yet.']);
  expect(screen.getByTestId('holder-pause').getAttribute('aria-disabled')).toBe('true');
  await click('holder-pause');
  expect(asked()).toHaveLength(1);
  const body = JSON.stringify(asked()[0]);
  answers[`GET ${AT}/controls`] = { controls: [control(body, 'taken')] };
  await tab.pass(2_000);
  expect(text('holder-said')).toBe('Pause – taken; the telescope is at it.');
  answers[`GET ${AT}/controls`] = { controls: [control(body, 'done')] };
  await tab.pass(2_000);
  expect([text('holder-said'), text('holder-pause'), text('holder-state')]).toEqual(['Pause – done: the session waits from now on, its target follows.', 'Pause', 'running']);
  line.on(CHANNEL).say(sessionTurns('paused'));
  await quiet();
  expect([text('holder-pause'), text('holder-state')]).toEqual(['Resume', 'paused']);
  // Somebody else has it go on: what was done before is not said any more.
  line.on(CHANNEL).say(sessionTurns('running', 2));
  await quiet();
  expect([text('holder-said'), text('holder-pause'), text('holder-state')]).toEqual(['', 'Pause', 'running']);
});

test('a control that fails says why, in the head', async () => {
  const { held, click } = await open({ answers: { [`POST ${AT}/controls`]: problem(409, 'telescope-away', 'The telescope does not answer.') } });
  await held();
  await click('holder-pause');
  expect([text('holder-said'), text('holder-pause')]).toEqual(['Pause – not done. The telescope does not answer.', 'Pause']);
});

test('the emergency stop asks once, and aborts only what is meant', async () => {
  const { held, click, asked } = await open();
  await held();
  await click('holder-stop');
  expect(screen.getByTestId<HTMLDialogElement>('abort-question').open).toBe(true);
  await click('abort-no');
  expect([asked(), screen.queryByTestId('abort-question')]).toEqual([[], null]);
  await click('holder-stop');
  await click('abort-yes');
  expect(asked()).toMatchObject([{ control: 'abort', confirm: true }]);
});

test('keys pause, refresh and abort for who has the controls', async () => {
  const { held, press, asked } = await open();
  await held();
  await press(' ');
  await press('r');
  expect(asked().map(({ control: name }) => name)).toEqual(['pause', 'refresh']);
  await press('a');
  expect(screen.getByTestId<HTMLDialogElement>('abort-question').open).toBe(true);
  await press('r');
  expect(asked()).toHaveLength(2);
});

test('keys that need the controls do nothing for others, and the space bar is left to scroll', async () => {
  const { press, asked, tab } = await open({ phase: 'none' });
  await screen.findByTestId('own-credits-here');
  expect(await fireEvent.keyDown(window, { key: ' ' })).toBe(true);
  await press('a');
  await vi.dynamicImportSettled();
  await tab.pass(0);
  expect([text('key-said'), asked(), screen.queryByTestId('abort-question')]).toEqual(['The controls are for whoever has booked this moment.', [], null]);
  await tab.pass(4_000);
  expect(text('key-said')).toBe('');
});

test('the controls open by themselves at the moment of the slot, and close with it', async () => {
  const { tab, answers } = await open({ phase: 'upcoming', state: 'ready', answers: { [`GET ${AT}/access`]: accessNow('upcoming', 'ready', '2026-11-21T21:29:58.000Z') } });
  expect((await screen.findByTestId('to-own-slot')).getAttribute('href')).toBe(`/en/bookings/${BOOKING_ID}/access`);
  expect(text('own-row')).toContain('Your slot here begins Sat, 21 Nov 2026, 22:30');
  expect(screen.queryByTestId('holder-bar')).toBeNull();
  answers['GET /api/bookings'] = { bookings: [slot('active')] };
  answers[`GET ${AT}/access`] = accessNow('active', 'running', '2026-11-21T22:29:58.000Z');
  await tab.pass(2_000);
  expect(screen.getByTestId('holder-stop')).toBeTruthy();
  answers['GET /api/bookings'] = new Error('away');
  await tab.pass(2_000);
  expect([screen.queryByTestId('holder-bar'), screen.queryByTestId('visitor-row') !== null]).toEqual([null, true]);
});

test('the operator has the controls of their telescope, with a session and without', async () => {
  const OWN = '/api/telescopes/demo';
  const { click, asked, held, answers, tab } = await open({
    phase: 'none',
    answers: {
      'GET /api/me': { user: 'vega', name: 'Véga', language: 'en', timeZone: 'Europe/Paris', roles: ['user', 'operator'] },
      [`GET ${OWN}/bookings`]: { bookings: [slot('active')] },
      [`GET ${AT}/access`]: accessNow('active'),
      [`GET ${OWN}/controls`]: { controls: [] },
      [`POST ${OWN}/controls`]: (body) => Response.json(control(body), { status: 202 }),
    },
  });
  await held();
  expect(['holder-state', 'holder-left'].map(text)).toEqual(['running', '30:00 left']);
  await click('holder-stop');
  expect(screen.getByTestId('abort-question').textContent).toContain('Stop everything at the telescope?');
  await click('abort-yes');
  expect(asked(`${OWN}/controls`)).toMatchObject([{ control: 'abort', confirm: true }]);
  answers[`GET ${OWN}/bookings`] = { bookings: [] };
  await tab.pass(60_000);
  expect([text('holder-bar').includes('No session is under way.'), screen.queryByTestId('holder-left')]).toEqual([true, null]);
});

test('whoever signs out has nothing in hand any more, and nothing of it runs on', async () => {
  const { held, session, view, tab, line } = await open();
  await held();
  await session.signOut('/');
  await quiet();
  expect([screen.queryByTestId('holder-bar'), screen.getByTestId('visitor-row').textContent?.includes('demonstration')]).toEqual([null, true]);
  view.unmount();
  await quiet();
  expect([tab.waiting, line.sockets.every(({ isClosed }) => isClosed)]).toEqual([0, true]);
});

test('a session that waits is told to its holder who looks elsewhere, and not what it was when the page was opened', async () => {
  const shown: string[] = [];
  vi.stubGlobal('Notification', class {
    static permission = 'granted';
    constructor(_title: string, { body }: { body: string }) {
      shown.push(body);
    }
  });
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  localStorage.setItem('stellar.notices', '{"browser":true}');
  const { held, line, tab } = await open();
  await vi.dynamicImportSettled();
  await held();
  expect(shown).toEqual([]);
  line.on(CHANNEL).say(sessionTurns('paused'));
  await quiet();
  await tab.pass(0);
  expect(shown).toEqual(['The session waits.']);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
