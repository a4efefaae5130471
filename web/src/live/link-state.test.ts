import { expect, test } from 'vitest';
import { changes, connectionState, controlData, instant, shotRunning, stateAt } from '../testing/messages';
import { ageAt, isStale, linkStateOf } from './link-state';
import { nightOf, withChanges, type Night } from './night';
import { readFrame, type ChangesFrame, type StateFrame } from './wire';

const RECEIVED = 100_000;

/** A night whose telemetry was so many seconds old when the state came. */
function night(telemetrySeconds: number | undefined, connection: object = {}): Night {
  const state = stateAt(1, 0, {
    ...(telemetrySeconds === undefined ? {} : { controlData: { at: instant(-telemetrySeconds), parsed: {} } }),
    connection: { voyager: 'connected', at: instant(-500), relaySeenAt: instant(-(telemetrySeconds ?? 0)), ...connection },
  });
  return nightOf(readFrame(JSON.stringify(state)) as StateFrame, RECEIVED);
}

function after(before: Night, receivedAt: number, ...messages: object[]): Night {
  const sent = (receivedAt - RECEIVED) / 1000;
  return withChanges(before, readFrame(JSON.stringify(changes(1, 9, sent, messages))) as ChangesFrame, receivedAt);
}

const name = (known: Night | undefined, now: number) => linkStateOf('live', known, now).name;

test('telemetry may be ten seconds old and not more', () => {
  const known = night(0);
  expect(name(known, RECEIVED)).toBe('running');
  expect(name(known, RECEIVED + 10_000)).toBe('running');
  expect(name(known, RECEIVED + 10_001)).toBe('offline');
});

test('the silence of the telescope is told from its last telemetry', () => {
  const state = linkStateOf('live', night(4), RECEIVED + 60_000);
  expect(state).toEqual({ name: 'offline', since: Date.parse(instant(-4)), voyager: 'connected', reason: undefined });
});

test('the first telemetry makes it running again', () => {
  const silent = night(0);
  expect(name(silent, RECEIVED + 30_000)).toBe('offline');
  expect(name(after(silent, RECEIVED + 30_000, controlData(30, -10)), RECEIVED + 30_000)).toBe('running');
});

test('a frame being taken is telemetry too', () => {
  const known = after(night(0), RECEIVED + 9000, shotRunning(9, 'a.fit', 0, 30));
  expect(name(known, RECEIVED + 19_000)).toBe('running');
  expect(name(known, RECEIVED + 19_001)).toBe('offline');
});

test('just opened, old telemetry of a relay that was heard is waited for, but not for ever', () => {
  const known = night(25);
  expect(name(known, RECEIVED)).toBe('waiting');
  expect(name(known, RECEIVED + 10_000)).toBe('waiting');
  expect(name(known, RECEIVED + 10_001)).toBe('offline');
});

test('just opened, a relay that was not heard for long is not waited for', () => {
  expect(name(night(61), RECEIVED)).toBe('offline');
});

test('a telescope that never spoke is offline since nobody knows when', () => {
  const known = night(undefined, { relaySeenAt: undefined });
  expect(linkStateOf('live', known, RECEIVED)).toMatchObject({ name: 'offline', since: undefined });
});

test('a telescope of which nothing was ever heard is not waited for', () => {
  const known = nightOf(readFrame(JSON.stringify(stateAt(1, 0, { connection: undefined }))) as StateFrame, RECEIVED);
  expect(linkStateOf('live', known, RECEIVED)).toEqual({ name: 'offline', since: undefined, voyager: 'unknown', reason: undefined });
});

test.each(['disconnected', 'refused', 'shutDown'])('%s shows at once, since then, with its reason', (voyager) => {
  const known = after(night(0), RECEIVED + 3000, connectionState(9, 2.5, voyager, 'Because.'));
  expect(linkStateOf('live', known, RECEIVED + 3000)).toEqual({
    name: 'offline',
    since: Date.parse(instant(2.5)),
    voyager,
    reason: 'Because.',
  });
});

test('telemetry that is newer than the loss of Voyager outweighs it', () => {
  const lost = after(night(0), RECEIVED + 3000, connectionState(9, 3, 'disconnected'));
  expect(name(after(lost, RECEIVED + 3500, controlData(2.9, -10)), RECEIVED + 3500)).toBe('offline');
  expect(name(after(lost, RECEIVED + 4000, controlData(3.5, -10)), RECEIVED + 4000)).toBe('running');
});

test('when Voyager is back its telemetry is waited for', () => {
  const lost = after(night(0), RECEIVED + 3000, connectionState(8, 3, 'disconnected'));
  const back = after(lost, RECEIVED + 90_000, connectionState(9, 90, 'connected'));
  expect(name(back, RECEIVED + 91_000)).toBe('waiting');
  expect(name(back, RECEIVED + 100_001)).toBe('offline');
});

test('without the cloud nothing is said of the telescope', () => {
  expect(linkStateOf('connecting', night(0), RECEIVED)).toEqual({ name: 'connecting' });
  expect(linkStateOf('live', undefined, RECEIVED)).toEqual({ name: 'connecting' });
});

test('a value is stale when the telescope is offline or when it is itself too old', () => {
  const known = night(0);
  const running = linkStateOf('live', known, RECEIVED);
  expect(isStale(running, known.control, RECEIVED + 10_000)).toBe(false);
  expect(isStale(running, known.control, RECEIVED + 10_001)).toBe(true);
  expect(isStale(running, undefined, RECEIVED)).toBe(false);
  expect(isStale({ name: 'connecting' }, known.control, RECEIVED)).toBe(false);
  expect(isStale({ name: 'offline', since: undefined, voyager: 'connected', reason: undefined }, known.control, RECEIVED)).toBe(true);
});

test('an age is the cloud’s own difference and then this browser’s monotonic time', () => {
  expect(ageAt(night(0), Date.parse(instant(-7)), RECEIVED + 2000)).toBe(9000);
  expect(ageAt(night(0), Date.parse(instant(50)), RECEIVED)).toBe(0);
});
