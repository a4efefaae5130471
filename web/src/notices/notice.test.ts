import { expect, test } from 'vitest';
import { nightAt, type Night } from '../live/night';
import { readFrame, type ChangesFrame, type StateFrame } from '../live/wire';
import { changes, connectionState, EPOCH, instant, stateAt } from '../testing/messages';
import { ASLEEP, FRESH, HOLDS, noticeOfSession, noticesBetween, steadied, UNSTEADY, type Steady } from './notice';

const subject = nightAt('demo');
const told = (seq: number, sent: number, data: object = {}, before?: Night): Night =>
  subject.next(before, { kind: 'state', frame: readFrame(JSON.stringify(stateAt(seq, sent, data))) as StateFrame, receivedAt: sent * 1000 })!;
const after = (night: Night, seq: number, sent: number, ...messages: object[]): Night =>
  subject.next(night, { kind: 'changes', frame: readFrame(JSON.stringify(changes(seq - 1, seq, sent, messages))) as ChangesFrame, receivedAt: sent * 1000 })!;

const weather = (at: number, safe: boolean) => ({ type: 'weather', at: instant(at), data: { parsed: { safe } } });
const image = (seq: number, at: number, id: string, type = 'newJPG') => ({ type, seq, at: instant(at), data: { parsed: { image: id, target: 'M31', filter: 'L' } } });
const signal = (seq: number, at: number, code: number) => ({ type: 'signal', seq, at: instant(at), data: { parsed: { code } } });
const kinds = (before: Night | undefined, next: Night | undefined) => noticesBetween(before, next).map(({ kind }) => kind);
const begun = told(1, 0, { weather: { at: instant(0), parsed: { safe: true } } });

test('a new image is told once, however much of it comes later', () => {
  const saved = after(begun, 2, 10, image(2, 9, 'a', 'newFITReady'));
  expect(noticesBetween(begun, saved)).toMatchObject([{ kind: 'image', image: { id: 'a', target: 'M31' } }]);
  const seen = after(saved, 3, 12, image(3, 11, 'a'));
  expect(kinds(saved, seen)).toEqual([]);
  expect(kinds(seen, after(seen, 4, 20, image(4, 19, 'b')))).toEqual(['image']);
});

test('weather is told when it becomes unsafe, not while it stays so, nor when it is safe again', () => {
  const unsafe = after(begun, 2, 30, weather(30, false));
  expect(kinds(begun, unsafe)).toEqual(['unsafe']);
  const still = after(unsafe, 3, 60, weather(60, false));
  expect(kinds(unsafe, still)).toEqual([]);
  expect(kinds(still, after(still, 4, 90, weather(90, true)))).toEqual([]);
});

test('weather of which nothing was known before has not become unsafe', () => {
  const unknown = told(1, 0);
  expect(kinds(unknown, after(unknown, 2, 10, weather(10, false)))).toEqual([]);
});

test('an error is told with what happened, a warning is not', () => {
  const failed = after(begun, 3, 10, signal(2, 9, 505), signal(3, 9, 500));
  expect(noticesBetween(begun, failed)).toEqual([{ kind: 'error', happening: { kind: 'signal', code: 500, description: undefined } }]);
});

test('nothing rings for what a state tells, neither on load nor after a gap is healed', () => {
  const full = { weather: { at: instant(60), parsed: { safe: false } }, images: [{ image: 'a', at: instant(59) }], timeline: [{ ...signal(5, 59, 500), epoch: EPOCH }] };
  const loaded = told(5, 60, full);
  expect(kinds(undefined, loaded)).toEqual([]);
  const healed = told(5, 60, full, begun);
  expect([healed.weather?.value.safe, healed.images.length, healed.feed.length]).toEqual([false, 1, 1]);
  expect(kinds(begun, healed)).toEqual([]);
  expect(kinds(healed, after(healed, 6, 61, image(6, 61, 'b')))).toEqual(['image']);
});

test('what a relay tells late is old', () => {
  const late = 100 + FRESH / 1000;
  expect(kinds(begun, after(begun, 4, late, image(2, 99, 'a'), signal(3, 99, 500), weather(99, false)))).toEqual([]);
  expect(kinds(begun, after(begun, 4, late, image(2, 100, 'a'), signal(3, 100, 500), weather(100, false)))).toEqual(['error', 'unsafe', 'image']);
});

test('telemetry alone tells nothing', () => {
  expect(kinds(begun, after(begun, 2, 5, connectionState(2, 5, 'connected')))).toEqual([]);
});

/** What is told of a telescope whose link is as named at these seconds. */
function follow(...seen: [seconds: number, link: 'running' | 'offline' | 'waiting' | 'connecting', anew?: boolean][]) {
  let steady: Steady = UNSTEADY;
  return seen.flatMap(([seconds, link, anew = false]) => {
    const next = steadied(steady, link, anew, seconds * 1000);
    steady = next.steady;
    return next.notice === undefined ? [] : [`${next.notice.kind} ${seconds}`];
  });
}

test('a telescope that goes offline and stays so is told, and so is that it is back', () => {
  expect(follow([0, 'running'], [1, 'running'], [2, 'offline'], [2 + HOLDS / 1000, 'offline'], [30, 'offline'], [40, 'waiting'], [41, 'running'])).toEqual(['offline 14', 'back 41']);
});

test('a hiccup of the link is not told', () => {
  expect(follow([0, 'running'], [1, 'running'], [2, 'offline'], [10, 'offline'], [11, 'running'], [12, 'offline'], [20, 'offline'], [21, 'running'])).toEqual([]);
});

test('what it is when the page is opened, hears the cloud again, or wakes up is not told', () => {
  expect(follow([0, 'offline'], [1, 'offline'], [20, 'offline'])).toEqual([]);
  expect(follow([0, 'running'], [1, 'running'], [2, 'connecting'], [3, 'offline', true], [20, 'offline'])).toEqual([]);
  expect(follow([0, 'running'], [1, 'running'], [2 + ASLEEP / 1000, 'offline'], [3 + ASLEEP / 1000, 'offline'], [40 + ASLEEP / 1000, 'offline'])).toEqual([]);
});

test('a page that is looked at once a minute, as browsers do with hidden ones, still tells', () => {
  expect(follow([0, 'running'], [60, 'running'], [120, 'offline'], [180, 'offline'])).toEqual(['offline 180']);
});

test('a session that waits, goes on and ends is told; what went on unheard is not', () => {
  const stood = (state: string, isLive = true) => ({ state, isLive });
  expect(noticeOfSession(stood('running'), stood('paused'))).toEqual({ kind: 'paused' });
  expect(noticeOfSession(stood('paused'), stood('running'))).toEqual({ kind: 'resumed' });
  expect(noticeOfSession(stood('ready'), stood('running'))).toBeUndefined();
  expect(noticeOfSession(stood('running'), stood('completed'))).toEqual({ kind: 'completed' });
  expect(noticeOfSession(stood('completed'), stood('failed'))).toBeUndefined();
  expect(noticeOfSession(stood('running', false), stood('paused'))).toBeUndefined();
  expect(noticeOfSession({ state: undefined, isLive: true }, stood('paused'))).toBeUndefined();
});
