import { expect, test } from 'vitest';
import { goldenNight, goldenState } from '../testing/golden';
import { developed, REJECTED } from '../testing/images';
import { changes, connectionState, controlData, instant, log, shotRunning, stateAt } from '../testing/messages';
import { MAX_FEED } from './feed';
import { nightOf, withChanges, withTelemetry, type Night } from './night';
import { readFrame, type ChangesFrame, type StateFrame } from './wire';

function nightAt(seq: number, receivedAt = 1000, data: object = {}): Night {
  return nightOf(readFrame(JSON.stringify(stateAt(seq, 0, data))) as StateFrame, receivedAt);
}

function change(previous: number, seq: number, sentSeconds: number, messages: readonly object[]): ChangesFrame {
  return readFrame(JSON.stringify(changes(previous, seq, sentSeconds, messages))) as ChangesFrame;
}

const texts = (night: Night) => night.feed.map((row) => (row.value.kind === 'log' ? row.value.text : row.value.kind));

test('the golden night is known whole', () => {
  const night = goldenNight(1000);
  expect(night.control!.value.mount).toMatchObject({ raJ2000: '00:42:44', decJ2000: '41° 16\' 09"', tracking: true });
  expect(night.control!.value.camera).toMatchObject({ temperature: -10.1, setPoint: -10, power: 43, status: 'COOLED' });
  expect(night.course.guiding.newest(9)).toEqual([{ at: 1795298407000, x: 0.21, y: -0.14 }]);
  expect(night.images.map((image) => image.file)).toEqual(['M31_L_0007.fit']);
  expect(night.feed).toHaveLength(1);
});

test('a value was born as long before its receipt as it was old when it was sent', () => {
  const night = nightOf(goldenState(), 60_000);
  // Sent at 22:00:06.500: the shot of 22:00:05.100 was 1.4 s old, the weather of 21:59:50 was 16.5 s old.
  expect(night.shot!.bornAt).toBe(58_600);
  expect(night.weather!.bornAt).toBe(43_500);
});

test('a value from the future was born when it came', () => {
  const night = withChanges(nightAt(1), change(1, 1, 0, [controlData(3600, -10)]), 2000);
  expect(night.control!.bornAt).toBe(2000);
});

test('telemetry applies when it is newer than what is held, by its own time', () => {
  const first = withChanges(nightAt(1), change(1, 1, 4, [controlData(4, -9)]), 2000);
  const older = withChanges(first, change(1, 1, 5, [controlData(2, -5)]), 3000);
  expect(older.control!.value.camera.temperature).toBe(-9);
  const newer = withChanges(older, change(1, 1, 6, [controlData(6, -10)]), 4000);
  expect(newer.control!.value.camera.temperature).toBe(-10);
  expect(newer.course.sensor.newest(9).map((point) => point.celsius)).toEqual([-9, -10]);
});

test('what happened is told once, newest first', () => {
  const once = withChanges(nightAt(1), change(1, 3, 1, [log(2, 'two'), log(3, 'three')]), 2000);
  const twice = withChanges(once, change(1, 3, 1, [log(2, 'two'), log(3, 'three')]), 2000);
  expect(texts(twice)).toEqual(['three', 'two']);
});

test('out of order only the telemetry of a frame applies', () => {
  const night = withTelemetry(nightAt(1), change(3, 4, 1, [log(4, 'four'), controlData(1, -8)]), 2000);
  expect(texts(night)).toEqual([]);
  expect(night.control!.value.camera.temperature).toBe(-8);
});

test('the feed keeps the last five hundred', () => {
  const many = Array.from({ length: 510 }, (_, index) => log(index + 2, `line ${index + 2}`));
  const night = withChanges(nightAt(1), change(1, 511, 1, many), 2000);
  expect(night.feed).toHaveLength(MAX_FEED);
  expect(texts(night)[0]).toBe('line 511');
  expect(texts(night).at(-1)).toBe('line 12');
});

test('an image comes by its event, and its preview by another message', () => {
  const parsed = { image: 'a', file: 'M31_L_0001.fit', target: 'M31', filter: 'L' };
  const taken = withChanges(
    nightAt(1),
    change(1, 3, 1, [
      { type: 'newFITReady', seq: 2, at: instant(1), data: { parsed: { image: 'a', file: 'M31_L_0001.fit', frameType: 'LIGHT' } } },
      { type: 'newJPG', seq: 3, at: instant(1), data: { parsed: { ...parsed, hfd: 2.5 } } },
    ]),
    2000,
  );
  expect(taken.images).toHaveLength(1);
  expect(taken.images[0]).toMatchObject({ frameType: 'LIGHT', hfd: 2.5, preview: undefined });
  const link = '/api/telescopes/demo/images/a/preview';
  const arrival = { type: 'imageArrived', at: instant(2), data: { image: 'a', kind: 'preview', link } };
  expect(withChanges(taken, change(3, 3, 2, [arrival]), 3000).images[0]!.preview).toBe(link);
});

test('the arrival of an image that is no longer among the last is left to the archive', () => {
  const arrival = { type: 'imageArrived', at: instant(2), data: { image: 'old', kind: 'preview', link: '/api/x' } };
  expect(withChanges(nightAt(1), change(1, 1, 2, [arrival]), 3000).images).toEqual([]);
});

test('an image is developed, or found to be none, by a message that may overtake others', () => {
  const night = nightAt(1, 1000, { images: [{ image: 'a', at: instant(1) }, { image: 'b', at: instant(2), preview: '/api/b/preview', developed: developed('b') }] });
  expect(night.images[0]!.developed!.preview).toBe('/api/telescopes/demo/images/b/preview?of=tag-1');
  const told = [
    { type: 'imageDeveloped', at: instant(5), data: { image: 'a', type: 'LIGHT', developed: developed('a') } },
    { type: 'imageRejected', at: instant(5), data: { image: 'b', rejected: REJECTED } },
  ];
  const after = withTelemetry(night, change(3, 4, 5, told), 2000);
  expect(after.images.map((image) => [image.id, image.developed?.stars, image.rejected?.code, image.preview])).toEqual([
    ['b', undefined, 'no-end', '/api/b/preview'],
    ['a', 812, undefined, undefined],
  ]);
});

test('the connection follows what is told of it', () => {
  const gone = withChanges(nightAt(1), change(1, 2, 10, [connectionState(2, 9, 'disconnected', 'It closed.')]), 20_000);
  expect(gone.connection).toMatchObject({ bornAt: 19_000, value: { voyager: 'disconnected', reason: 'It closed.' } });
  expect(gone.expectedSince).toBe(1000);
  const back = withChanges(gone, change(2, 3, 20, [connectionState(3, 18, 'connected')]), 30_000);
  expect(back.connection.value.voyager).toBe('connected');
  expect(back.expectedSince).toBe(28_000);
});

test('the last focus is remembered from the timeline and from changes', () => {
  const focus = (seq: number, hfd: number) => ({ seq, epoch: 1, type: 'autoFocusResult', at: instant(seq), data: { parsed: { done: true, position: 100, hfd } } });
  const night = nightAt(2, 1000, { timeline: [focus(1, 3), focus(2, 2.5)] });
  expect(night.focus!.value.hfd).toBe(2.5);
  expect(withChanges(night, change(2, 3, 5, [focus(3, 2.1)]), 2000).focus!.value.hfd).toBe(2.1);
});

test('a new state keeps the tracks of the night before it, and adds no point twice', () => {
  const data = { controlData: { at: instant(4), parsed: { camera: { temperature: -9 }, guiding: { status: 'RUNNING', x: 1, y: 2 } } } };
  const first = nightAt(1, 1000, data);
  const again = nightOf(readFrame(JSON.stringify(stateAt(1, 5, data))) as StateFrame, 2000, first);
  expect(again.course.sensor.length).toBe(1);
  expect(again.course.guiding.newest(9)).toEqual([{ at: Date.parse(instant(4)), x: 1, y: 2 }]);
});

test('no guiding point is made while guiding settles or dithers', () => {
  const guiding = (seconds: number, status: string, dither: string) => controlData(seconds, -10, { guiding: { status, dither, x: 1, y: 1 } });
  const night = withChanges(
    nightAt(1),
    change(1, 1, 9, [guiding(1, 'WAITING_SETTLE', 'STOPPED'), guiding(2, 'RUNNING', 'RUNNING'), guiding(3, 'RUNNING', 'STOPPED')]),
    2000,
  );
  expect(night.course.guiding.newest(9).map(({ at }) => at)).toEqual([Date.parse(instant(3))]);
});

test('the clock of a frame begins anew with each frame', () => {
  const one = withChanges(nightAt(1), change(1, 1, 2, [shotRunning(1, 'a.fit', 0, 30), shotRunning(2, 'a.fit', 1, 30)]), 2000);
  expect(one.shotClock).toHaveLength(2);
  expect(withChanges(one, change(1, 1, 3, [shotRunning(3, 'b.fit', 0, 30)]), 3000).shotClock).toHaveLength(1);
  expect(withChanges(one, change(1, 1, 3, [shotRunning(3, 'a.fit', 30, 30, 'IDLE')]), 3000).shotClock).toEqual([]);
});
