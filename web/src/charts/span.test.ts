import { expect, test } from 'vitest';
import { lengthOf, timeMarks } from './span';

const HOUR = 3_600_000;

test('the night is shown as large as what was heard of it allows', () => {
  expect(lengthOf('minutes', 9 * HOUR)).toBe(300_000);
  expect(lengthOf('hour', 0)).toBe(HOUR);
  expect([0, 2.5 * HOUR, 5 * HOUR, 30 * HOUR].map((heardFor) => lengthOf('night', heardFor) / HOUR)).toEqual([2, 4, 8, 8]);
});

test.each([
  [300_000, ['4 min', '2 min']],
  [HOUR, ['45 min', '30 min', '15 min']],
  [2 * HOUR, ['90 min', '60 min', '30 min']],
  [4 * HOUR, ['3 h', '2 h', '1 h']],
  [8 * HOUR, ['6 h', '4 h', '2 h']],
])('an axis of %d ms has its marks in whole units', (length, marks) => {
  expect(timeMarks(length).map(({ count, unit }) => `${count} ${unit}`)).toEqual(marks);
});
