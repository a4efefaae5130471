import { expect, test } from 'vitest';
import { device, devices, HandPush, PUSH_KEY } from '../testing/notifications';
import { leaveBrowser, renew, standingOf, turnOff, turnOn } from './this-browser';

const ID = '11111111-2222-4333-8444-555555555555';
const LISTED = [{ id: ID, kind: 'browser', name: '', addedAt: 0, lastAt: undefined }] as const;

/** A browser, and a cloud that answers each question as told; what was asked, with its body. */
function open(user = 'vega') {
  const push = new HandPush();
  const asked: [string, unknown][] = [];
  const cloud: Record<string, Response | Error> = {};
  const asker = {
    user,
    language: 'en' as const,
    request: async (path: string, init: RequestInit = {}) => {
      const question = `${init.method} ${path.replace(ID, 'ID')}`;
      asked.push([question, typeof init.body === 'string' ? JSON.parse(init.body) : undefined]);
      const answer = cloud[question] ?? new Response(null, { status: 204 });
      if (answer instanceof Error) throw answer;
      return answer.clone();
    },
  };
  const on = async () => turnOn(push, asker, PUSH_KEY);
  return { push, asked, cloud, asker, on, questions: () => asked.map(([question]) => question) };
}

const problem = (status: number, title: string) => Response.json({ status, code: 'x', title }, { status });

test('turned on, the cloud is given what the push service gave, under an id that is kept', async () => {
  const { push, asked, on } = open();
  expect(await on()).toEqual({ kind: 'on' });
  expect(asked).toEqual([
    ['PUT /api/me/devices/ID', { kind: 'browser', name: 'Chrome, Android', subscription: { endpoint: 'https://push.example/1', keys: { p256dh: 'p1', auth: 'a1' } } }],
  ]);
  expect(push.record).toEqual({ user: 'vega', device: ID, endpoint: 'https://push.example/1' });
  expect(push.held?.pushKey).toBe(PUSH_KEY);
  expect(await standingOf(push, 'vega', LISTED)).toBe('on');
});

test.each([['denied', 'denied', 'denied'], ['default', 'dismissed', 'off']] as const)('a person who answers %s is let be', async (answer, became, standing) => {
  const { push, on, questions } = open();
  push.answer = answer;
  expect(await on()).toEqual({ kind: became });
  expect([questions(), push.held, push.record]).toEqual([[], undefined, undefined]);
  expect(await standingOf(push, 'vega', [])).toBe(standing);
});

test('a push service that cannot be reached is told from a cloud that cannot', async () => {
  const { push, on, cloud } = open();
  push.isReachable = false;
  expect(await on()).toEqual({ kind: 'no-service' });
  push.isReachable = true;
  cloud['PUT /api/me/devices/ID'] = new Error('away');
  expect(await on()).toEqual({ kind: 'away' });
});

test('after an answer that was lost another try is of the same device', async () => {
  const { push, on, cloud, questions } = open();
  cloud['PUT /api/me/devices/ID'] = new Error('away');
  await on();
  push.newId = () => 'another';
  delete cloud['PUT /api/me/devices/ID'];
  expect(await on()).toEqual({ kind: 'on' });
  expect(questions()).toEqual(['PUT /api/me/devices/ID', 'PUT /api/me/devices/ID']);
});

test('what the cloud refuses is undone in the browser, and said in its words', async () => {
  const { push, on, cloud } = open();
  cloud['PUT /api/me/devices/ID'] = problem(409, 'You have ten devices.');
  expect(await on()).toEqual({ kind: 'refused', why: 'You have ten devices.' });
  expect([push.held, push.record]).toEqual([undefined, undefined]);
});

test('what another person left here does not become this one’s: they get a subscription of their own', async () => {
  const { push, on } = open();
  await push.subscribe(PUSH_KEY);
  push.record = { user: 'rigel', device: 'theirs', endpoint: 'https://push.example/1' };
  await on();
  expect(push.record).toEqual({ user: 'vega', device: ID, endpoint: 'https://push.example/2' });
});

test.each(['unsupported', 'install'] as const)('a browser that is %s says so', async (can) => {
  const { push } = open();
  push.can = can;
  expect(await standingOf(push, 'vega', LISTED)).toBe(can);
});

test('a browser that the list does not have is off, whatever it believes', async () => {
  const { push, on } = open();
  await on();
  expect(await standingOf(push, 'vega', [])).toBe('off');
  expect(await standingOf(push, 'rigel', LISTED)).toBe('off');
  push.can = 'no-worker';
  expect(await standingOf(push, 'vega', LISTED)).toBe('noWorker');
});

test('turned off, both sides have let go, and nothing stays on the screen', async () => {
  const { push, on, asker, questions } = open();
  await on();
  expect(await turnOff(push, asker)).toBe('off');
  expect([questions().at(-1), push.held, push.record, push.cleared]).toEqual(['DELETE /api/me/devices/ID', undefined, undefined, 1]);
});

test.each([
  ['the cloud is away', new Error('away'), true, 'left', true],
  ['the browser holds on', new Response(null, { status: 204 }), false, 'off', true],
  ['the device is gone already', problem(404, 'No such device.'), false, 'off', true],
  ['both', new Error('away'), false, 'still-on', false],
] as const)('when %s, it is told what that means, and whoever signs out too', async (_, answer, letsGo, became, isSafe) => {
  for (const leave of [false, true]) {
    const { push, on, cloud, asker } = open();
    await on();
    cloud['DELETE /api/me/devices/ID'] = answer;
    push.letsGo = letsGo;
    if (leave) expect(await leaveBrowser(push, asker)).toBe(isSafe);
    else expect(await turnOff(push, asker)).toBe(became);
    expect(push.record === undefined).toBe(isSafe);
  }
});

test('who never turned it on signs out without asking anybody', async () => {
  const { push, asker, questions } = open();
  expect([await leaveBrowser(push, asker), questions()]).toEqual([true, []]);
});

const told = (...all: object[]) => Response.json(devices(...all));

test('at the start of a page nothing is told while all is as it was', async () => {
  const { push, on, cloud, asker, questions } = open();
  await on();
  cloud['GET /api/me/devices'] = told(device(ID));
  await renew(push, asker);
  expect(questions()).toEqual(['PUT /api/me/devices/ID', 'GET /api/me/devices']);
});

test('a browser that was never turned on asks nothing at the start of a page', async () => {
  const { push, asker, questions } = open();
  await renew(push, asker);
  expect(questions()).toEqual([]);
});

test('a subscription that the browser changed, or lost, is told to the cloud, even when the old one was forgotten there', async () => {
  for (const change of ['changed', 'lost'] as const) {
    const { push, on, cloud, asker, asked } = open();
    await on();
    push.held = undefined;
    if (change === 'changed') await push.subscribe(PUSH_KEY);
    cloud['GET /api/me/devices'] = told();
    await renew(push, asker);
    expect(asked.at(-1)).toEqual(['PUT /api/me/devices/ID', expect.objectContaining({ subscription: expect.objectContaining({ endpoint: 'https://push.example/2' }) })]);
    expect(push.record?.endpoint).toBe('https://push.example/2');
  }
});

test('with another key of the cloud it subscribes anew and tells it', async () => {
  const { push, on, cloud, asker, questions } = open();
  await on();
  cloud['GET /api/me/devices'] = Response.json({ ...devices(device(ID)), pushKey: 'BOther' });
  await renew(push, asker);
  expect([push.held?.pushKey, push.record?.endpoint, questions().at(-1)]).toEqual(['BOther', 'https://push.example/2', 'PUT /api/me/devices/ID']);
});

test('a change that could not be told is told by the next page', async () => {
  const { push, on, cloud, asker, questions } = open();
  await on();
  push.held = undefined;
  cloud['GET /api/me/devices'] = told(device(ID));
  cloud['PUT /api/me/devices/ID'] = new Error('away');
  await expect(renew(push, asker)).rejects.toThrow('away');
  delete cloud['PUT /api/me/devices/ID'];
  await renew(push, asker);
  expect([questions().at(-1), push.record?.endpoint]).toEqual(['PUT /api/me/devices/ID', 'https://push.example/2']);
});

test('a browser that was removed elsewhere falls silent', async () => {
  const { push, on, cloud, asker, questions } = open();
  await on();
  cloud['GET /api/me/devices'] = told(device('22222222-2222-4333-8444-555555555555'));
  await renew(push, asker);
  expect([push.held, push.record, questions().at(-1)]).toEqual([undefined, undefined, 'GET /api/me/devices']);
});

test('where the person took the leave away in the browser, the device is taken off the list', async () => {
  const { push, on, cloud, asker, questions } = open();
  await on();
  push.permission = 'denied';
  cloud['GET /api/me/devices'] = told(device(ID));
  await renew(push, asker);
  expect([questions().at(-1), push.record]).toEqual(['DELETE /api/me/devices/ID', undefined]);
});

test('when another person is in, what the one before left here ends before anything is asked', async () => {
  const { push, on } = open();
  await on();
  const { asker, questions } = open('rigel');
  await renew(push, asker);
  expect([push.held, push.record, push.cleared, questions()]).toEqual([undefined, undefined, 1, []]);
});
