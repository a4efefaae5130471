import { expect, test } from 'vitest';
import { golden } from '../testing/golden';
import { developed, REJECTED } from '../testing/images';
import { changes, log, stateAt } from '../testing/messages';
import { MAX_FRAME } from './frame';
import { readFrame, type ChangesFrame, type Message, type StateFrame } from './wire';

test('the golden state is read whole', () => {
  const state = readFrame(golden('live-initial-state.json')) as StateFrame;
  expect(state).toMatchObject({
    kind: 'initialState',
    channel: 'telescope.demo',
    position: { epoch: 1795212000000, seq: 44 },
    sentAt: 1795298406500,
    telescope: { id: 'demo', demo: true, timeZone: 'Europe/Paris', filters: ['L', 'R', 'G', 'B', 'Ha', 'OIII', 'SII'] },
    connection: { value: { voyager: 'connected', reconnectAttempts: 0 } },
    relaySeenAt: 1795298405180,
    version: '2.3.14a',
    control: { at: 1795298405000, value: { voyagerStatus: 'RUN' } },
    shot: { value: { file: 'M31_L_0008.fit', status: 'EXPOSE', totalSeconds: 30, elapsedSeconds: 0 } },
    weather: { value: { safe: true, cloud: 'CLEAR', rain: 'DRY', wind: 'CALM', light: 'DARK' } },
  });
  expect(state.images).toHaveLength(1);
  expect(state.images[0]).toMatchObject({ target: 'M31', filter: 'L', exposureSeconds: 30, hfd: 2.31, starIndex: 7.9 });
  expect(state.images[0]!.preview).toBe('/api/telescopes/demo/images/5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10/preview');
  expect(state.timeline).toEqual([
    {
      kind: 'lasting',
      position: { epoch: 1795212000000, seq: 41 },
      at: 1795298404900,
      value: { kind: 'signal', code: 18, description: 'shot' },
    },
  ]);
});

test('the golden changes are read whole', () => {
  const frame = readFrame(golden('live-changes.json')) as ChangesFrame;
  expect(frame).toMatchObject({ kind: 'changes', previous: { seq: 44 }, position: { seq: 46 }, unreadable: 0 });
  expect(frame.messages.map((message) => message.kind)).toEqual(['lasting', 'lasting', 'weather', 'imageArrived']);
  expect(frame.messages[0]).toMatchObject({ position: { seq: 45 }, value: { kind: 'log', level: 'INFO', text: 'Exposure 8 of 20' } });
  expect(frame.messages[1]).toMatchObject({ value: { connection: { voyager: 'disconnected', reason: 'Voyager closed the connection.' } } });
  expect(frame.messages[2]).toMatchObject({ value: { safe: false, cloud: 'CLOUDY' } });
  expect(frame.messages[3]).toMatchObject({ image: '5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10', part: 'preview' });
});

test('what the golden message tells of frames is read whole', () => {
  const frame = readFrame(golden('live-images.json')) as ChangesFrame;
  expect(frame).toMatchObject({ kind: 'changes', unreadable: 0 });
  const [good, bad] = frame.messages as Extract<Message, { kind: 'imageFound' }>[];
  const pictures = '/api/telescopes/demo/images/5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10';
  expect(good).toMatchObject({ kind: 'imageFound', image: '5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10', found: { type: 'LIGHT', filter: 'L', rejected: undefined } });
  expect(good!.found.developed).toMatchObject({
    width: 48, height: 32, bayer: 'RGGB', object: 'M31', exposureSeconds: 300, sensorCelsius: -10, binning: 1, gain: 100, sky: { scale: 1.8, mirrored: false },
    full: `${pictures}/full?of=d41d8cd98f00b204e9800998ecf8427e`,
  });
  expect(good!.found.developed!.median).toHaveLength(3);
  expect(bad!.found).toMatchObject({ developed: undefined, rejected: { code: 'cut-off' } });
  expect(bad!.found.rejected!.text.fr).toMatch(/\S/);
});

test('the golden refusal is read', () => {
  expect(readFrame(golden('live-error.json'))).toEqual({ kind: 'error', code: 'not-found' });
});

test.each([
  ['no JSON', '{"type":"changes"'],
  ['no object', '["changes"]'],
  ['no type', '{}'],
  ['bytes', new ArrayBuffer(8)],
  ['too long', `{"type":"pong","x":"${'x'.repeat(MAX_FRAME)}"}`],
  ['a state without a telescope', JSON.stringify({ ...stateAt(1, 0), data: {} })],
  ['a state without a time', JSON.stringify({ ...stateAt(1, 0), sentAt: 'now' })],
  ['a position that is no number', JSON.stringify({ ...changes(1, 2, 0, []), position: { epoch: '1', seq: 2 } })],
  ['a position below nothing', JSON.stringify({ ...changes(1, 2, 0, []), previous: { epoch: 1, seq: -1 } })],
  ['changes that go back', JSON.stringify(changes(5, 4, 0, []))],
  ['changes without messages', JSON.stringify({ ...changes(1, 2, 0, []), messages: 'none' })],
])('%s is malformed', (_, text) => {
  expect(readFrame(text)).toEqual({ kind: 'malformed' });
});

test('a type that a newer version brought is let be', () => {
  expect(readFrame('{"type":"eclipse","channel":"telescope.demo"}')).toEqual({ kind: 'other' });
  expect(readFrame('{"type":"pong"}')).toEqual({ kind: 'other' });
});

test('in a readable frame a message that cannot be read is left out and counted, one of a newer type only left out', () => {
  const frame = readFrame(
    JSON.stringify(
      changes(1, 4, 0, [
        log(2, 'kept'),
        { type: 'log', seq: 'three', at: '2026-11-21T22:00:00Z', data: {} },
        { type: 'controlData', at: 'yesterday', data: {} },
        { type: 'imageArrived', at: '2026-11-21T22:00:00Z', data: { image: 'a', kind: 'preview', link: 'javascript:alert(1)' } },
        { type: 'eclipse', seq: 4, at: '2026-11-21T22:00:00Z', data: {} },
        [],
      ]),
    ),
  ) as ChangesFrame;
  expect(frame.messages).toHaveLength(1);
  expect(frame.unreadable).toBe(4);
});

test('a telescope at which nothing ever happened is at the beginning', () => {
  const state = readFrame(JSON.stringify({ ...stateAt(1, 0), position: null })) as StateFrame;
  expect(state.position).toEqual({ epoch: 0, seq: 0 });
  expect(state.control).toBeUndefined();
});

test('a time zone that nobody knows becomes UTC', () => {
  const telescope = { id: 'demo', site: { timeZone: 'Mars/Olympus' } };
  const state = readFrame(JSON.stringify(stateAt(1, 0, { telescope }))) as StateFrame;
  expect(state.telescope.timeZone).toBe('UTC');
});

test('what became of a frame is read, and what tells nothing of it is counted', () => {
  const at = '2026-11-21T22:00:00Z';
  const frame = readFrame(
    JSON.stringify(
      changes(1, 1, 0, [
        { type: 'imageDeveloped', at, data: { image: 'a', type: 'LIGHT', developed: developed('a') } },
        { type: 'imageRejected', at, data: { image: 'b', rejected: REJECTED } },
        { type: 'imageDeveloped', at, data: { image: 'c' } },
        { type: 'imageRejected', at, data: { rejected: REJECTED } },
      ]),
    ),
  ) as ChangesFrame;
  expect(frame.messages).toMatchObject([
    { kind: 'imageFound', image: 'a', found: { type: 'LIGHT', developed: { stars: 812 } } },
    { kind: 'imageFound', image: 'b', found: { rejected: { code: 'no-end' } } },
  ]);
  expect(frame.unreadable).toBe(2);
});
