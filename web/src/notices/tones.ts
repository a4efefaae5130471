import type { NoticeKind } from './notice';

/** A tone in Hz, from a moment on and for so long, in seconds. */
export interface Tone {
  readonly hertz: number;
  readonly from: number;
  readonly lasts: number;
}

/** Notes of one scale, in Hz: C5, E5, G5, C6, and C4 below. */
const [C4, C5, E5, G5, C6] = [261.63, 523.25, 659.26, 783.99, 1046.5];

const row = (lasts: number, ...hertz: number[]): readonly Tone[] => hertz.map((one, place) => ({ hertz: one, from: place * lasts, lasts }));

/** Each kind by ear: what is good goes up, what is bad goes down, and an image is one short note. */
export const TONES: Readonly<Record<NoticeKind, readonly Tone[]>> = {
  image: row(0.12, E5),
  back: row(0.14, C5, G5),
  resumed: row(0.14, E5, G5),
  paused: row(0.14, G5, E5),
  completed: row(0.16, C5, E5, G5, C6),
  offline: row(0.24, G5, C4),
  unsafe: row(0.2, G5, C5, G5, C5),
  error: row(0.26, C5, C5, C4),
};

/** As loud as this, of 1: it is night. */
const LOUD = 0.18;

/** A tone rises and falls in so many seconds, or it would click. */
const EDGE = 0.015;

/** Plays tones one after another. */
export function play(context: AudioContext, tones: readonly Tone[]): void {
  const begin = context.currentTime + 0.02;
  for (const { hertz, from, lasts } of tones) {
    const [oscillator, gain] = [context.createOscillator(), context.createGain()];
    const [start, end] = [begin + from, begin + from + lasts];
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUD, start + EDGE);
    gain.gain.setValueAtTime(LOUD, end - EDGE);
    gain.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(end);
  }
}
