import type { Span } from '../bookings/booking';
import { moonAt, starAt, sunAltitude, type Equatorial, type Place } from '../sky/heavens';
import { nightSky, type NightSky } from '../sky/nights';
import type { SkylinePoint } from '../telescopes/skyline';
import type { CurvePoint } from './verdict';

const STEP = 300_000;
const MARGIN = 1_800_000;
const RADIANS = Math.PI / 180;

/** A target’s way across a night, from before sunset to after sunrise. */
export interface NightCurve extends Span {
  readonly sky: NightSky;
  readonly points: readonly CurvePoint[];
  /** When it stands highest while the Sun is down, and how high; undefined when the Sun stays up. */
  readonly highest: { readonly at: number; readonly altitude: number } | undefined;
  /** How far the Moon is from it in the middle of the slot, in degrees. */
  readonly moonDegrees: number;
}

/** The way of a target across a night in which a slot is. */
export function nightCurve(place: Place, horizon: readonly SkylinePoint[], target: Equatorial, night: Span, slot: Span): NightCurve {
  const sky = nightSky(place, night);
  const [first, last] = [sky.sunDown[0]?.from ?? night.from, sky.sunDown.at(-1)?.to ?? night.to];
  const from = Math.max(night.from, Math.min(first - MARGIN, slot.from));
  const to = Math.min(night.to, Math.max(last + MARGIN, slot.to));
  const begin = Math.floor(from / STEP) * STEP;
  const points = Array.from({ length: Math.ceil((to - begin) / STEP) + 1 }, (_, index) => pointAt(place, horizon, target, Math.min(to, Math.max(from, begin + index * STEP))));
  const atNight = points.filter(({ at }) => sky.sunDown.some((down) => at >= down.from && at <= down.to));
  const highest = atNight.reduce<CurvePoint | undefined>((best, point) => (best === undefined || point.altitude > best.altitude ? point : best), undefined);
  const middle = (slot.from + slot.to) / 2;
  return { from, to, sky, points, highest: highest && { at: highest.at, altitude: highest.altitude }, moonDegrees: apart(starAt(place, middle, target), moonAt(place, middle)) };
}

function pointAt(place: Place, horizon: readonly SkylinePoint[], target: Equatorial, at: number): CurvePoint {
  const { altitude, azimuth } = starAt(place, at, target);
  return { at, altitude, horizon: horizonAt(horizon, azimuth), moonAltitude: moonAt(place, at).altitude, sunAltitude: sunAltitude(place, at), usable: false };
}

/** The lowest free altitude at an azimuth, of a horizon from 0° to 360°. */
export function horizonAt(horizon: readonly SkylinePoint[], azimuth: number): number {
  const index = Math.max(1, horizon.findIndex(({ azimuthDegrees }) => azimuthDegrees >= azimuth));
  const [one, other] = [horizon[index - 1], horizon[index]];
  if (one === undefined || other === undefined) return 0;
  const part = (azimuth - one.azimuthDegrees) / (other.azimuthDegrees - one.azimuthDegrees);
  return one.altitudeDegrees + part * (other.altitudeDegrees - one.altitudeDegrees);
}

function apart(one: { altitude: number; azimuth: number }, other: { altitude: number; azimuth: number }): number {
  const [sin, cos] = [(degrees: number) => Math.sin(degrees * RADIANS), (degrees: number) => Math.cos(degrees * RADIANS)];
  return Math.acos(Math.min(1, sin(one.altitude) * sin(other.altitude) + cos(one.altitude) * cos(other.altitude) * cos(one.azimuth - other.azimuth))) / RADIANS;
}
