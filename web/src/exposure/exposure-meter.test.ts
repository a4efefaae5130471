import { expect, test } from 'vitest';
import type { Aged } from '../live/night';
import type { Shot } from '../live/telemetry';
import { ExposureMeter } from './exposure-meter';

function shot(file: string, elapsedSeconds: number, status = 'EXPOSE', totalSeconds = 30): Aged<Shot> {
  return { at: 0, bornAt: 0, value: { file, status, elapsedSeconds, totalSeconds } };
}

test('the exposure goes on between messages, at the pace of the night', () => {
  const meter = new ExposureMeter();
  expect(meter.read(shot('a', 10), 0, 1, true)).toEqual({ elapsedSeconds: 10, totalSeconds: 30, share: 1 / 3 });
  expect(meter.read(shot('a', 10), 1500, 1, true)!.elapsedSeconds).toBe(11.5);
  expect(new ExposureMeter().read(shot('a', 10), 500, 20, true)!.elapsedSeconds).toBe(20);
});

test('it never runs past its end', () => {
  expect(new ExposureMeter().read(shot('a', 29), 60_000, 1, true)).toMatchObject({ elapsedSeconds: 30, share: 1 });
  expect(new ExposureMeter().read(shot('a', 99), 0, 1, true)!.share).toBe(1);
});

test('a message that is a little behind what is shown makes it wait, not jump back', () => {
  const meter = new ExposureMeter();
  meter.read(shot('a', 10), 2000, 1, true);
  expect(meter.read(shot('a', 11), 0, 1, true)!.elapsedSeconds).toBe(12);
  expect(meter.read(shot('a', 11), 1500, 1, true)!.elapsedSeconds).toBe(12.5);
});

test('a message that is far behind is believed', () => {
  const meter = new ExposureMeter();
  meter.read(shot('a', 20), 0, 1, true);
  expect(meter.read(shot('a', 5), 0, 1, true)!.elapsedSeconds).toBe(5);
});

test('a new frame begins where it says', () => {
  const meter = new ExposureMeter();
  meter.read(shot('a', 29), 0, 1, true);
  expect(meter.read(shot('b', 0), 0, 1, true)!.elapsedSeconds).toBe(0);
});

test('offline it stands still where it was', () => {
  const meter = new ExposureMeter();
  meter.read(shot('a', 10), 4000, 1, true);
  expect(meter.read(shot('a', 10), 9000, 1, false)!.elapsedSeconds).toBe(14);
  expect(new ExposureMeter().read(shot('a', 10), 9000, 1, false)!.elapsedSeconds).toBe(10);
});

test('while the frame is read out the bar is full, and between frames there is none', () => {
  expect(new ExposureMeter().read(shot('a', 0, 'DOWNLOAD'), 0, 1, true)!.share).toBe(1);
  expect(new ExposureMeter().read(shot('a', 30, 'IDLE'), 0, 1, true)).toBeUndefined();
  expect(new ExposureMeter().read(shot('a', 0, 'EXPOSE', 0), 0, 1, true)).toBeUndefined();
});
