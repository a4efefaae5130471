import { expect, test } from 'vitest';
import { apiImage, counts, LEVELS } from '../testing/images';
import { shownSize } from './full-size';
import { readImageRow } from './image';
import { AUTO, ownPoints, renderingPath, withBlack, withOwnPoints, withWhite, written, type Stretch } from './stretch';

const LINEAR: Stretch = { ...AUTO, curve: 'linear' };
/** What the API takes for a point. */
const PLACE = /^(0(\.[0-9]{1,8})?|1(\.0{1,8})?)$/;

test('points are asked for only when somebody chose them', () => {
  expect(renderingPath('demo', { id: 'a', developed: undefined }, LINEAR)).toBe('/api/telescopes/demo/images/a/rendering?stretch=linear');
  expect(renderingPath('demo', { id: 'a', developed: undefined }, withWhite(withBlack({ ...AUTO, curve: 'asinh' }, 0.012), 0.05))).toBe('/api/telescopes/demo/images/a/rendering?stretch=asinh&black=0.012&white=0.05');
  expect(renderingPath('demo', readImageRow(apiImage('a', 0) as Record<string, unknown>)!, LINEAR)).toBe('/api/telescopes/demo/images/a/rendering?stretch=linear&of=tag-1');
});

test('black stays below white, whoever moves', () => {
  const points = withWhite(withBlack(LINEAR, 0.2), 0.4);
  expect(withBlack(points, 0.9).black).toBe(0.3999);
  expect(withWhite(points, 0).white).toBe(0.2001);
  expect(withBlack(LINEAR, 2).black).toBe(0.9999);
  expect(withWhite(LINEAR, -1).white).toBe(0.0001);
});

test('back to the frame’s own points the curve stays', () => {
  expect(withOwnPoints(withBlack(LINEAR, 0.5))).toEqual(LINEAR);
});

test.each([0, 1, 0.1 + 0.2, 1e-5, 1e-9, 1 - 1e-9, 0.0213, 2, -1])('%d is written as the API takes it', (place) => {
  expect(written(place)).toMatch(PLACE);
});

test('the frame’s own points are about where the cloud takes them', () => {
  // (512 − 2.8 × 21) / 65535 = 453.2 / 65535 = 0.00692; 9,990 of 10,000 pixels are below the end of bin 3: 4/256.
  expect(ownPoints({ median: [512], noise: [21] }, LEVELS)).toEqual({ black: 0.00692, white: 0.01563 });
});

test('own points of a frame of one value, or of none, are still apart', () => {
  const flat = { ...LEVELS, before: [counts({ 0: 100 })] };
  const { black, white } = ownPoints({ median: [65_535], noise: [0] }, flat);
  expect(white).toBeGreaterThan(black);
  expect(ownPoints({ median: [], noise: [] }, flat).black).toBe(0);
});

test('full size is all pixels, of a mosaic one for each four, of a rendering as many as it has', () => {
  const image = (change: object) => readImageRow({ image: 'a', developed: { thumb: '/t', preview: '/p', full: '/f', width: 4145, height: 2822, ...change } })!;
  expect(shownSize(image({}), false)).toEqual({ width: 4145, height: 2822 });
  expect(shownSize(image({ bayer: 'RGGB' }), false)).toEqual({ width: 2072, height: 1411 });
  // 2822 × 1600 / 4145 = 1089.3
  expect(shownSize(image({}), true)).toEqual({ width: 1600, height: 1089 });
  expect(shownSize(image({ width: 800, height: 600 }), true)).toEqual({ width: 800, height: 600 });
  expect(shownSize(image({ width: undefined }), false)).toBeUndefined();
});
