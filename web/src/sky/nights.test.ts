import { expect, test } from 'vitest';
import type { Span } from '../bookings/booking';
import { moonAt, starAt, sunAltitude } from './heavens';
import golden from './nights.golden.json';
import { nightSky } from './nights';

// What the cloud reckons for the same nights, from full theories: dev/NightsByJava.java.
const M31 = { ra: 0.712 * 15, dec: 41.27 };
const spans = (told: readonly (readonly string[])[]) => told.map(([from, to]) => ({ from: Date.parse(from!), to: Date.parse(to!) }));
const secondsApart = (one: readonly Span[], other: readonly Span[]) =>
  one.length === other.length ? Math.max(0, ...one.flatMap(({ from, to }, index) => [Math.abs(from - other[index]!.from), Math.abs(to - other[index]!.to)])) / 1000 : Infinity;

test.each(golden)('the sky of $evening at latitude $latitude is the cloud’s', ({ latitude, longitude, from, to, dark, moonUp, points }) => {
  const place = { latitudeDegrees: latitude, longitudeDegrees: longitude };
  const night = nightSky(place, { from: Date.parse(from), to: Date.parse(to) });
  // In the far north the Sun and the Moon cross a limit at a slant, so that the same error in degrees is a longer time.
  const slant = latitude > 60 ? 4 : 1;
  expect(secondsApart(night.dark, spans(dark))).toBeLessThan(20 * slant);
  expect(secondsApart(night.moonUp, spans(moonUp))).toBeLessThan(40 * slant);
  for (const { at, sun, moon, lit, elongation, m31, m31Azimuth } of points) {
    const instant = Date.parse(at);
    const seen = moonAt(place, instant);
    const star = starAt(place, instant, M31);
    expect(Math.abs(sunAltitude(place, instant) - sun)).toBeLessThan(0.02);
    expect(Math.abs(seen.altitude - moon)).toBeLessThan(0.1);
    expect(Math.abs(seen.lit - lit)).toBeLessThan(0.005);
    expect(Math.abs(seen.elongation - elongation)).toBeLessThan(0.1);
    expect(Math.abs(star.altitude - m31)).toBeLessThan(0.03);
    expect(Math.abs(Math.sin(((star.azimuth - m31Azimuth) * Math.PI) / 180))).toBeLessThan(0.002);
    expect(Math.cos(((star.azimuth - m31Azimuth) * Math.PI) / 180)).toBeGreaterThan(0);
  }
});

test('the golden nights have a white one, and one that the Moon does not set in', () => {
  expect(golden.some(({ dark }) => dark.length === 0)).toBe(true);
  expect(golden.some(({ from, to, moonUp }) => moonUp.length === 1 && moonUp[0]![0] === from && moonUp[0]![1] === to) || golden.some(({ moonUp }) => moonUp.length === 0)).toBe(true);
});
