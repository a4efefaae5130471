import { fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { access, booking, BOOKING_ID, CLOSES, OPENS, openPage, problem, TELESCOPE, type Answers } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { changes, EPOCH, instant, stateAt } from '../testing/messages';
import AccessPage from './AccessPage.svelte';

const AT = `/api/bookings/${BOOKING_ID}`;
const CHANNEL = `session.${BOOKING_ID}`;
/** The slot of an hour; the telescope's messages of tests are of 22 h. */
const NOW = '2026-11-21T22:00:00.000Z';

const progress = (percentage = 12, at = instant(0)) => ({
  percentage, current_shot: 3, total_shots: 20, remaining: 5_400, filter: 'Ha',
  camera: { temperature: -10.2, cooling: true, hfd: 2.31, at },
  mount: { ra: '00h 42m 44s', dec: '+41° 16\' 09"', raJ2000Hours: 0.7122, decJ2000Degrees: 41.2692, tracking: true, at },
});
const standing = (state = 'running', version = 5) => ({ booking: BOOKING_ID, telescope: 'demo', from: OPENS, to: CLOSES, changes: version, phase: 'active', state });
const sessionState = (seq = 1, data: object = {}) => ({ type: 'initialState', channel: CHANNEL, position: { epoch: EPOCH, seq }, sentAt: instant(0), data: { ...standing(), progress: progress(), ...data } });
const sessionChanges = (seq: number, ...messages: object[]) => ({ ...changes(seq - 1, seq, 0, messages), channel: CHANNEL });
const said = (group: string) => screen.getByTestId(`said-${group}`).textContent!.trim();
const control = (id: string, state: string, more: object = {}) => ({ id, telescope: 'demo', booking: BOOKING_ID, control: 'pause', parameters: {}, by: 'user', mine: true, at: NOW, state, ...more });

async function open(answers: Answers = {}, { language = 'en' as LanguageCode, state = 'running', phase = 'active' } = {}) {
  const line = new HandLine();
  const opened = await openPage(
    AccessPage,
    (tab) => ({ booking: BOOKING_ID, language: LANGUAGES[language], surroundings: line.over(tab), go: vi.fn() }),
    {
      [`GET ${AT}`]: booking({ phase, state, from: NOW, to: '2026-11-21T23:00:00.000Z' }),
      [`GET ${AT}/access`]: { ...access(phase, NOW, state), opensAt: NOW, closesAt: '2026-11-21T23:00:00.000Z' },
      [`GET ${AT}/spectators`]: { links: [] },
      [`GET ${AT}/controls`]: { controls: [] },
      [`GET ${AT}/problems`]: { problems: [], mayReport: false, until: '2026-12-05T23:00:00Z' },
      [`GET ${AT}/charge`]: problem(409, 'not-settled', 'There is no charge yet.'),
      [`GET ${AT}/session`]: { booking: BOOKING_ID, telescope: 'demo', state },
      'GET /api/telescopes/demo': { telescope: TELESCOPE },
      'POST /api/me/tickets': { url: 'wss://live.example/live?ticket=t' },
      ...answers,
    },
  );
  const live = async () => {
    line.on(CHANNEL).say(sessionState());
    line.on('telescope.demo').say(stateAt(1, 0, { controlData: { at: instant(0), parsed: { camera: { temperature: -9.8, cooling: true }, mount: { raJ2000Hours: 1, decJ2000Degrees: 41, tracking: true, parked: false } } } }));
    await tick();
  };
  const asked = () => opened.cloud.asked.filter(({ url, init }) => url === `${AT}/controls` && init.method === 'POST').map(({ init }) => JSON.parse(String(init.body)) as { id: string; control: string });
  const press = async (testid: string) => {
    await fireEvent.click(screen.getByTestId(testid));
    await quiet();
  };
  return { ...opened, line, live, asked, press };
}

test('the running session is shown as its channel tells it, with the newest word on camera and mount', async () => {
  const { live, cloud } = await open();
  expect(screen.getByTestId('session-link').textContent).toBe('Connecting to Stellar…');
  await live();
  const text = (testid: string) => screen.getByTestId(testid).textContent!.replaceAll('\u00a0', ' ');
  expect(['session-state', 'session-link', 'percentage', 'frame', 'left', 'filter', 'camera-temperature', 'camera-cooling', 'camera-hfd', 'mount-ra', 'mount-tracking', 'mount-parked'].map(text)).toEqual([
    'running', 'Live', '12 %', 'Frame 3 of 20', '1:30:00', 'Ha', '−9.8 °C', 'Yes', '2.31', '01h 00m 00s', 'Yes', 'No',
  ]);
  expect(cloud.asked.filter(({ url }) => url === '/api/me/tickets')).toHaveLength(2);
});

test('ages go on, and a lost link shows the last values as old, never as live', async () => {
  const { live, line, tab } = await open();
  await live();
  await tab.pass(4_000);
  expect(screen.getByTestId('progress-age').textContent).toBe('4\u00a0s');
  expect(screen.getByTestId('left').textContent).toBe('1:29:56');
  expect(screen.getByTestId('progress-panel').dataset['stale']).toBe('false');
  line.on(CHANNEL).events.closed();
  await tick();
  expect(screen.getByTestId('session-strip').dataset['live']).toBe('false');
  expect(screen.getByTestId('link-explained').textContent).toContain('the values are the last ones known');
  expect(['progress', 'camera', 'mount'].map((name) => screen.getByTestId(`${name}-panel`).dataset['stale'])).toEqual(['true', 'true', 'true']);
  expect(screen.getByTestId('percentage').textContent).toBe('12\u00a0%');
  await tab.pass(500);
  await live();
  expect(screen.getByTestId('session-strip').dataset['live']).toBe('true');
});

test('a gap in the session’s own numbers is healed by its state', async () => {
  const { live, line, tab } = await open();
  await live();
  line.on(CHANNEL).say(sessionChanges(3, { type: 'session.changed', at: instant(1), data: standing('paused', 7) }));
  await tick();
  expect(screen.getByTestId('session-state').textContent).toBe('running');
  await tab.pass(200);
  expect(line.on(CHANNEL).types()).toEqual(['subscribe', 'getState']);
  line.on(CHANNEL).say(sessionState(3, standing('paused', 7)));
  await tick();
  expect(screen.getByTestId('session-state').textContent).toBe('paused');
});

test('what it waits for stands there in the cloud’s words; who paused it, in the page’s', async () => {
  const { live, answers, tab } = await open({ [`GET ${AT}/session`]: { state: 'ready', waiting: { code: 'clouds', since: NOW, text: 'Cloud sensor: CLOUDY since 23:00.' } } }, { state: 'ready' });
  expect(screen.getByTestId('session-why').textContent).toBe('Cloud sensor: CLOUDY since 23:00.');
  answers[`GET ${AT}/session`] = { state: 'paused' };
  answers[`GET ${AT}/access`] = { ...access('active', NOW, 'paused'), opensAt: NOW, closesAt: '2026-11-21T23:00:00.000Z' };
  answers[`GET ${AT}`] = booking({ state: 'paused', phase: 'active', changes: [{ number: 6, transition: 'take-over', to: 'paused', by: 'operator', cause: 'asked-for', at: NOW }] });
  await live();
  await tab.pass(60_000);
  expect(screen.getByTestId('session-why').textContent).toContain('Only the operator resumes it');
});

test('a pause is asked once with one id, however quickly it is clicked, and followed until it is done', async () => {
  const { asked, press, answers, tab } = await open({
    [`POST ${AT}/controls`]: (body) => {
      const { id } = JSON.parse(body) as { id: string };
      answers[`GET ${AT}/controls`] = { controls: [control(id, 'done')] };
      return Response.json(control(id, 'requested'), { status: 202 });
    },
  });
  expect(said('session')).toContain('these minutes are paid');
  answers[`GET ${AT}/controls`] = new Error('away');
  void fireEvent.click(screen.getByTestId('pause'));
  await press('pause');
  expect(asked()).toMatchObject([{ control: 'pause' }]);
  expect(asked()[0]!.id).toMatch(/^[0-9a-f-]{36}$/);
  await tab.pass(2_000);
  expect(said('session')).toContain('Pause – done: the session waits from now on');
  expect(screen.getByTestId('spoken').textContent).toBe('Pause – done: the session waits from now on, its target follows.');
  expect(screen.getByTestId('history').textContent).toContain('Pause (you)');
  expect(screen.getByTestId('history').textContent).toContain('done');
});

test('a refusal is said where it was asked, and nothing else changes', async () => {
  const { press, cloud } = await open({ [`POST ${AT}/controls`]: problem(409, 'pause-first', 'The telescope is at work on the plan. Pause the session, then ask again.') });
  const before = cloud.asked.filter(({ url }) => url.startsWith(`${AT}/controls`)).length;
  await press('park');
  expect(said('mount')).toBe('Park – not done. The telescope is at work on the plan. Pause the session, then ask again.');
  expect(said('session')).toContain('these minutes are paid');
  expect(screen.getByTestId('no-history')).toBeTruthy();
  expect(cloud.asked.filter(({ url }) => url.startsWith(`${AT}/controls`)).length).toBe(before + 1);
});

test('a lost answer is asked for again with the same id; when none comes, a person asks again', async () => {
  const { asked, press, tab, answers } = await open({ [`POST ${AT}/controls`]: new Error('lost') }, { language: 'fr' });
  await press('refresh');
  expect(said('question')).toContain('pas encore de réponse');
  await tab.pass(13_000);
  expect(said('question')).toContain('aucune réponse');
  answers[`POST ${AT}/controls`] = (body) => Response.json(control((JSON.parse(body) as { id: string }).id, 'done', { control: 'refresh' }), { status: 202 });
  await press('ask-again');
  expect(said('question')).toContain('Actualiser – fait.');
  expect([asked().length, new Set(asked().map(({ id }) => id)).size]).toEqual([5, 1]);
});

test('ending it is asked twice', async () => {
  const { asked, press } = await open({ [`POST ${AT}/controls`]: (body) => Response.json(control((JSON.parse(body) as { id: string }).id, 'done', { control: 'abort' }), { status: 202 }) });
  await press('abort');
  expect(screen.getByTestId<HTMLDialogElement>('abort-question').open).toBe(true);
  await press('abort-no');
  expect([asked(), screen.queryByTestId('abort-question')]).toEqual([[], null]);
  await press('abort');
  await press('abort-yes');
  expect(asked()).toMatchObject([{ control: 'abort', confirm: true }]);
  expect(said('session')).toContain('Abort – done: the session is being ended.');
});

test('what has parameters is asked with them, as people type them', async () => {
  const { asked, press } = await open({ [`POST ${AT}/controls`]: problem(409, 'already-so', 'It is so already.') }, { language: 'fr' });
  await fireEvent.input(screen.getByTestId('cold'), { target: { value: '−12,5' } });
  await press('cool');
  await press('tracking-off');
  await fireEvent.input(screen.getByTestId('shot-seconds'), { target: { value: '2,5' } });
  await fireEvent.change(screen.getByTestId('shot-filter'), { target: { value: 'Ha' } });
  await press('test-shot');
  expect(asked()).toMatchObject([
    { control: 'cool', parameters: { temperature: -12.5 } },
    { control: 'tracking', parameters: { on: false } },
    { control: 'test-shot', parameters: { exposureSeconds: 2.5, filter: 'Ha', binning: 1 } },
  ]);
  await fireEvent.input(screen.getByTestId('cold'), { target: { value: 'froid' } });
  await press('cool');
  expect([asked().length, screen.getByTestId('cold').getAttribute('aria-invalid')]).toEqual([3, 'true']);
});

test('outside the slot there are no controls, and the reason is written', async () => {
  const { cloud } = await open({ [`GET ${AT}/access`]: access('upcoming', '2026-11-22T08:00:00.000Z'), [`GET ${AT}`]: booking() }, { phase: 'upcoming' });
  expect(screen.getByTestId('controls-closed').textContent).toContain('Sun, 22 Nov 2026, 21:00');
  expect([screen.queryByTestId('pause'), screen.queryByTestId('session-strip')]).toEqual([null, null]);
  expect(cloud.asked.filter(({ url }) => /controls|tickets|session$/.test(url))).toEqual([]);
});

test('just before the slot the session is there, and the controls are not', async () => {
  await open({ [`GET ${AT}/access`]: access('upcoming', '2026-11-22T19:50:00.000Z'), [`GET ${AT}`]: booking() }, { phase: 'upcoming' });
  expect(screen.getByTestId('session-strip')).toBeTruthy();
  expect(screen.queryByTestId('pause')).toBeNull();
});

test('once the slot is over, what was done by hand can be read, and nothing can be done', async () => {
  await open({ [`GET ${AT}/controls`]: { controls: [control('a', 'failed', { control: 'park', by: 'operator', mine: false, reason: 'The mount did not answer.' })] } }, { phase: 'finished', state: 'completed' });
  expect(screen.getByTestId('controls-closed').textContent).toContain('The slot is over');
  expect(screen.getByTestId('history').textContent).toContain('Park (the operator)');
  expect(screen.getByTestId('history').textContent).toContain('The mount did not answer.');
  expect([screen.queryByTestId('pause'), screen.queryByTestId('session-strip')]).toEqual([null, null]);
});

test('what another told of the session is asked about at once: its story, and what was done', async () => {
  const { live, line, cloud } = await open();
  await live();
  const before = cloud.asked.length;
  line.on(CHANNEL).say(sessionChanges(2, { type: 'session.changed', at: instant(1), data: standing('paused', 6) }));
  await tick();
  await quiet();
  const after = cloud.asked.slice(before).map(({ url }) => url.split('?')[0]);
  expect(after).toEqual(expect.arrayContaining([`${AT}/access`, `${AT}/controls`, `${AT}/session`]));
});
