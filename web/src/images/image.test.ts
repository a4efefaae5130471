import { expect, test } from 'vitest';
import { developed, REJECTED } from '../testing/images';
import { readFound } from './developed';
import { MAX_IMAGES, readImage, readImageRow, withFound, withImage, withLink, type ImageRow } from './image';

const row = (id: string, at: number, more: object = {}): ImageRow => ({ ...readImage({ image: id, ...more }, at)! });

test('images stand newest first, each once, the last twenty', () => {
  let images: readonly ImageRow[] = [];
  for (let number = 0; number < 25; number += 1) images = withImage(images, row(`image ${number}`, number));
  images = withImage(images, row('image 20', 20));
  expect(images).toHaveLength(MAX_IMAGES);
  expect(images[0]!.id).toBe('image 24');
  expect(images.at(-1)!.id).toBe('image 5');
  expect(images.filter((image) => image.id === 'image 20')).toHaveLength(1);
});

test('what is newly known of an image is joined to what was, and forgets nothing', () => {
  const images = withImage([row('a', 5, { file: 'a.fit', frameType: 'LIGHT' })], row('a', 9, { hfd: 2.5 }));
  expect(images).toEqual([{ ...row('a', 5, { file: 'a.fit', frameType: 'LIGHT', hfd: 2.5 }) }]);
});

test('a link goes to its own image only', () => {
  const images = withLink([row('a', 1), row('b', 2)], 'b', 'preview', '/api/b');
  expect(images.map((image) => image.preview)).toEqual([undefined, '/api/b']);
});

test('an image without an id is none', () => {
  expect(readImage({ file: 'a.fit' }, 1)).toBeUndefined();
  expect(readImage(undefined, 1)).toBeUndefined();
});

test('what was found goes to its own image only, and takes the place of what was found before', () => {
  const rejected = withFound([row('a', 1), row('b', 2, { file: 'b.fit' })], 'b', readFound({ rejected: REJECTED })!);
  expect(rejected.map((image) => image.rejected?.code)).toEqual([undefined, 'no-end']);
  const mended = withFound(rejected, 'b', readFound({ type: 'DARK', developed: developed('b') })!);
  expect(mended[1]).toMatchObject({ file: 'b.fit', type: 'DARK', rejected: undefined, developed: { stars: 812 } });
  expect(mended[0]).toEqual(row('a', 1));
});

test('a later event forgets nothing of what was found', () => {
  const found = withFound([row('a', 5)], 'a', readFound({ developed: developed('a') })!);
  expect(withImage(found, row('a', 9, { hfd: 2.5 }))[0]).toMatchObject({ hfd: 2.5, developed: { hfd: 2.62 } });
});

test('an image of a list is as old as it says', () => {
  expect(readImageRow({ image: 'a', at: '2026-11-21T22:00:00Z', takenAt: 'then', developed: developed('a') })).toMatchObject({
    at: Date.UTC(2026, 10, 21, 22), takenAt: undefined, developed: { thumb: '/api/telescopes/demo/images/a/thumb?of=tag-1' },
  });
  expect(readImageRow('a')).toBeUndefined();
});
