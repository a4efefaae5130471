import { expect, test } from 'vitest';
import { developed } from '../testing/images';
import { readFound } from './developed';

test('what was found in a frame is read whole', () => {
  expect(readFound({ type: 'LIGHT', filter: 'Ha', takenAt: '2026-11-21T21:59:00Z', developed: developed('a') })).toMatchObject({
    type: 'LIGHT',
    filter: 'Ha',
    takenAt: Date.UTC(2026, 10, 21, 21, 59),
    developed: {
      thumb: '/api/telescopes/demo/images/a/thumb?of=tag-1', width: 4144, height: 2822, sensorCelsius: -10, gain: 100, binning: 1, stars: 812, hfd: 2.62,
      sky: { raJ2000Degrees: 10.6847, decJ2000Degrees: 41.2687, scale: 1.234, rotationDegrees: 92.5, mirrored: false }, median: [512], noise: [21],
    },
    rejected: undefined,
  });
});

test('a frame that is no image has its reason in both languages', () => {
  expect(readFound({ rejected: { code: 'no-end', text: { en: 'It is cut off.', fr: 'Il est tronqué.' } } })).toMatchObject({
    developed: undefined,
    rejected: { code: 'no-end', text: { en: 'It is cut off.', fr: 'Il est tronqué.' } },
  });
});

test.each([
  ['nothing', undefined],
  ['neither', { image: 'a' }],
  ['a picture elsewhere', { developed: { ...developed('a'), thumb: 'https://evil.example/x' } }],
  ['a picture at another host', { developed: { ...developed('a'), full: '//evil.example/x' } }],
  ['a picture with a query of its own', { developed: { ...developed('a'), preview: '/api/x?of=a&to=b' } }],
  ['a reason without a code', { rejected: { text: { en: 'No.' } } }],
])('%s tells nothing', (_, data) => {
  expect(readFound(data)).toBeUndefined();
});

test('a place beyond the pole is none, and figures that are no numbers are left out', () => {
  const found = readFound({ developed: { ...developed('a'), wcs: { ra: 1, dec: 91, scale: 1, rotation: 0 }, median: [1, 'x', 2] } });
  expect(found!.developed).toMatchObject({ sky: undefined, median: [] });
});
