import { beforeEach, expect, test } from 'vitest';
import { ByHand, settled } from '../testing/by-hand';
import { golden } from '../testing/golden';
import { changes, controlData, log, stateAt } from '../testing/messages';
import { LiveLink, type Sight } from './live-link';
import { ageOf } from './link-state';
import { nightAt, type Night } from './night';
import type { Message, StateFrame } from './wire';

let hand: ByHand;
let sight: Sight<Night>;
let link: LiveLink<Night, StateFrame, Message>;

beforeEach(() => {
  hand = new ByHand();
  link = new LiveLink(nightAt('demo'), hand, (next) => (sight = next));
});

async function begin(): Promise<void> {
  link.start();
  await settled();
}

async function beginLive(): Promise<void> {
  await begin();
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 0));
}

const logTexts = () => sight.known!.feed.map((row) => (row.value.kind === 'log' ? row.value.text : ''));

test('a ticket opens a socket, which subscribes; the state makes the page live', async () => {
  await begin();
  expect(sight).toEqual({ hearing: 'connecting', known: undefined, unreadable: 0 });
  expect(hand.socket.url).toBe('wss://live.example/live?ticket=1');
  expect(hand.socket.sent).toEqual([]);
  hand.socket.events.opened();
  expect(hand.socket.sent).toEqual(['{"type":"subscribe","channel":"telescope.demo"}']);
  hand.socket.say(golden('live-initial-state.json'));
  expect(sight.hearing).toBe('live');
  hand.socket.say(golden('live-changes.json'));
  expect(sight.known!.connection.value.voyager).toBe('disconnected');
  expect(logTexts()).toEqual(['', 'Exposure 8 of 20', '']);
});

test('what came before the first state is shown after it, as old as it is', async () => {
  await begin();
  hand.socket.events.opened();
  hand.socket.say(changes(1, 2, 0, [log(2, 'two'), controlData(0, -9)]));
  expect(sight.known).toBeUndefined();
  await hand.pass(2000);
  hand.socket.say(stateAt(1, 0));
  expect(logTexts()).toEqual(['two']);
  expect(ageOf(sight.known!.control!, hand.now())).toBe(2000);
});

test('a gap asks for the state and goes on showing what there is', async () => {
  await beginLive();
  hand.socket.say(changes(4, 5, 1, [log(5, 'five'), controlData(1, -7)]));
  expect(hand.socket.types()).toEqual(['subscribe']);
  await hand.pass(150);
  expect(hand.socket.types()).toEqual(['subscribe', 'getState']);
  expect(logTexts()).toEqual([]);
  expect(sight.known!.control!.value.camera.temperature).toBe(-7);
  hand.socket.say(changes(5, 6, 2, [log(6, 'six')]));
  hand.socket.say(stateAt(5, 2));
  expect(logTexts()).toEqual(['six']);
  expect(hand.socket.types()).toEqual(['subscribe', 'getState']);
});

test('a state that does not come is asked for again each five seconds', async () => {
  await beginLive();
  hand.socket.say(changes(4, 5, 1, []));
  await hand.pass(5150);
  expect(hand.socket.types()).toEqual(['subscribe', 'getState', 'getState']);
  hand.socket.say(stateAt(5, 2));
  await hand.pass(20_000);
  expect(hand.socket.types()).toEqual(['subscribe', 'getState', 'getState']);
});

test('a state that lies behind its own changes is not asked for without pause', async () => {
  await beginLive();
  hand.socket.say(changes(4, 5, 1, []));
  await hand.pass(150);
  for (let time = 0; time < 10; time += 1) hand.socket.say(stateAt(1, 1));
  expect(hand.socket.types()).toEqual(['subscribe', 'getState']);
  await hand.pass(5000);
  expect(hand.socket.types()).toEqual(['subscribe', 'getState', 'getState']);
});

test('a frame that was only overtaken is waited for and the state is not asked for', async () => {
  await beginLive();
  hand.socket.say(changes(3, 4, 1, [log(4, 'four')]));
  hand.socket.say(changes(2, 3, 1, [log(3, 'three')]));
  expect(logTexts()).toEqual([]);
  await hand.pass(149);
  hand.socket.say(changes(1, 2, 1, [log(2, 'two')]));
  expect(logTexts()).toEqual(['four', 'three', 'two']);
  await hand.pass(20_000);
  expect(hand.socket.types()).toEqual(['subscribe']);
});

test('a socket is changed before the cloud cuts it, and both are heard meanwhile', async () => {
  await beginLive();
  const old = hand.socket;
  for (let pings = 0; pings < 200; pings += 1) {
    await hand.pass(30_000);
    old.say('{"type":"pong"}');
  }
  await settled();
  expect(hand.sockets).toHaveLength(2);
  hand.socket.events.opened();
  old.say(changes(1, 2, 1, [log(2, 'two')]));
  expect(old.isClosed).toBe(false);
  hand.socket.say(changes(2, 3, 1, [log(3, 'three')]));
  hand.socket.say(stateAt(2, 1));
  expect(old.isClosed).toBe(true);
  expect(hand.socket.isClosed).toBe(false);
  expect(logTexts()).toEqual(['three', 'two']);
  expect(sight.hearing).toBe('live');
});

test('a change that fails leaves the old socket as it was, and is tried again', async () => {
  await beginLive();
  const old = hand.socket;
  hand.answers.push(new Error('no ticket now'));
  for (let pings = 0; pings < 202; pings += 1) {
    await hand.pass(30_000);
    old.say('{"type":"pong"}');
  }
  await settled();
  expect(hand.requests).toBe(3);
  expect(hand.sockets).toHaveLength(2);
  hand.socket.events.closed();
  expect(sight.hearing).toBe('live');
  old.say(changes(1, 2, 1, [log(2, 'two')]));
  expect(logTexts()).toEqual(['two']);
  for (let pings = 0; pings < 2; pings += 1) {
    await hand.pass(30_000);
    old.say('{"type":"pong"}');
  }
  await settled();
  expect(hand.sockets).toHaveLength(3);
});

test('whose right ends keeps what was seen, and asks for a ticket again', async () => {
  await beginLive();
  hand.socket.say({ ...JSON.parse(golden('live-unsubscribed.json')), channel: 'telescope.other' });
  expect(sight.hearing).toBe('live');
  hand.socket.say(golden('live-unsubscribed.json'));
  expect(sight.hearing).toBe('connecting');
  expect(sight.known).toBeDefined();
  await hand.pass(500);
  await settled();
  expect(hand.requests).toBe(2);
});

test('frames that cannot be read are dropped and counted', async () => {
  await beginLive();
  hand.socket.say('{"type":"changes"');
  hand.socket.say(changes(1, 2, 1, [{ type: 'log', seq: 2 }]));
  hand.socket.say('{"type":"eclipse"}');
  expect(sight.unreadable).toBe(2);
  expect(sight.hearing).toBe('live');
});

test('a frame of another telescope changes nothing', async () => {
  await beginLive();
  hand.socket.say({ ...changes(1, 2, 1, [log(2, 'not mine')]), channel: 'telescope.other' });
  expect(logTexts()).toEqual([]);
});

test('a ping goes out after thirty seconds of silence, and ten seconds without an answer mean a dead socket', async () => {
  await beginLive();
  await hand.pass(30_000);
  expect(hand.socket.types()).toEqual(['subscribe', 'ping']);
  hand.socket.say('{"type":"pong"}');
  await hand.pass(29_999);
  expect(hand.socket.types()).toEqual(['subscribe', 'ping']);
  await hand.pass(1);
  expect(hand.socket.types()).toEqual(['subscribe', 'ping', 'ping']);
  await hand.pass(9_999);
  expect(sight.hearing).toBe('live');
  await hand.pass(1);
  expect(sight.hearing).toBe('connecting');
  expect(hand.sockets[0]!.isClosed).toBe(true);
});

test('while something is heard no ping goes out', async () => {
  await beginLive();
  for (let told = 1; told <= 5; told += 1) {
    await hand.pass(29_000);
    hand.socket.say(changes(1, 1, 29 * told, [controlData(29 * told, -10)]));
  }
  expect(hand.socket.types()).toEqual(['subscribe']);
  await hand.pass(30_000);
  expect(hand.socket.types()).toEqual(['subscribe', 'ping']);
});

test('any word is an answer to a ping', async () => {
  await beginLive();
  await hand.pass(35_000);
  hand.socket.say(changes(1, 1, 35, [controlData(35, -10)]));
  await hand.pass(10_000);
  expect(sight.hearing).toBe('live');
});

test('a socket that never opens or never tells the state is given up after ten seconds', async () => {
  await begin();
  await hand.pass(9_999);
  expect(hand.socket.isClosed).toBe(false);
  await hand.pass(1);
  expect(hand.socket.isClosed).toBe(true);
});

test('a lost socket is followed by a new ticket and a new socket, and the night stays', async () => {
  await beginLive();
  hand.socket.say(changes(1, 2, 1, [log(2, 'two')]));
  hand.socket.events.closed();
  expect(sight.hearing).toBe('connecting');
  expect(logTexts()).toEqual(['two']);
  await hand.pass(250);
  expect(hand.requests).toBe(2);
  expect(hand.socket.url).toBe('wss://live.example/live?ticket=2');
  hand.socket.events.opened();
  hand.socket.say(changes(3, 4, 3, [log(4, 'four')]));
  expect(logTexts()).toEqual(['two']);
  hand.socket.say(stateAt(3, 3, { timeline: [] }));
  expect(sight.hearing).toBe('live');
  expect(logTexts()).toEqual(['four', 'two']);
});

test('the pauses double from half a second to ten, and begin anew after a state', async () => {
  hand.chance = 1;
  hand.answers.push(...Array.from({ length: 7 }, () => new Error('The cloud is away.')));
  await begin();
  for (const pause of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
    const requests = hand.requests;
    await hand.pass(pause - 1);
    expect(hand.requests).toBe(requests);
    await hand.pass(1);
    expect(hand.requests).toBe(requests + 1);
  }
  hand.socket.events.opened();
  hand.socket.say(stateAt(1, 0));
  hand.socket.events.closed();
  const requests = hand.requests;
  await hand.pass(500);
  expect(hand.requests).toBe(requests + 1);
});

test('chance halves a pause at most', async () => {
  hand.answers.push(new Error('The cloud is away.'));
  await begin();
  await hand.pass(249);
  expect(hand.requests).toBe(1);
  await hand.pass(1);
  expect(hand.requests).toBe(2);
});

test('when the network comes back or the page is looked at, it tries at once', async () => {
  hand.answers.push(new Error('The cloud is away.'));
  await begin();
  hand.wake();
  await settled();
  expect(hand.requests).toBe(2);
  expect(hand.sockets).toHaveLength(1);
});

test('a live page that is looked at again asks at once whether anybody is there', async () => {
  await beginLive();
  hand.wake();
  expect(hand.socket.types()).toEqual(['subscribe', 'ping']);
  expect(hand.requests).toBe(1);
});

test('waking while a ticket is on its way does not ask for a second one', async () => {
  link.start();
  hand.wake();
  hand.wake();
  await settled();
  expect(hand.requests).toBe(1);
});

test('a telescope that is not there is said to be unknown, and asked for again seldom', async () => {
  hand.chance = 1;
  hand.answers.push({ kind: 'unknown' });
  await begin();
  expect(sight.hearing).toBe('unknown');
  await hand.pass(29_999);
  expect(hand.requests).toBe(1);
  await hand.pass(1);
  expect(hand.requests).toBe(2);
});

test('a channel that the cloud refuses is a telescope that is not there', async () => {
  await begin();
  hand.socket.events.opened();
  hand.socket.say(golden('live-error.json'));
  expect(sight.hearing).toBe('unknown');
  expect(hand.socket.isClosed).toBe(true);
});

test('a telescope that was shown does not vanish because the cloud has lost it for a moment', async () => {
  hand.answers.push({ kind: 'ticket', url: 'wss://live.example/1' }, { kind: 'unknown' });
  await beginLive();
  hand.socket.events.closed();
  await hand.pass(250);
  expect(sight.hearing).toBe('connecting');
  await hand.pass(10_000);
  expect(hand.sockets).toHaveLength(2);
});

test('a link that is stopped leaves no socket and no timer', async () => {
  await beginLive();
  link.stop();
  expect(hand.socket.isClosed).toBe(true);
  expect(hand.waiting).toBe(0);
  hand.wake();
  await settled();
  expect(hand.requests).toBe(1);
});

test('a link that is stopped while its ticket is on its way opens no socket', async () => {
  link.start();
  link.stop();
  await settled();
  expect(hand.sockets).toEqual([]);
  expect(hand.waiting).toBe(0);
});
