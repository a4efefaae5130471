import { expect, test } from 'vitest';
import { isChosen, queryOf, readPlace } from './choice';

test('what an address chooses is read, and written again the same', () => {
  const query = '?night=2026-11-21&type=LIGHT&filter=H%CE%B1+7nm&image=0f8f-a';
  const place = readPlace(query);
  expect(place).toEqual({ choice: { night: '2026-11-21', type: 'LIGHT', filter: 'Hα 7nm' }, image: '0f8f-a' });
  expect(queryOf(place.choice, place.image)).toBe(query);
});

test('what cannot be meant is left out', () => {
  const place = readPlace(`?night=tomorrow&type=light&filter=${'x'.repeat(65)}&image=../me`);
  expect(place).toEqual({ choice: { night: undefined, type: undefined, filter: undefined }, image: undefined });
  expect([isChosen(place.choice), queryOf(place.choice)]).toEqual([false, '']);
  expect(readPlace('?filter=%20').choice.filter).toBeUndefined();
});

test('an image that is shown large chooses nothing', () => {
  expect(isChosen(readPlace('?image=a').choice)).toBe(false);
  expect(isChosen(readPlace('?filter=L').choice)).toBe(true);
});
