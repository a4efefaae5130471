import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { PAUSES } from '../api/attempt';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { BOOKING_ID, openPage, problem, type Answers } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { EPOCH, instant } from '../testing/messages';
import { answered, report, reports } from '../testing/problems';
import { ASK_AGAIN } from './followed';
import ProblemsCard from './ProblemsCard.svelte';

const AT = `/api/bookings/${BOOKING_ID}/problems`;
const TICKETS = { 'POST /api/me/tickets': { url: 'wss://live.example/live?ticket=t' } };

async function open(answers: Answers, language: LanguageCode = 'en') {
  const line = new HandLine();
  const page = await openPage(ProblemsCard, (tab) => ({ language: LANGUAGES[language], surroundings: line.over(tab), booking: BOOKING_ID, timeZone: 'Europe/Paris' }), { ...TICKETS, ...answers });
  const sent = () => page.cloud.asked.filter(({ url, init }) => url === AT && init.method === 'POST').map(({ init }) => JSON.parse(String(init.body)) as { id: string; text: string });
  return { ...page, line, sent };
}

async function write(text: string): Promise<void> {
  await fireEvent.click(screen.getByTestId('report-begin'));
  await fireEvent.input(screen.getByTestId('report-text'), { target: { value: text } });
}

async function send(): Promise<void> {
  await fireEvent.submit(screen.getByTestId('report-text').closest('form')!);
  await quiet();
}

const spoken = () => screen.getByTestId('problems-spoken').textContent;
const news = (seq: number, what = 'problem-answered') => ({
  type: 'changes', channel: 'user.vega', previous: { epoch: EPOCH, seq: seq - 1 }, position: { epoch: EPOCH, seq }, sentAt: instant(1),
  messages: [{ type: 'notification', at: instant(1), data: { booking: BOOKING_ID, telescope: 'demo', problem: 'a', number: 2, what } }],
});

test('nothing reported yet, and one report sent with what was written, line by line', async () => {
  const { answers, sent } = await open({ [`GET ${AT}`]: reports() });
  expect(screen.getByTestId('no-problems').textContent).toBe('Nothing was reported.');
  const words = 'The stars are lines.\n\n  Since 21:10 <b>all</b> of them.';
  answers[`POST ${AT}`] = (body) => Response.json(report((JSON.parse(body) as { id: string }).id, { text: words }), { status: 201 });
  answers[`GET ${AT}`] = reports(report('a', { text: words }));
  await write(words);
  expect(document.activeElement).toBe(screen.getByTestId('report-text'));
  await send();
  expect(sent()).toMatchObject([{ text: words }]);
  expect(sent()[0]!.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(screen.getByTestId('problem-words').textContent).toBe(words);
  expect(screen.getByTestId('problem-words').children).toHaveLength(0);
  expect(screen.getByTestId('problem').textContent).toContain('Sun, 22 Nov 2026, 21:30');
  expect(spoken()).toBe('Sent. The operator has been told.');
  expect(screen.queryByTestId('report-text')).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId('report-begin'));
});

test('a report whose answer is lost is sent again with the same id, by itself and then by hand', async () => {
  const { answers, sent, tab } = await open({ [`GET ${AT}`]: reports(), [`POST ${AT}`]: new Error('lost') }, 'fr');
  await write('Tout est noir.');
  await send();
  expect(screen.getByTestId('report-unsure').textContent).toContain('n’arrivera qu’une fois');
  expect(screen.getByTestId('report-text').hasAttribute('readonly')).toBe(true);
  await tab.pass(PAUSES.reduce((sum, pause) => sum + pause, 0));
  expect(screen.getByTestId('report-unsure').textContent).toContain('Toujours aucune réponse');
  answers[`POST ${AT}`] = (body) => Response.json(report((JSON.parse(body) as { id: string }).id), { status: 201 });
  await send();
  expect([sent().length, new Set(sent().map(({ id }) => id)).size]).toEqual([PAUSES.length + 2, 1]);
  expect(spoken()).toBe('Envoyé. L’opérateur est prévenu.');
});

test('what is refused is said in the cloud’s words, and nothing that was written is lost', async () => {
  const { answers, sent } = await open({ [`GET ${AT}`]: reports(), [`POST ${AT}`]: problem(409, 'too-many-reports', 'A booking has at most 10 reports.') });
  await write('It is dark.');
  await send();
  expect(screen.getByTestId('report-flaw').textContent).toBe('A booking has at most 10 reports.');
  expect((screen.getByTestId('report-text') as HTMLTextAreaElement).value).toBe('It is dark.');
  answers[`POST ${AT}`] = (body) => Response.json(report((JSON.parse(body) as { id: string }).id), { status: 201 });
  await fireEvent.input(screen.getByTestId('report-text'), { target: { value: 'It is very dark.' } });
  await send();
  expect(new Set(sent().map(({ id }) => id)).size).toBe(2);
});

test('nothing can be sent that says nothing', async () => {
  await open({ [`GET ${AT}`]: reports() });
  await write(' \n ');
  expect((screen.getByTestId('report-send') as HTMLButtonElement).disabled).toBe(true);
});

test('the answer comes as soon as the person’s channel tells of it, with when it came', async () => {
  const { answers, line } = await open({ [`GET ${AT}`]: reports(report('a')) });
  expect(screen.getByTestId('problem').dataset['state']).toBe('open');
  const own = line.on('user.vega');
  own.say({ type: 'initialState', channel: 'user.vega', position: { epoch: EPOCH, seq: 1 }, sentAt: instant(0), data: { bookings: [] } });
  await quiet();
  expect(spoken()).toBe('');
  answers[`GET ${AT}`] = reports(answered('a', 'The cap\nis off now.'));
  own.say(news(2, 'something-else'));
  await quiet();
  expect(screen.getByTestId('problem').dataset['state']).toBe('open');
  own.say(news(3));
  await quiet();
  expect(screen.getByTestId('problem').dataset['state']).toBe('answered');
  expect(screen.getByTestId('problem-answer').textContent).toBe('The cap\nis off now.');
  expect(screen.getByTestId('problem-answered-at').textContent).toBe('Answered Mon, 23 Nov 2026, 08:05');
  expect(spoken()).toBe('The operator has answered.');
});

test('offline it says so, keeps what it showed, and asks again', async () => {
  const { answers, tab } = await open({ [`GET ${AT}`]: reports(report('a')) });
  answers[`GET ${AT}`] = new Error('away');
  tab.wake();
  await quiet();
  expect(screen.getByTestId('problems-away').textContent).toContain('Stellar does not answer');
  expect(screen.getByTestId('problem-words').textContent).toBe('It is dark.');
  answers[`GET ${AT}`] = reports(answered('a', 'Mended.'));
  await tab.pass(ASK_AGAIN);
  expect(screen.queryByTestId('problems-away')).toBeNull();
  expect(screen.getByTestId('problem-answer').textContent).toBe('Mended.');
});

test('when no more can be reported it says until when it could, or that there are enough', async () => {
  const { answers, tab } = await open({ [`GET ${AT}`]: { ...reports(report('a')), mayReport: false } }, 'fr');
  expect(screen.queryByTestId('report-begin')).toBeNull();
  expect(screen.getByTestId('problems-closed').textContent).toContain('jusqu’au dim. 6 déc. 2026');
  answers[`GET ${AT}`] = { ...reports(...Array.from({ length: 10 }, (_, index) => report(`r${index}`))), mayReport: false };
  tab.wake();
  await quiet();
  expect(screen.getByTestId('problems-closed').textContent).toContain('autant de signalements que possible');
});

test('while nothing can become of it, nobody is listened to', async () => {
  const { cloud } = await open({ [`GET ${AT}`]: { ...reports(), mayReport: false } });
  expect(cloud.asked.filter(({ url }) => url === '/api/me/tickets')).toEqual([]);
});

test('what cannot be read is left out, and signs that turn the text around are taken out', async () => {
  await open({ [`GET ${AT}`]: reports({ id: 'x' }, report('a', { text: 'a\u202egnp.exe' }), report('b', { text: 7 })) });
  expect(screen.getAllByTestId('problem-words').map((one) => one.textContent)).toEqual(['a gnp.exe']);
});
