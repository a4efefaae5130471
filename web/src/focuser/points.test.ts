import { expect, test } from 'vitest';
import type { FrameNote } from '../live/course';
import { focusPoints, since, summaryOfPoints } from './points';

const note = (at: number, more: Partial<FrameNote>): FrameNote => ({ id: String(at), at, type: 'LIGHT', filter: 'L', exposureSeconds: 1, hfd: 2, isRejected: false, ...more });

test('images of the sky and what each search for focus found are points; a search that found none is counted', () => {
  const points = focusPoints({
    frames: [note(1, {}), note(2, { hfd: undefined }), note(3, { type: 'DARK' }), note(4, { isRejected: true })],
    focusRuns: [
      { at: 5, done: true, position: 100, hfd: 2.5, error: undefined },
      { at: 6, done: false, position: undefined, hfd: undefined, error: 'Too few stars.' },
      { at: 7, done: undefined, position: 110, hfd: undefined, error: undefined },
    ],
  });
  expect(points).toEqual({ images: [{ at: 1, value: 2 }], hfd: [{ at: 5, value: 2.5 }], position: [{ at: 5, value: 100 }, { at: 7, value: 110 }], failed: 1 });
});

test('points are summed up since an instant', () => {
  const points = [{ at: 1, value: 9 }, { at: 2, value: 3 }, { at: 3, value: 4 }];
  expect(summaryOfPoints(since(points, 2))).toEqual({ count: 2, least: 3, most: 4, last: 4, rms: Math.sqrt(12.5) });
  expect(summaryOfPoints([])).toBeUndefined();
});
