import { expect, test } from 'vitest';
import { readFrameBy, type Changes } from '../live/frame';
import { golden } from '../testing/golden';
import { secondsLeft } from './instruments';
import { sessionOf, sessionReading, type Running, type SessionMessage, type SessionState } from './running';

const BOOKING = '6f1f6c1e-6f0a-4b57-9a53-6a1c7a5d2a10';
const SUBJECT = sessionOf(BOOKING);
const STATE = JSON.parse(golden('live-session-state.json')) as { data: object; position: { epoch: number; seq: number } };
const { epoch, seq } = STATE.position;

const progress = (percentage: number, at = '2026-11-21T22:20:00Z') => ({
  percentage, current_shot: 3, total_shots: 20, remaining: 5400, filter: 'L',
  camera: { temperature: -10.2, cooling: true, hfd: 2.31, at },
  mount: { ra: '00h 42m 44s', dec: '+41° 16\' 09"', raJ2000Hours: 0.7122, decJ2000Degrees: 41.2692, tracking: true, at },
});

const state = (data: object = {}) => readFrameBy(sessionReading, JSON.stringify({ ...STATE, data: { ...STATE.data, ...data } })) as SessionState;

const changes = (...messages: object[]) =>
  readFrameBy(sessionReading, JSON.stringify({ type: 'changes', channel: SUBJECT.channel, previous: { epoch, seq }, position: { epoch, seq: seq + 1 }, sentAt: '2026-11-21T22:20:01Z', messages })) as Changes<SessionMessage>;

const far = (percentage: number, at: string, said?: string) => ({ type: 'session.progress', at, data: { session_guid: BOOKING, progress: progress(percentage, said) } });
const stands = (type: string, state: string, changes: number) => ({ type, at: '2026-11-21T22:20:00Z', data: { ...STATE.data, state, changes, what: 'pause', cause: 'asked-for' } });

const begin = (data?: object) => SUBJECT.next(undefined, { kind: 'state', frame: state(data), receivedAt: 10_000 })!;
const after = (running: Running, ...messages: object[]) => SUBJECT.next(running, { kind: 'changes', frame: changes(...messages), receivedAt: 20_000 })!;

test('the golden state tells where the booking stands, and no progress before it has begun', () => {
  expect(SUBJECT.channel).toBe(state().channel);
  expect(begin()).toEqual({ standing: { phase: 'active', state: 'running', changes: 5 }, progress: undefined, told: 0 });
});

test('progress is as old as the telescope’s own word, not as the message', () => {
  // Sent at 22:15:00; the telescope spoke 40 s before.
  const running = begin({ progress: progress(12, '2026-11-21T22:14:20Z') });
  expect(running.progress!.value).toMatchObject({ percentage: 12, frame: 3, frames: 20, filter: 'L', camera: { temperature: -10.2, hfd: 2.31 }, mount: { tracking: true } });
  expect(running.progress!.bornAt).toBe(10_000 - 40_000);
});

test('newer progress replaces older, and never the other way', () => {
  const running = after(begin(), far(12, '2026-11-21T22:20:00Z'), far(11, '2026-11-21T22:19:00Z', '2026-11-21T22:19:00Z'));
  expect(running.progress!.value.percentage).toBe(12);
});

test('a change of the booking that is told twice, or late, changes nothing', () => {
  const running = after(begin(), stands('session.changed', 'paused', 6), stands('session.started', 'running', 4));
  expect(running.standing).toEqual({ phase: 'active', state: 'paused', changes: 6 });
});

test('what its story tells is known by its number, once', () => {
  const story = (number: number) => ({ type: 'notification', at: '2026-11-21T22:20:00Z', data: { booking: BOOKING, number, what: 'waits', why: 'clouds' } });
  expect(after(begin(), story(3), story(2), story(3)).told).toBe(3);
});

test('while a frame is missing progress goes on, and where it stands waits for its place', () => {
  const frame = changes(far(12, '2026-11-21T22:20:00Z'), stands('session.changed', 'paused', 6));
  const running = SUBJECT.next(begin(), { kind: 'telemetry', frame, receivedAt: 20_000 })!;
  expect([running.progress!.value.percentage, running.standing.state]).toEqual([12, 'running']);
});

test('what a newer cloud or a relay of another make tells is left out, what cannot be read is counted', () => {
  const frame = changes(
    { type: 'session.eclipse', at: '2026-11-21T22:20:00Z', data: {} },
    { type: 'session.started', at: '2026-11-21T22:20:00Z', data: { session_guid: BOOKING, target_guid: 'x' } },
    { type: 'image.ready', at: '2026-11-21T22:20:00Z', data: { session_guid: BOOKING, image: {} } },
    { type: 'session.progress', at: '2026-11-21T22:20:00Z', data: { progress: { percentage: 'much' } } },
    { type: 'session.progress', at: 'soon', data: {} },
  );
  expect([frame.messages, frame.unreadable]).toEqual([[], 2]);
});

test('what is left is counted on while it is at work, and stands still while it is not', () => {
  const { progress: told } = after(begin(), far(12, '2026-11-21T22:20:00Z'));
  // Said 1 s before the frame was sent, received at 20 s.
  expect([secondsLeft(told!, true, 29_000), secondsLeft(told!, false, 29_000), secondsLeft(told!, true, 9_000_000)]).toEqual([5390, 5400, 0]);
});
