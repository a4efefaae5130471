import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { album } from '../testing/albums';
import { access, booking, BOOKING_ID, CLOSES, OPENS, openPage, problem, TELESCOPE, type Answers } from '../testing/bookings';
import { CLOUDY } from '../testing/charges';
import { HandLine } from '../testing/by-hand';
import AccessPage from './AccessPage.svelte';

const AT = `/api/bookings/${BOOKING_ID}`;
const ANSWERS: Answers = {
  [`GET ${AT}`]: booking(),
  [`GET ${AT}/access`]: access('upcoming', '2026-11-22T19:59:30.000Z'),
  [`GET ${AT}/spectators`]: { links: [] },
  'GET /api/telescopes/demo': { telescope: TELESCOPE },
  [`GET ${AT}/controls`]: { controls: [] },
  [`GET ${AT}/problems`]: { problems: [], mayReport: true, until: '2026-12-06T22:00:00Z' },
  [`GET ${AT}/charge`]: problem(409, 'not-settled', 'There is no charge yet.'),
  [`GET ${AT}/album`]: album({ state: 'none', reason: 'not-made-yet' }),
  [`GET ${AT}/session`]: { booking: BOOKING_ID, telescope: 'demo', state: 'confirmed', from: OPENS, to: CLOSES },
  'POST /api/me/tickets': { url: 'wss://live.example/live?ticket=t' },
};

const open = (answers: Answers = {}, language: LanguageCode = 'en', isIn = true) =>
  openPage(AccessPage, (tab) => ({ booking: BOOKING_ID, language: LANGUAGES[language], surroundings: new HandLine().over(tab), go: vi.fn() }), { ...ANSWERS, ...answers }, isIn);

const phase = () => screen.getByTestId('phase').dataset['phase'];

test('an upcoming slot counts down, in the site’s time, with what happened to it', async () => {
  const { tab } = await open();
  expect(phase()).toBe('upcoming');
  expect(screen.getByTestId('countdown').textContent).toBe('0:30');
  expect(screen.getByTestId('slot-site').textContent).toBe('Sun, 22 Nov 2026, 21:00\u00a0– 23:00');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('M 31');
  expect(screen.getByTestId('story').textContent).toContain('The slot was booked.');
  expect(screen.queryByTestId('open-live')).toBeNull();
  await tab.pass(12_000);
  expect(screen.getByTestId('countdown').textContent).toBe('0:18');
});

test('it unlocks at the moment, when the cloud says so, and locks again', async () => {
  const { tab, answers } = await open({}, 'fr');
  answers[`GET ${AT}/access`] = access('active', '2026-11-22T20:00:00.000Z', 'running');
  answers[`GET ${AT}`] = booking({ phase: 'active', state: 'running' });
  await tab.pass(29_000);
  expect(phase()).toBe('upcoming');
  await tab.pass(1_000);
  expect(phase()).toBe('active');
  expect(screen.getByTestId('open-live').getAttribute('href')).toBe('/fr/robotarget/demo/monitor');
  expect(screen.getByTestId('countdown').textContent).toBe('2:00:00');
  answers[`GET ${AT}/access`] = access('finished', '2026-11-22T22:00:00.000Z', 'completed');
  answers[`GET ${AT}`] = booking({ phase: 'finished', state: 'completed' });
  await tab.pass(7_200_000);
  expect(phase()).toBe('finished');
  expect(screen.queryByTestId('open-live')).toBeNull();
  expect(screen.getByTestId('phase').textContent).toContain('le travail est fait');
  expect(screen.getByTestId('not-settled').textContent).toContain('au plus tard vers 23:33');
  expect(screen.getByTestId('album').textContent).toContain('Votre nuit à garder');
  expect(screen.getByTestId('night-images').getAttribute('href')).toBe('/fr/robotarget/demo/gallery?night=2026-11-22');
});

test('once it is settled its bill is there; a slot that was given up has none', async () => {
  const finished = { [`GET ${AT}/access`]: access('finished', '2026-11-22T22:04:00.000Z', 'completed'), [`GET ${AT}`]: booking({ phase: 'finished', state: 'completed' }) };
  const { view } = await open({ ...finished, [`GET ${AT}/charge`]: CLOUDY });
  expect(screen.getByTestId('bill-charged').textContent).toBe('30 credits');
  view.unmount();
  const { cloud } = await open({ [`GET ${AT}/access`]: access('cancelled', '2026-11-22T22:04:00.000Z', 'cancelled'), [`GET ${AT}`]: booking({ phase: 'cancelled', state: 'cancelled' }) });
  expect(screen.queryByTestId('bill')).toBeNull();
  expect(cloud.asked.filter(({ url }) => url.endsWith('/charge'))).toEqual([]);
});

test('a device that slept past the moment asks as soon as it draws again', async () => {
  const { tab, answers } = await open();
  answers[`GET ${AT}/access`] = access('active', '2026-11-22T20:30:00.000Z', 'running');
  answers[`GET ${AT}`] = booking({ phase: 'active', state: 'running' });
  tab.sleep(1_830_000);
  await tab.pass(1_000);
  expect(phase()).toBe('active');
  expect(screen.getByTestId('countdown').textContent).toBe('1:30:00');
});

test('when the moment comes and nothing answers, it stays locked and says so', async () => {
  const { tab, answers } = await open();
  answers[`GET ${AT}/access`] = new Error('away');
  await tab.pass(31_000);
  expect(screen.getByTestId('away')).toBeTruthy();
  expect(screen.getByTestId('turning').textContent).toContain('the telescope is being unlocked');
  expect(screen.queryByTestId('open-live')).toBeNull();
});

test('giving up says its price as it is now, asks once more, and shows what became of it', async () => {
  const { cloud, answers } = await open();
  answers[`GET ${AT}`] = booking({ centsToCancel: 8_000 });
  await fireEvent.click(screen.getByTestId('give-up'));
  await quiet();
  expect(screen.getByTestId('give-up-question').textContent).toContain('it costs 80 credits');
  expect(document.activeElement?.textContent).toBe('Keep the slot');
  answers[`POST ${AT}/cancel`] = booking({ state: 'cancelled', phase: 'cancelled' });
  answers[`GET ${AT}/access`] = access('cancelled', '2026-11-22T19:59:40.000Z', 'cancelled');
  answers[`GET ${AT}`] = booking({ state: 'cancelled', phase: 'cancelled' });
  await fireEvent.click(screen.getByTestId('give-up-yes'));
  await quiet();
  const asked = cloud.asked.find(({ url }) => url === `${AT}/cancel`)!;
  expect(JSON.parse(String(asked.init.body))).toEqual({ acceptedCents: 8_000, cause: 'changed-mind' });
  expect(phase()).toBe('cancelled');
  expect(screen.queryByTestId('give-up')).toBeNull();
});

test('a price that has risen meanwhile is said in the cloud’s words and asked for again', async () => {
  const { answers } = await open();
  await fireEvent.click(screen.getByTestId('give-up'));
  await quiet();
  answers[`POST ${AT}/cancel`] = problem(409, 'charge-not-accepted', 'It costs 80 credits now.', { centsToCancel: 8_000 });
  await fireEvent.click(screen.getByTestId('give-up-yes'));
  await quiet();
  expect(screen.getByRole('alert').textContent).toBe('It costs 80 credits now.');
  expect(screen.getByTestId('give-up-yes').textContent).toContain('Give it up for 80 credits');
});

test('a booking of nobody, or of somebody else, is not there', async () => {
  await open({ [`GET ${AT}/access`]: problem(404, 'not-found', 'Nothing.'), [`GET ${AT}`]: problem(404, 'not-found', 'Nothing.') });
  expect(screen.getByTestId('no-booking').textContent).toContain('somebody else’s');
});

test('nobody who is signed out sees anything of it', async () => {
  const { cloud } = await open({}, 'fr', false);
  expect(screen.getByTestId('signed-out').textContent).toContain('Connectez-vous');
  expect(cloud.asked).toEqual([]);
});

test('a link for spectators is shown once and can be taken back', async () => {
  const url = `https://stellar.example/en/watch/${'s'.repeat(43)}`;
  const { cloud } = await open({
    [`POST ${AT}/spectators`]: (body) => ({ id: (JSON.parse(body) as { id: string }).id, label: 'Club', madeAt: '2026-11-22T19:00:00Z', expiresAt: '2026-11-23T22:00:00Z', url }),
  });
  await fireEvent.input(screen.getByTestId('link-label'), { target: { value: 'Club' } });
  await fireEvent.submit(screen.getByTestId('link-label').closest('form')!);
  await quiet();
  expect((screen.getByTestId('spectator-url') as HTMLInputElement).value).toBe(url);
  const { id } = JSON.parse(String(cloud.asked.at(-1)!.init.body)) as { id: string };
  cloud.answers.push(new Response(null, { status: 204 }));
  await fireEvent.click(screen.getByTestId('revoke-link'));
  await quiet();
  expect(cloud.asked.at(-1)).toMatchObject({ url: `${AT}/spectators/${id}`, init: { method: 'DELETE' } });
  expect(screen.queryByTestId('spectator-url')).toBeNull();
});

test('a link whose answer was lost is ended and another made in its place', async () => {
  const ids: string[] = [];
  const { answers, cloud } = await open({
    [`POST ${AT}/spectators`]: (body) => {
      ids.push((JSON.parse(body) as { id: string }).id);
      if (ids.length === 1) return new Error('lost');
      if (ids.length === 2) return problem(409, 'link-there', 'There is one.');
      return { id: ids.at(-1)!, madeAt: '2026-11-22T19:00:00Z', expiresAt: '2026-11-23T22:00:00Z', url: '/en/watch/secret' };
    },
  });
  const form = screen.getByTestId('link-label').closest('form')!;
  await fireEvent.submit(form);
  await quiet();
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer');
  answers[`DELETE ${AT}/spectators/${ids[0]}`] = new Response(null, { status: 204 });
  await fireEvent.submit(form);
  await quiet();
  expect([ids[1] === ids[0], ids[2] !== ids[0], cloud.asked.filter(({ init }) => init.method === 'DELETE').length]).toEqual([true, true, 1]);
  expect((screen.getByTestId('spectator-url') as HTMLInputElement).value).toMatch(/\/en\/watch\/secret$/);
});
