import { expect, test } from 'vitest';
import { hashOf, sectionBeside, sectionIn, sectionOfKey, SECTIONS, shiftOf, swipeOf, wayOf } from './sections';

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
  ['that is slow and over much of the screen shows the next', [320, 300], [170, 300], 2_000, 1],
  ['from the left edge is the phone’s own', [10, 300], [200, 300], 200, 0],
  ['from the right edge is the phone’s own', [350, 300], [150, 300], 200, 0],
] as const)('a finger’s way %s', (_, [fromX, fromY], [toX, toY], ms, leads) => {
  expect(swipeOf({ x: fromX, y: fromY, at: 0 }, { x: toX, y: toY, at: ms }, 360)).toBe(leads);
});

test.each([
  ['a little', 9, 9, undefined],
  ['across', -10, 5, 'across'],
  ['down', 4, 10, 'down'],
  ['askew, which is down', 20, 11, 'down'],
] as const)('a finger that goes %s is known as that', (_, x, y, way) => {
  expect(wayOf({ x: 100, y: 100, at: 0 }, { x: 100 + x, y: 100 + y, at: 0 })).toBe(way);
});

test('once it goes across, a finger may stray', () => {
  expect(swipeOf({ x: 300, y: 300, at: 0 }, { x: 200, y: 380, at: 300 }, 360, 'across')).toBe(1);
});

test('a section goes as far as the finger, and less where nothing comes after it', () => {
  expect([shiftOf('image', -80), shiftOf('image', 80), shiftOf('log', -80), shiftOf('log', 80)]).toEqual([-80, 20, -20, 80]);
});
