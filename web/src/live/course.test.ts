import { expect, test } from 'vitest';
import { changes, controlData, instant, shotRunning, stateAt } from '../testing/messages';
import { MAX_FRAMES, noteOf, withFrames, courseSince } from './course';
import { nightOf, withChanges, type Night } from './night';
import type { ImageRow } from '../images/image';
import { readFrame, type ChangesFrame, type StateFrame } from './wire';

const began = (data: object = {}) => nightOf(readFrame(JSON.stringify(stateAt(1, 0, data))) as StateFrame, 0);
const after = (night: Night, seconds: number, messages: readonly object[], seq = 1) =>
  withChanges(night, readFrame(JSON.stringify(changes(seq, seq + messages.filter((m) => 'seq' in m).length, seconds, messages))) as ChangesFrame, seconds * 1000);
const focus = (seq: number, parsed: object) => ({ type: 'autoFocusResult', seq, epoch: 1, at: instant(seq), data: { parsed } });

test('the focuser’s position and the sensor with its set point are kept, and what is not told is no point', () => {
  const night = after(began(), 4, [
    controlData(2, -9, { camera: { temperature: -9, setPoint: -10 }, focuser: { position: 12_450 } }),
    controlData(4, -9.5),
  ]);
  expect(night.course.focuser.newest(9)).toEqual([{ at: Date.parse(instant(2)), position: 12_450 }]);
  expect(night.course.sensor.newest(9)).toEqual([
    { at: Date.parse(instant(2)), celsius: -9, setPoint: -10 },
    { at: Date.parse(instant(4)), celsius: -9.5, setPoint: NaN },
  ]);
});

test('each search for focus is kept once, also what found none', () => {
  const found = { done: true, position: 100, hfd: 2.5 };
  const night = began({ timeline: [focus(1, found)] });
  const more = after(night, 3, [focus(2, { done: false, lastError: 'Too few stars.' })]);
  const again = nightOf(readFrame(JSON.stringify(stateAt(2, 4, { timeline: [focus(1, found)] }))) as StateFrame, 4000, more);
  expect(again.course.focusRuns.map(({ at, done, hfd }) => [at, done, hfd])).toEqual([
    [Date.parse(instant(1)), true, 2.5],
    [Date.parse(instant(2)), false, undefined],
  ]);
});

test('time goes by exposing, waiting, or unheard; never more than went by', () => {
  let night = began();
  night = after(night, 2, [shotRunning(2, 'a.fit', 0, 30)]);
  night = after(night, 4, [controlData(4, -10), shotRunning(4, 'a.fit', 2, 30)]);
  // Until here 2 s of exposing; then 3 s more until it ends, 2 s of waiting, and 40 s of silence.
  night = after(night, 7, [shotRunning(7, 'a.fit', 30, 30, 'IDLE')]);
  night = after(night, 9, [controlData(9, -10)]);
  night = after(night, 49, [controlData(49, -10)]);
  expect(night.course.spent).toMatchObject({ exposing: 5000, waiting: 2000, unheard: 40_000 });
});

test('time before the page was opened is not counted', () => {
  const night = began({ controlData: { at: instant(-3600), parsed: { camera: {} } } });
  expect(after(night, 2, [controlData(2, -10)]).course.spent).toMatchObject({ exposing: 0, waiting: 2000, unheard: 0 });
});

test('a frame that was last told of long ago is not being exposed', () => {
  let night = after(began(), 1, [shotRunning(1, 'a.fit', 1, 30)]);
  for (let seconds = 3; seconds <= 21; seconds += 2) night = after(night, seconds, [controlData(seconds, -10)]);
  // Believed for 10 s after 1 s; the last moment within is at 11 s and counts until the next, at 13 s.
  expect(night.course.spent).toMatchObject({ exposing: 12_000, waiting: 8000 });
});

test('frames are kept when the page’s images have long gone, with what is found in them later', () => {
  const frame = (index: number): ImageRow =>
    ({ id: `i${index}`, at: index, frameType: 'LIGHT', filter: 'L', exposureSeconds: 30 }) as unknown as ImageRow;
  let course = courseSince(0);
  for (let index = 1; index <= 40; index += 1) course = withFrames(course, [frame(index)]);
  expect(course.frames).toHaveLength(40);
  course = withFrames(course, [{ ...frame(7), hfd: 2.5 }]);
  expect(course.frames).toHaveLength(40);
  expect(course.frames[6]).toEqual({ ...noteOf(frame(7)), hfd: 2.5 });
  for (let index = 41; index <= MAX_FRAMES + 9; index += 1) course = withFrames(course, [frame(index)]);
  expect(course.frames).toHaveLength(MAX_FRAMES);
  expect(course.frames[0]!.id).toBe('i10');
});
