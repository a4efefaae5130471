import { expect, test } from 'vitest';
import { turnOfKey, turnOfSwipe } from './turning';

test.each([
  [-60, 5, 200, 'older'],
  [60, -5, 200, 'newer'],
  [-47, 0, 200, undefined],
  [-60, 31, 200, undefined],
  [-60, 5, 801, undefined],
  [0, 0, 10, undefined],
] as const)('a finger that goes %i to the right and %i down in %i ms turns to %s', (dx, dy, ms, turn) => {
  expect(turnOfSwipe(dx, dy, ms)).toBe(turn);
});

test('only the arrows to the sides turn', () => {
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'a'].map(turnOfKey)).toEqual(['newer', 'older', undefined, undefined]);
});
