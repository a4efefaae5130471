import { expect, test } from 'vitest';
import { Fingers, TAP_TIME } from './fingers';

const at = (x: number, y = 0) => ({ x, y });

test('two fingers that part enlarge around their middle', () => {
  const fingers = new Fingers();
  fingers.press(1, at(100), 0);
  fingers.press(2, at(200), 10);
  expect(fingers.move(2, at(300))).toEqual({ factor: 2, middle: at(200), way: at(50) });
  expect(fingers.move(1, at(200))).toEqual({ factor: 0.5, middle: at(250), way: at(50) });
});

test('one finger, and three, enlarge nothing', () => {
  const fingers = new Fingers();
  fingers.press(1, at(0), 0);
  expect(fingers.move(1, at(50))).toBeUndefined();
  fingers.press(2, at(100), 0);
  fingers.press(3, at(200), 0);
  expect(fingers.move(1, at(60))).toBeUndefined();
});

test('a finger that is left over from a pinch begins nothing', () => {
  const fingers = new Fingers();
  fingers.press(1, at(0), 0);
  fingers.press(2, at(100), 0);
  fingers.lift(2, at(100), 50);
  expect(fingers.start).toBeUndefined();
  expect(fingers.lift(1, at(0), 60)).toBe(false);
  fingers.press(1, at(5), 100);
  expect(fingers.start).toEqual({ ...at(5), at: 100 });
});

/** Taps at places and moments; whether each ended a double tap. */
function taps(...places: readonly (readonly [x: number, at: number])[]): boolean[] {
  const fingers = new Fingers();
  return places.map(([x, moment]) => {
    fingers.press(1, at(x), moment);
    return fingers.lift(1, at(x), moment + 50);
  });
}

test('two taps at one place soon after each other are a double tap, and a third begins anew', () => {
  expect(taps([0, 0], [5, 200], [5, 400])).toEqual([false, true, false]);
});

test('taps far apart, or long after each other, are none', () => {
  expect(taps([0, 0], [31, 200])).toEqual([false, false]);
  expect(taps([0, 0], [0, 2 * TAP_TIME + 1])).toEqual([false, false]);
});

test('a long press and a way are no taps', () => {
  const fingers = new Fingers();
  fingers.press(1, at(0), 0);
  fingers.lift(1, at(0), TAP_TIME + 1);
  fingers.press(1, at(0), 320);
  expect(fingers.lift(1, at(40), 340)).toBe(false);
  fingers.press(1, at(0), 400);
  expect(fingers.lift(1, at(0), 420)).toBe(false);
});
