import { expect, test } from 'vitest';
import { Track } from '../live/track';
import { BEGINS, columnsOf, EMPTY, GOES_ON, summaryOf } from './columns';
import { bandsOf, trace } from './paint';

const trackOf = (...points: [at: number, v: number][]) => points.reduce((track, [at, v]) => track.with(at, { v }), Track.of('v'));

test('a column holds where the line comes in, how far it goes, and where it leaves', () => {
  const columns = columnsOf(trackOf([0, 3], [2000, -5], [4000, 9], [6000, 1], [10_000, 2]), 'v', 0, 10_000, 2);
  expect([...columns.kinds]).toEqual([BEGINS, GOES_ON]);
  expect([columns.first[0], columns.least[0], columns.most[0], columns.last[0]]).toEqual([3, -5, 9, 1]);
  expect([columns.first[1], columns.least[1], columns.most[1], columns.last[1]]).toEqual([2, 2, 2, 2]);
});

test('silence breaks the line, ten seconds of it do not', () => {
  const columns = columnsOf(trackOf([1000, 1], [11_000, 2], [22_000, 3], [23_000, 4]), 'v', 0, 1000, 24);
  expect(columns.kinds[11]).toBe(GOES_ON);
  expect(columns.kinds[22]).toBe(BEGINS);
  expect(columns.kinds[23]).toBe(GOES_ON);
  expect(columns.kinds[15]).toBe(EMPTY);
});

test('a value that is not known breaks the line', () => {
  const columns = columnsOf(trackOf([1000, 1], [3000, NaN], [5000, 2]), 'v', 0, 1000, 6);
  expect([...columns.kinds]).toEqual([EMPTY, BEGINS, EMPTY, EMPTY, EMPTY, BEGINS]);
});

test('the last point before the left edge leads into the chart, what is beyond the right edge is left out', () => {
  const columns = columnsOf(trackOf([1000, 1], [3000, 2], [99_000, 3]), 'v', 2000, 1000, 3);
  expect([...columns.kinds]).toEqual([EMPTY, GOES_ON, EMPTY]);
});

test('eight hours keep their one outlier', () => {
  let track = Track.of('v');
  for (let index = 0; index < 14_400; index += 1) track = track.with(index * 2000, { v: index === 7777 ? 40 : 0 });
  const columns = columnsOf(track, 'v', 0, (14_400 * 2000) / 300, 300);
  // 48 points a column: 7777 / 48 = 162.02
  expect(columns.most[162]).toBe(40);
  expect([...columns.most].filter((value) => value > 0)).toHaveLength(1);
  expect([...columns.kinds].filter((kind) => kind !== GOES_ON)).toEqual([BEGINS]);
});

test('the pen is lifted where nothing was heard, and a lone point is a dot', () => {
  const pen: string[] = [];
  const tell = (sign: string) => (x: number, y: number) => void pen.push(`${sign}${x} ${y}`);
  const columns = columnsOf(trackOf([0, 1], [1000, 2], [30_000, 5]), 'v', 0, 1000, 31);
  trace({ moveTo: tell('M'), lineTo: tell('L') }, columns, (value) => value);
  expect(pen).toEqual(['M0.5 1', 'L0.5 1', 'L1.5 2', 'M30.5 5', 'L30.5 5']);
});

test('a channel is summed up since an instant, without what is not known', () => {
  const track = trackOf([0, 100], [1000, 3], [2000, NaN], [3000, -4]);
  // √((9 + 16) / 2)
  expect(summaryOf(track, 'v', 500)).toEqual({ count: 2, least: -4, most: 3, last: -4, rms: Math.sqrt(12.5) });
  expect(summaryOf(track, 'v', 4000)).toBeUndefined();
});

test('columns without silence between them are one band, and silence parts bands', () => {
  const columns = columnsOf(trackOf([0, 3], [1000, -1], [4000, 2], [8000, 5], [12_000, 1], [30_000, 7], [31_000, 9]), 'v', 0, 2000, 16);
  // The columns at 2 and 6 s hold no point: the band goes on there as before.
  expect(bandsOf(columns)).toEqual([
    { from: 0, upper: [3, 3, 2, 2, 5, 5, 1], lower: [-1, -1, 2, 2, 5, 5, 1] },
    { from: 15, upper: [9], lower: [7] },
  ]);
});
