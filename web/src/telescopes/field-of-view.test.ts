import { expect, test } from 'vitest';
import { fieldOfView } from './field-of-view';

test('a field and a pixel are as a table of small angles has them', () => {
  // 17.6928 mm and 13.376 mm at 530 mm: for small angles 57.29578 · d/f, too large here by less than 0.01 %.
  const view = fieldOfView(4656, 3520, 3.8, 530)!;
  expect(view.widthDegrees).toBeCloseTo(57.29578 * (17.6928 / 530), 3);
  expect(view.heightDegrees).toBeCloseTo(57.29578 * (13.376 / 530), 3);
  expect(view.pixelScaleArcsec).toBeCloseTo((206.265 * 3.8) / 530, 4);
});

test('a side of twice the focal length is 90° wide', () => {
  expect(fieldOfView(2000, 1000, 100, 100)!.widthDegrees).toBeCloseTo(90, 9);
});

test.each([[undefined, 1, 1, 1], [1, 0, 1, 1], [1, 1, -1, 1], [1, 1, 1, undefined]])('without all four measures there is none', (width, height, pixel, focal) => {
  expect(fieldOfView(width, height, pixel, focal)).toBeUndefined();
});
