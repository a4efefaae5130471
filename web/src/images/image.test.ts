import { expect, test } from 'vitest';
import { MAX_IMAGES, readImage, withImage, withLink, type ImageRow } from './image';

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
