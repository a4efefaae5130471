import { expect, test } from 'vitest';
import { readImageRow } from '../images/image';
import { apiImage } from '../testing/images';
import { byNight, filterNames } from './grid';

const row = (id: string, minutesAgo: number, change: object = {}) => readImageRow(apiImage(id, minutesAgo, change))!;

test('images stand under their nights, in the order given', () => {
  // 22:00 UTC and 12 hours before are on two sides of noon.
  const nights = byNight([row('a', 0), row('b', 60), row('c', 12 * 60)], 'UTC');
  expect(nights.map(({ night, images }) => [night, images.map(({ id }) => id)])).toEqual([['2026-11-21', ['a', 'b']], ['2026-11-20', ['c']]]);
});

test('filters are the telescope’s, those seen and the one chosen, each once', () => {
  expect(filterNames('Sloan r', ['L', 'Ha'], [row('a', 0), row('b', 1, { filter: 'OIII' }), row('c', 2, { filter: undefined })])).toEqual(['L', 'Ha', 'OIII', 'Sloan r']);
  expect(filterNames('L', ['L'], [])).toEqual(['L']);
});
