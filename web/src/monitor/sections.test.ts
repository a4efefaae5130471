import { expect, test } from 'vitest';
import { hashOf, sectionBeside, sectionIn, sectionOfKey, SECTIONS, swipeOf } from './sections';

test('each section is found again by its address, and an unknown one leads to the first', () => {
  for (const section of SECTIONS) expect(sectionIn(hashOf(section))).toBe(section);
  expect(sectionIn('#nonsense')).toBe('image');
  expect(hashOf('image')).toBe('');
});

test('swipes end at the ends, keys go round', () => {
  expect(sectionBeside('image', 1)).toBe('telescope');
  expect(sectionBeside('image', -1)).toBeUndefined();
  expect(sectionBeside('log', 1)).toBeUndefined();
  expect(sectionOfKey('log', 'ArrowRight')).toBe('image');
  expect(sectionOfKey('image', 'ArrowLeft')).toBe('log');
  expect(sectionOfKey('course', 'Home')).toBe('image');
  expect(sectionOfKey('course', 'End')).toBe('log');
  expect(sectionOfKey('course', 'a')).toBeUndefined();
});

test.each([
  ['to the left shows the next', [200, 300], [100, 310], 200, 1],
  ['to the right shows the one before', [100, 300], [220, 290], 200, -1],
  ['that is short is a tap', [200, 300], [150, 300], 200, 0],
  ['that goes down scrolls', [200, 300], [120, 360], 200, 0],
  ['that is slow is no swipe', [200, 300], [100, 300], 900, 0],
  ['from the left edge is the phone’s own', [10, 300], [200, 300], 200, 0],
  ['from the right edge is the phone’s own', [350, 300], [150, 300], 200, 0],
] as const)('a finger’s way %s', (_, [fromX, fromY], [toX, toY], ms, leads) => {
  expect(swipeOf({ x: fromX, y: fromY, at: 0 }, { x: toX, y: toY, at: ms }, 360)).toBe(leads);
});
