/**
 * Where Sun, Moon and stars stand, well enough for a picture: against the cloud's own reckoning, which decides what can be booked,
 * altitudes are right to 0.03° (Moon 0.1°) and twilights to some seconds. Nutation, and aberration of stars, are left out.
 */

/** A place on the Earth, in degrees; east and north are positive. */
export interface Place {
  readonly latitudeDegrees: number;
  readonly longitudeDegrees: number;
}

/** A direction seen from a place, in degrees; azimuth from north through east. */
export interface Direction {
  readonly altitude: number;
  readonly azimuth: number;
}

/** A place in the sky, in degrees. */
export interface Equatorial {
  readonly ra: number;
  readonly dec: number;
}

/** The Moon over a place. */
export interface MoonSeen extends Direction {
  /** How much of its disc is lit, from 0 to 1. */
  readonly lit: number;
  /** How far it is east of the Sun in ecliptic longitude: 0 new, 90 first quarter, 180 full. */
  readonly elongation: number;
  /** The altitude of its centre when its upper limb is on the horizon. */
  readonly risingAltitude: number;
}

const J2000 = Date.UTC(2000, 0, 1, 12);
const DAY = 86_400_000;
const TT_MINUS_UTC_MS = 69_184;
const SUN_DISTANCE_KM = 149_597_871;
const EARTH_RADIUS_KM = 6378.14;
const MOON_RADIUS_KM = 1737.4;
const RADIANS = Math.PI / 180;

const sin = (degrees: number) => Math.sin(degrees * RADIANS);
const cos = (degrees: number) => Math.cos(degrees * RADIANS);
const asin = (value: number) => Math.asin(Math.min(1, Math.max(-1, value))) / RADIANS;
const atan2 = (y: number, x: number) => Math.atan2(y, x) / RADIANS;
const positive = (degrees: number) => ((degrees % 360) + 360) % 360;

/** Julian centuries of Terrestrial Time since J2000.0. */
const centuries = (at: number) => (at - J2000 + TT_MINUS_UTC_MS) / DAY / 36_525;

/** Greenwich mean sidereal time in degrees. J. Meeus, Astronomical Algorithms, 2nd ed. (1998), eq. 12.4. */
const greenwich = (at: number) => 280.46061837 + 360.98564736629 * ((at - J2000) / DAY);

/** From the ecliptic to the equator of date; Meeus, ch. 13 and eq. 22.2. */
function fromEcliptic(t: number, longitude: number, latitude: number): Equatorial {
  const obliquity = 23.4392911 - 0.0130042 * t;
  return {
    ra: positive(atan2(sin(longitude) * cos(obliquity) - (sin(latitude) / cos(latitude)) * sin(obliquity), cos(longitude))),
    dec: asin(sin(latitude) * cos(obliquity) + cos(latitude) * sin(obliquity) * sin(longitude)),
  };
}

/** Meeus, eq. 13.5 and 13.6, azimuths from north. */
function seenFrom(place: Place, at: number, { ra, dec }: Equatorial): Direction {
  const hour = greenwich(at) + place.longitudeDegrees - ra;
  return {
    altitude: asin(sin(place.latitudeDegrees) * sin(dec) + cos(place.latitudeDegrees) * cos(dec) * cos(hour)),
    azimuth: positive(atan2(-sin(hour) * cos(dec), sin(dec) * cos(place.latitudeDegrees) - cos(dec) * cos(hour) * sin(place.latitudeDegrees))),
  };
}

/** The Sun’s ecliptic longitude; Meeus, ch. 25, low accuracy. */
function sunLongitude(t: number): number {
  const m = 357.52911 + 35999.05029 * t;
  return 280.46646 + 36000.76983 * t + (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m) - 0.00569;
}

/** How high the Sun’s centre stands. */
export function sunAltitude(place: Place, at: number): number {
  const t = centuries(at);
  return seenFrom(place, at, fromEcliptic(t, sunLongitude(t), 0)).altitude;
}

/** Multiples of D, M, M′, F; longitude in 0.001° (sine); distance in km (cosine): the larger terms of Meeus’ table 47.A. */
const LONGITUDE: readonly (readonly [number, number, number, number, number, number])[] = [
  [0, 0, 1, 0, 6289, -20905], [2, 0, -1, 0, 1274, -3699], [2, 0, 0, 0, 658, -2956], [0, 0, 2, 0, 214, -570], [0, 1, 0, 0, -185, 49],
  [0, 0, 0, 2, -114, -3], [2, 0, -2, 0, 59, 246], [2, -1, -1, 0, 57, -152], [2, 0, 1, 0, 53, -171], [2, -1, 0, 0, 46, -205],
  [0, 1, -1, 0, -41, -130], [1, 0, 0, 0, -35, 109], [0, 1, 1, 0, -30, 105], [2, 0, 0, -2, 15, 10], [0, 0, 1, 2, -13, 0],
  [0, 0, 1, -2, 11, 80], [4, 0, -1, 0, 11, -35], [0, 0, 3, 0, 10, -23], [4, 0, -2, 0, 9, -22], [2, 1, -1, 0, -8, 24], [2, 1, 0, 0, -7, 31],
];

/** Multiples of D, M, M′, F; latitude in 0.001° (sine): the larger terms of table 47.B. */
const LATITUDE: readonly (readonly [number, number, number, number, number])[] = [
  [0, 0, 0, 1, 5128], [0, 0, 1, 1, 281], [0, 0, 1, -1, 278], [2, 0, 0, -1, 173], [2, 0, -1, 1, 55], [2, 0, -1, -1, 46],
  [2, 0, 0, 1, 33], [0, 0, 2, 1, 17], [2, 0, 1, -1, 9], [0, 0, 2, -1, 9], [2, -1, 0, -1, 8],
];

/** The Moon as a place sees it, parallax included; Meeus, ch. 40 (altitude only), 47 and eq. 48.3. */
export function moonAt(place: Place, at: number): MoonSeen {
  const t = centuries(at);
  const d = 297.8501921 + 445267.1114034 * t;
  const m = 357.5291092 + 35999.0502909 * t;
  const mPrime = 134.9633964 + 477198.8675055 * t;
  const f = 93.272095 + 483202.0175233 * t;
  let [longitude, latitude, distance] = [218.3164477 + 481267.88123421 * t, 0, 385_000.56];
  for (const [ofD, ofM, ofMPrime, ofF, sine, cosine] of LONGITUDE) {
    const argument = ofD * d + ofM * m + ofMPrime * mPrime + ofF * f;
    longitude += (sine / 1000) * sin(argument);
    distance += cosine * cos(argument);
  }
  for (const [ofD, ofM, ofMPrime, ofF, sine] of LATITUDE) latitude += (sine / 1000) * sin(ofD * d + ofM * m + ofMPrime * mPrime + ofF * f);
  const fromCentre = seenFrom(place, at, fromEcliptic(t, longitude, latitude));
  const elongation = positive(longitude - sunLongitude(t));
  const apart = Math.acos(cos(latitude) * cos(elongation));
  const phase = Math.atan2(SUN_DISTANCE_KM * Math.sin(apart), distance - SUN_DISTANCE_KM * Math.cos(apart));
  return {
    azimuth: fromCentre.azimuth,
    altitude: fromCentre.altitude - asin((EARTH_RADIUS_KM / distance) * cos(fromCentre.altitude)),
    lit: (1 + Math.cos(phase)) / 2,
    elongation,
    risingAltitude: -34 / 60 - asin(MOON_RADIUS_KM / distance),
  };
}

/** Where a star of J2000 stands; precession by Meeus, eq. 21.3 and 21.4. */
export function starAt(place: Place, at: number, { ra, dec }: Equatorial): Direction {
  const t = centuries(at);
  const zeta = ((2306.2181 + 0.30188 * t) * t) / 3600;
  const z = ((2306.2181 + 1.09468 * t) * t) / 3600;
  const theta = ((2004.3109 - 0.42665 * t) * t) / 3600;
  const [a, b, c] = [cos(dec) * sin(ra + zeta), cos(theta) * cos(dec) * cos(ra + zeta) - sin(theta) * sin(dec), sin(theta) * cos(dec) * cos(ra + zeta) + cos(theta) * sin(dec)];
  return seenFrom(place, at, { ra: atan2(a, b) + z, dec: asin(c) });
}
