import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet, type HandCloud } from '../testing/account-by-hand';
import { BOOKING_ID, openPage, problem, type Answers } from '../testing/bookings';
import { CLOUDY, CORRECTED, LONG, MIXED } from '../testing/charges';
import { AGAIN_EACH } from './charge';
import ChargeCard from './ChargeCard.svelte';

const AT = `GET /api/bookings/${BOOKING_ID}/charge`;
const END = Date.parse(CLOUDY.to);
const NOT_SETTLED = problem(409, 'not-settled', 'This booking has no charge by the minute.');

const open = (answer: Answers[string], { language = 'en' as LanguageCode, now = END + 60_000, state = 'completed' } = {}) =>
  openPage(ChargeCard, (tab) => ({ language: LANGUAGES[language], clock: tab, booking: BOOKING_ID, state, endedAt: END, now, timeZone: 'Europe/Paris' }), { [AT]: answer });

const askedOf = (cloud: HandCloud) => cloud.asked.filter(({ url }) => url.endsWith('/charge'));
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const shown = (testid: string) => text(screen.getByTestId(testid));
const rows = () => within(screen.getByTestId('bill-lines')).getAllByRole('row').map(text);
const stretches = () => [...screen.getByTestId('stretches').children].map(text);

test('the price, what was charged and what came back are told, class by class', async () => {
  await open(CLOUDY);
  expect(['bill-total', 'bill-charged', 'bill-returned'].map(shown)).toEqual(['40 credits', '30 credits', '10 credits']);
  expect(shown('bill')).toContain('60 min at 40 credits an hour');
  expect(shown('bill')).toContain('Settled on Tue, 24 Nov 2026, 00:04.');
  expect(rows()).toEqual(['What it wasMinutesCredits', 'Charged4530.00', 'exposing4026.66', 'work around the exposures53.34', 'Not charged: given back1510.00', 'unsafe sky1510.00']);
  expect([screen.queryByTestId('bill-refunded'), screen.queryByTestId('corrections')]).toEqual([null, null]);
});

test('the band has a piece for each stretch as long as it was, tall where it is charged, and its legend in words', async () => {
  await open(CLOUDY);
  const band = screen.getByRole('img', { name: 'The slot from 23:00 to 00:00, minute by minute. The stretches below tell the same in words.' });
  const pieces = [...band.children].map((piece) => piece as HTMLElement);
  expect(pieces.map((piece) => [piece.dataset['letter'], piece.style.flexGrow, piece.classList.contains('charged')])).toEqual([['O', '5', true], ['E', '40', true], ['U', '15', false]]);
  expect([...screen.getByTestId('minute-legend').children].map(text)).toEqual(['work around the exposures', 'exposing', 'unsafe sky']);
});

test('each stretch is told in the site’s time with why, what the telescope said, and where it is written', async () => {
  await open(CLOUDY);
  expect(stretches()).toEqual([
    '23:00 – 23:05 (5 min) work around the exposures, charged The telescope turned to its target. Written in: message 1 of the observatory’s relay (series 1).',
    '23:05 – 23:45 (40 min) exposing, charged The camera exposed. Written in: message 2 of the observatory’s relay (series 1).',
    '23:45 – 00:00 (15 min) unsafe sky, not charged The sky was cloudy. The telescope said “CLOUDY”. Written in: message 3 of the observatory’s relay (series 1).',
  ]);
});

test('every kind of source is said in words', async () => {
  await open({ ...MIXED, evidence: MIXED.evidence.map((one) => (one.class === 'fault' ? { ...one, source: 'dream/7' } : one)) });
  expect(stretches().map((stretch) => /Written in.*|Nothing about.*/.exec(stretch)![0])).toEqual([
    'Written in: message 4711 of the observatory’s relay (series 1795212000000).',
    'Written in: message 4790 of the observatory’s relay (series 1795212000000).',
    'Written in: step 6 of what happened to this booking.',
    'Written in: Stellar’s own look at Mon, 23 Nov 2026, 23:33.',
    'Written in: dream/7.',
    'Nothing about it was written down.',
  ]);
});

test('what was found out later is told with when, how much and why', async () => {
  await open({ ...CORRECTED, corrections: [...CORRECTED.corrections, { cause: 'late-frames', refundedCents: 0, at: '2026-11-25T09:00:00Z' }] });
  expect(['bill-charged', 'bill-returned', 'bill-refunded'].map(shown)).toEqual(['20 credits', '20 credits', '10 credits of it later']);
  expect(within(screen.getByTestId('corrections')).getAllByRole('listitem').map(text)).toEqual([
    'Tue, 24 Nov 2026, 09:30 Given back: 10 credits. The observatory’s line was back, and with it what the relay there had seen.',
    'Wed, 25 Nov 2026, 10:00 Nothing to give back. Reason: late-frames.',
  ]);
});

test('in French the page’s words and amounts are French', async () => {
  await open(CORRECTED, { language: 'fr' });
  expect(shown('bill')).toContain('Décompte');
  expect(shown('bill-refunded')).toBe('dont 10 crédits après coup');
  expect(rows()[2]).toBe('exposing2516,66');
  expect(shown('bill')).toContain('60 min à 40 crédits l’heure');
});

test.each([['fail', 'could not be carried out, so no minute is charged'], ['miss', 'Nothing was begun in this slot, so no minute is charged']])('a session that ended as %s is charged nothing, and that is said', async (end, why) => {
  const line = { class: 'exposing', words: 'exposing', minutes: 60, cents: 4_000, charged: false };
  await open({ ...CLOUDY, end, chargedCents: 0, returnedCents: 4_000, minutes: 'E'.repeat(60), lines: [line] });
  expect(shown('bill')).toContain(why);
  expect(rows()).toEqual(['What it wasMinutesCredits', 'Not charged: given back6040', 'exposing6040']);
  expect(stretches()[0]).toContain('exposing, not charged');
});

test('of a long night the beginning is shown, and all of it when somebody asks', async () => {
  await open(LONG);
  expect(stretches()).toHaveLength(8);
  const all = screen.getByTestId('all-stretches');
  expect([text(all), all.getAttribute('aria-expanded')]).toEqual(['Show all 600 stretches', 'false']);
  await fireEvent.click(all);
  expect(stretches()).toHaveLength(600);
  await fireEvent.click(all);
  expect(stretches()).toHaveLength(8);
});

test('until it is settled it says when it will be, asks by itself, and then shows it', async () => {
  const { tab, answers, cloud } = await open(NOT_SETTLED, { state: 'running' });
  expect(shown('not-settled')).toContain('It will be here no later than about 00:33');
  expect([screen.queryByRole('alert'), screen.queryByTestId('bill-again')]).toEqual([null, null]);
  answers[AT] = CLOUDY;
  await tab.pass(AGAIN_EACH);
  expect(shown('bill-charged')).toBe('30 credits');
  expect(screen.queryByTestId('not-settled')).toBeNull();
  await tab.pass(10 * AGAIN_EACH);
  expect(askedOf(cloud)).toHaveLength(2);
});

test('when that moment has gone by it says that it is late', async () => {
  await open(NOT_SETTLED, { now: END + 34 * 60_000, language: 'fr' });
  expect(shown('not-settled')).toContain('c’est plus long que d’habitude');
});

test('it asks at once when the booking stands elsewhere, and again in another language', async () => {
  const { view, answers, cloud } = await open(NOT_SETTLED, { state: 'running' });
  answers[AT] = CLOUDY;
  await view.rerender({ state: 'completed' });
  await quiet();
  expect(shown('bill-charged')).toBe('30 credits');
  await view.rerender({ language: LANGUAGES.fr });
  await quiet();
  expect(askedOf(cloud).map(({ init }) => new Headers(init.headers).get('accept-language'))).toEqual(['en', 'en', 'fr']);
});

test('a cloud that is away is said and asked again, by itself or by a person', async () => {
  const { tab, answers } = await open(new Error('away'));
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer');
  await tab.pass(AGAIN_EACH);
  expect(screen.getByRole('alert')).toBeTruthy();
  answers[AT] = CLOUDY;
  await fireEvent.click(screen.getByTestId('bill-again'));
  await quiet();
  expect(shown('bill-charged')).toBe('30 credits');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a bill that is there stays when the cloud is away', async () => {
  const { tab, answers } = await open(CLOUDY);
  answers[AT] = new Error('away');
  tab.wake();
  await quiet();
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(shown('bill-charged')).toBe('30 credits');
});

test('a refusal is said in the cloud’s words', async () => {
  await open(problem(404, 'not-found', 'There is nothing here.'));
  expect(screen.getByRole('alert').textContent).toBe('There is nothing here.');
});

test('what is told twice does not break the page', async () => {
  const twice = <T>(list: readonly T[]) => [...list, ...list];
  await open({ ...CORRECTED, lines: twice(CORRECTED.lines), evidence: twice(CORRECTED.evidence), corrections: twice(CORRECTED.corrections) });
  expect(shown('bill-charged')).toBe('20 credits');
});

test('nothing is asked for any more once the card is gone', async () => {
  const { view, tab, cloud } = await open(NOT_SETTLED);
  view.unmount();
  tab.wake();
  await tab.pass(10 * AGAIN_EACH);
  expect(askedOf(cloud)).toHaveLength(1);
});

test('an address that names the bill leads to it', async () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  history.replaceState(null, '', `/en/bookings/${BOOKING_ID}/access#bill`);
  await open(CLOUDY);
  expect(scrolled.mock.contexts.map((element) => (element as Element).id)).toEqual(['bill']);
  history.replaceState(null, '', '/');
  scrolled.mockRestore();
});
