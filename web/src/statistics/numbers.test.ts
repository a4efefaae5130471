import { expect, test } from 'vitest';
import type { FrameNote } from '../live/course';
import { numbersOf, together } from './numbers';
import { askWholeNight, MOST_PAGES } from './whole';

const frame = (id: string, at: number, more: Partial<FrameNote> = {}): FrameNote => ({
  id, at, type: 'LIGHT', filter: 'L', exposureSeconds: 60, hfd: 2, isRejected: false, ...more,
});

test('images are counted by filter; darks are no images of the sky, and what could not be read is told apart', () => {
  const numbers = numbersOf([
    frame('a', 10),
    frame('b', 20, { filter: 'Ha', exposureSeconds: 300, hfd: 3 }),
    frame('c', 30, { type: undefined, hfd: undefined }),
    frame('d', 5, { type: 'DARK', exposureSeconds: 900 }),
    frame('e', 40, { isRejected: true, hfd: 9 }),
    frame('f', 50, { filter: undefined, exposureSeconds: undefined, hfd: 4 }),
  ]);
  expect(numbers).toEqual({
    frames: 4,
    byFilter: [{ filter: 'L', frames: 2 }, { filter: 'Ha', frames: 1 }, { filter: undefined, frames: 1 }],
    exposedSeconds: 420,
    // (2 + 3 + 4) / 3
    meanHfd: 3,
    rejected: 1,
    since: 10,
  });
});

test('of nothing there are no means', () => {
  expect(numbersOf([])).toEqual({ frames: 0, byFilter: [], exposedSeconds: 0, meanHfd: undefined, rejected: 0, since: undefined });
});

test('an image that was heard of and asked for counts once, as it was told last', () => {
  const all = together([frame('a', 1), frame('b', 2, { hfd: undefined })], [frame('b', 2, { hfd: 5 }), frame('c', 3)]);
  expect(all.map(({ id, hfd }) => [id, hfd])).toEqual([['a', 2], ['b', 5], ['c', 2]]);
});

const AT = Date.parse('2026-11-22T02:00:00Z');
const row = (id: string, minute: number) => ({ image: id, at: new Date(AT + minute * 60_000).toISOString(), frameType: 'LIGHT', filter: 'L', exposure: 30 });

test('the whole night is asked for page by page, oldest first in the end', async () => {
  const paths: string[] = [];
  const pages = [{ images: [row('d', 4), row('c', 3)], before: 'p2' }, { images: [row('b', 2), row('a', 1)] }];
  const request = async (path: string) => (paths.push(path), Response.json(pages[paths.length - 1]));
  const night = await askWholeNight(request, 'en', 'demo', AT, 'Europe/Paris');
  // 03:00 in the morning belongs to the night that began the day before.
  expect(paths).toEqual(['/api/telescopes/demo/images?limit=50&night=2026-11-21', '/api/telescopes/demo/images?limit=50&night=2026-11-21&before=p2']);
  expect(night.isWhole).toBe(true);
  expect(night.frames.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});

test('a night without end is not asked for without end, and is said not to be whole', async () => {
  let asked = 0;
  const night = await askWholeNight(async () => Response.json({ images: [row(`i${(asked += 1)}`, -asked)], before: 'more' }), 'en', 'demo', AT, 'UTC');
  expect(asked).toBe(MOST_PAGES);
  expect(night.isWhole).toBe(false);
});

test('a refusal is no count', async () => {
  const refusal = async () => Response.json({ status: 404, code: 'unknown', title: 'No such telescope.' }, { status: 404 });
  await expect(askWholeNight(refusal, 'en', 'demo', AT, 'UTC')).rejects.toThrow('No such telescope.');
});
