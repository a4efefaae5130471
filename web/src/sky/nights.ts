import type { Span } from '../bookings/booking';
import { moonAt, sunAltitude, type Place } from './heavens';

/** A stretch of time under a sky. */
export interface NightSky {
  /** When the Sun is 18° down. */
  readonly dark: readonly Span[];
  /** When the Sun is down. */
  readonly sunDown: readonly Span[];
  readonly moonUp: readonly Span[];
  /** In its middle: how much of the Moon is lit, and how far east of the Sun it is, in degrees. */
  readonly lit: number;
  readonly elongation: number;
}

const STEP = 600_000;
const SUNSET = -50 / 60;
const ASTRONOMICAL = -18;

/** What the sky over a place does in a stretch of time; what lasts less than ten minutes may be passed over. */
export function nightSky(place: Place, { from, to }: Span): NightSky {
  const sun = sampled(from, to, (at) => sunAltitude(place, at));
  const moon = moonAt(place, (from + to) / 2);
  return {
    dark: whereNotNegative(sun.map(([at, altitude]) => [at, ASTRONOMICAL - altitude]), (at) => ASTRONOMICAL - sunAltitude(place, at)),
    sunDown: whereNotNegative(sun.map(([at, altitude]) => [at, SUNSET - altitude]), (at) => SUNSET - sunAltitude(place, at)),
    moonUp: whereNotNegative(sampled(from, to, (at) => moonMargin(place, at)), (at) => moonMargin(place, at)),
    lit: moon.lit,
    elongation: moon.elongation,
  };
}

function moonMargin(place: Place, at: number): number {
  const { altitude, risingAltitude } = moonAt(place, at);
  return altitude - risingAltitude;
}

type Sample = readonly [at: number, value: number];

function sampled(from: number, to: number, value: (at: number) => number): readonly Sample[] {
  const steps = Math.max(1, Math.ceil((to - from) / STEP));
  return Array.from({ length: steps + 1 }, (_, index) => {
    const at = Math.min(to, from + index * STEP);
    return [at, value(at)];
  });
}

function whereNotNegative(samples: readonly Sample[], value: (at: number) => number): readonly Span[] {
  const spans: Span[] = [];
  let from = samples[0]![1] >= 0 ? samples[0]![0] : undefined;
  samples.forEach(([at, margin], index) => {
    const before = samples[index - 1];
    if (before === undefined || before[1] >= 0 === margin >= 0) return;
    const edge = crossing(before[0], at, value);
    if (from === undefined) from = edge;
    else {
      spans.push({ from, to: edge });
      from = undefined;
    }
  });
  if (from !== undefined) spans.push({ from, to: samples.at(-1)![0] });
  return spans;
}

/** Where a value crosses zero between two moments, to a second. */
function crossing(first: number, last: number, value: (at: number) => number): number {
  let [low, high] = [first, last];
  const isUp = value(high) >= 0;
  while (high - low > 1000) {
    const middle = (low + high) / 2;
    if (value(middle) >= 0 === isUp) high = middle;
    else low = middle;
  }
  return Math.round(high / 1000) * 1000;
}
