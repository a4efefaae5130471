import { expect, test } from 'vitest';
import { countdown } from './bookings';
import { LANGUAGES } from './language';

test.each([
  [59, 'en', '0:59'],
  [3_600, 'en', '1:00:00'],
  [86_400, 'en', '1 d 0:00:00'],
  [5 * 86_400 + 31 * 60, 'en', '5 d 0:31:00'],
  [2 * 86_400 + 7_265, 'fr', '2 j 2:01:05'],
] as const)('%d s left are shown in %s as %s', (seconds, code, text) => {
  expect(countdown(code, seconds, LANGUAGES[code].format.span).replace(/\s/g, ' ')).toBe(text);
});
