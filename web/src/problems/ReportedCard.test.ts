import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { PAUSES } from '../api/attempt';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { openPage, problem, type Answers } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { EPOCH, instant } from '../testing/messages';
import { answered, report } from '../testing/problems';
import ReportedCard from './ReportedCard.svelte';

const AT = '/api/telescopes/demo/problems';
const ANSWER = `PUT ${AT}/a/answer`;

async function open(answers: Answers, language: LanguageCode = 'en') {
  const line = new HandLine();
  const page = await openPage(ReportedCard, (tab) => ({ language: LANGUAGES[language], surroundings: line.over(tab), telescope: 'demo', timeZone: 'Europe/Paris' }), { 'POST /api/me/tickets': { url: 'wss://live.example/live?ticket=t' }, ...answers });
  const sent = () => page.cloud.asked.filter(({ init }) => init.method === 'PUT').map(({ init }) => JSON.parse(String(init.body)) as { text: string; version: number });
  return { ...page, line, sent };
}

async function answer(text: string, index = 0): Promise<void> {
  await fireEvent.click(screen.getAllByTestId('answer-begin')[index]!);
  await write(text);
}

async function write(text: string): Promise<void> {
  await fireEvent.input(screen.getByTestId('answer-text'), { target: { value: text } });
  await fireEvent.submit(screen.getByTestId('answer-text').closest('form')!);
  await quiet();
}

const texts = () => screen.getAllByTestId('reported-words').map((one) => one.textContent);

test('nobody has reported anything', async () => {
  await open({ [`GET ${AT}`]: { problems: [] } }, 'fr');
  expect(screen.getByTestId('none-reported').textContent).toBe('Personne n’a signalé de problème.');
});

test('who reported what of which slot, and the answer that settles it', async () => {
  const { answers, sent } = await open({ [`GET ${AT}`]: { problems: [report('a')] } });
  const row = screen.getByTestId('reported').textContent!.replace(/\s+/g, ' ');
  expect(row).toContain('M 31');
  expect(row).toContain('Slot: Sun, 22 Nov 2026, 21:00 – 23:00');
  expect(screen.getByTestId('reported-by').textContent).toBe('Reported by Véga, Sun, 22 Nov 2026, 21:30');
  answers[ANSWER] = answered('a', 'The cap is off.');
  await answer('The cap is off.');
  expect(sent()).toEqual([{ text: 'The cap is off.', version: 0 }]);
  expect(screen.getByTestId('reported').dataset['state']).toBe('answered');
  expect(screen.getByTestId('reported-answer').textContent).toBe('The cap is off.');
  expect(screen.getByTestId('reported-spoken').textContent).toBe('Sent. The guest has been told.');
  expect(screen.getByTestId('answer-begin').textContent).toBe('Change the answer');
  expect(document.activeElement).toBe(screen.getByTestId('answer-begin'));
});

test('who chose no name and a plan without a target are said to be so', async () => {
  await open({ [`GET ${AT}`]: { problems: [report('a', { by: undefined, target: undefined })] } }, 'fr');
  expect(screen.getByTestId('reported').textContent).toContain('Une réservation sans cible');
  expect(screen.getByTestId('reported-by').textContent).toContain('Signalé par une personne sans nom');
});

test('an answer whose own answer is lost is sent again, the same to the same version', async () => {
  const { sent, tab, answers } = await open({ [`GET ${AT}`]: { problems: [report('a')] }, [ANSWER]: new Error('lost') });
  await answer('The cap is off.');
  expect(screen.getByTestId('answer-unsure').textContent).toContain('it arrives once only');
  answers[ANSWER] = answered('a', 'The cap is off.');
  await tab.pass(PAUSES[0]!);
  expect(sent()).toEqual([{ text: 'The cap is off.', version: 0 }, { text: 'The cap is off.', version: 0 }]);
  expect(screen.queryByTestId('answer-text')).toBeNull();
});

test('what somebody else answered meanwhile is shown, and only then can it be changed', async () => {
  const { answers, sent } = await open({ [`GET ${AT}`]: { problems: [report('a')] }, [ANSWER]: problem(409, 'answered-meanwhile', 'This report was answered meanwhile.') });
  answers[`GET ${AT}`] = { problems: [answered('a', 'Ask Olga.')] };
  await answer('The cap is off.');
  expect(screen.getByTestId('answer-flaw').textContent).toBe('This report was answered meanwhile.');
  expect(screen.getByTestId('reported-answer').textContent).toBe('Ask Olga.');
  answers[ANSWER] = answered('a', 'The cap is off.', { version: 2 });
  await write('The cap is off.');
  expect(sent().map(({ version }) => version)).toEqual([0, 1]);
  expect(screen.getByTestId('reported-answer').textContent).toBe('The cap is off.');
});

test('a new report comes in by the operator’s own channel, above what was answered, and what is being written stays', async () => {
  const { answers, line } = await open({ [`GET ${AT}`]: { problems: [answered('a', 'Done.')] } });
  await fireEvent.click(screen.getByTestId('answer-begin'));
  await fireEvent.input(screen.getByTestId('answer-text'), { target: { value: 'Done, twice' } });
  const own = line.on('user.vega');
  own.say({ type: 'initialState', channel: 'user.vega', position: { epoch: EPOCH, seq: 1 }, sentAt: instant(0), data: { bookings: [] } });
  await quiet();
  answers[`GET ${AT}`] = { problems: [report('b', { text: 'It is light.', at: '2026-11-22T20:31:00Z' }), answered('a', 'Done.')] };
  own.say({ type: 'changes', channel: 'user.vega', previous: { epoch: EPOCH, seq: 1 }, position: { epoch: EPOCH, seq: 2 }, sentAt: instant(1), messages: [{ type: 'notification', at: instant(1), data: { what: 'problem-reported', problem: 'b' } }] });
  await quiet();
  expect(texts()).toEqual(['It is light.', 'It is dark.']);
  expect(screen.getByTestId('reported-spoken').textContent).toBe('A problem has just been reported.');
  expect((screen.getByTestId('answer-text') as HTMLTextAreaElement).value).toBe('Done, twice');
});

test('a list that is a moment behind does not take an answer away that this page was told of', async () => {
  const { answers, tab } = await open({ [`GET ${AT}`]: { problems: [report('a')] } });
  answers[ANSWER] = answered('a', 'The cap is off.');
  await answer('The cap is off.');
  await tab.pass(2_000);
  expect(screen.getByTestId('reported').dataset['state']).toBe('answered');
});

test('more are fetched page by page, and stay when the first page is read anew', async () => {
  const { answers, tab, cloud } = await open({
    [`GET ${AT}?limit=20`]: { problems: [report('a', { text: 'First.', at: '2026-11-22T20:33:00Z' })], before: 'open/1' },
    [`GET ${AT}?limit=20&before=open%2F1`]: { problems: [report('b', { text: 'Second.', at: '2026-11-22T20:32:00Z' }), answered('c', 'Done.', { text: 'Third.' })] },
  });
  expect(texts()).toEqual(['First.']);
  await fireEvent.click(screen.getByTestId('more-reported'));
  await quiet();
  expect(texts()).toEqual(['First.', 'Second.', 'Third.']);
  expect(screen.queryByTestId('more-reported')).toBeNull();
  answers[`GET ${AT}?limit=20`] = { problems: [report('d', { text: 'Newest.', at: '2026-11-22T20:34:00Z' }), report('a', { text: 'First.', at: '2026-11-22T20:33:00Z' })], before: 'open/1' };
  tab.wake();
  await quiet();
  expect(texts()).toEqual(['Newest.', 'First.', 'Second.', 'Third.']);
  expect(cloud.asked.filter(({ url }) => url.includes('before')).length).toBe(1);
});

test('offline it says so and asks again; a refusal is said in the cloud’s words', async () => {
  const { answers, tab } = await open({ [`GET ${AT}`]: new Error('away') });
  expect(screen.getByTestId('reported-away')).toBeTruthy();
  answers[`GET ${AT}`] = problem(404, 'not-found', 'There is nothing here for you.');
  tab.wake();
  await quiet();
  expect(screen.queryByTestId('reported-away')).toBeNull();
  expect(screen.getByRole('alert').textContent).toBe('There is nothing here for you.');
});
