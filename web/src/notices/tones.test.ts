import { expect, test } from 'vitest';
import { NOTICE_KINDS } from './notice';
import { play, TONES } from './tones';

/** A context that writes down what would sound. */
function heard() {
  const tones: { hertz: number; from: number; to: number; loud: number[] }[] = [];
  const context = {
    currentTime: 10,
    destination: {},
    createGain: () => ({
      gain: {
        setValueAtTime: (value: number) => tones.at(-1)!.loud.push(value),
        linearRampToValueAtTime: (value: number) => tones.at(-1)!.loud.push(value),
      },
      connect: () => undefined,
    }),
    createOscillator: () => {
      const tone = { hertz: 0, from: 0, to: 0, loud: [] as number[] };
      tones.push(tone);
      return {
        frequency: { set value(hertz: number) { tone.hertz = hertz; } },
        connect: (next: unknown) => next,
        start: (at: number) => (tone.from = at),
        stop: (at: number) => (tone.to = at),
      };
    },
  };
  return { context: context as unknown as AudioContext, tones };
}

test('tones sound one after another, rise from nothing and fall to nothing', () => {
  const { context, tones } = heard();
  play(context, TONES.back);
  expect(tones.map(({ hertz }) => hertz)).toEqual([523.25, 783.99]);
  expect(tones[0]!.from).toBeCloseTo(10.02, 6);
  expect(tones[1]!.from).toBeCloseTo(tones[0]!.to, 6);
  for (const { loud } of tones) expect([loud[0], loud.at(-1), Math.max(...loud) <= 0.25]).toEqual([0, 0, true]);
});

test('each kind has a melody of its own, over within two seconds', () => {
  const melodies = NOTICE_KINDS.map((kind) => TONES[kind].map(({ hertz }) => hertz).join(' '));
  expect(new Set(melodies).size).toBe(NOTICE_KINDS.length);
  for (const kind of NOTICE_KINDS) expect(Math.max(...TONES[kind].map(({ from, lasts }) => from + lasts))).toBeLessThan(2);
});
