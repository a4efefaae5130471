import type { Equatorial } from './heavens';

/** A star of the chart. */
export interface Star extends Equatorial {
  readonly magnitude: number;
}

/** A named thing of the chart. */
export interface ChartObject extends Equatorial {
  readonly id: string;
  readonly kind: string;
  /** Its longest extent; 0 when it is not known. */
  readonly sizeArcmin: number;
  readonly magnitude: number | undefined;
}

/** What a chart is drawn of. */
export interface ChartSky {
  readonly stars: readonly Star[];
  readonly objects: readonly ChartObject[];
}

/** One file; chart/README.md says what is in it. */
export interface Band {
  readonly ra: readonly number[];
  readonly dec: readonly number[];
  readonly mag: readonly number[];
  readonly objects: readonly (readonly [string, string, number, number, number, number | null])[];
}

/** How high each file’s band is, in degrees. */
const BAND = 15;
const BANDS = 12;

const files = import.meta.glob<{ default: Band }>('./chart/band-*.json');

/** The files that hold what is so close to a declination. */
export function bandsFor(dec: number, radius: number): readonly number[] {
  const of = (degrees: number) => Math.min(BANDS - 1, Math.max(0, Math.floor((degrees + 90) / BAND)));
  const [first, last] = [of(dec - radius), of(dec + radius)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Loads a band; rejects when it cannot be had. */
export type LoadBand = (band: number) => Promise<Band>;

export const loadBand: LoadBand = async (band) => (await files[`./chart/band-${band}.json`]!()).default;

/** The stars and objects that are so close to a point, in degrees. */
export async function chartSky(load: LoadBand, centre: Equatorial, radius: number): Promise<ChartSky> {
  const bands = await Promise.all(bandsFor(centre.dec, radius).map(async (band) => read(await load(band), band)));
  const isNear = (other: Equatorial) => degreesApart(centre, other) <= radius;
  return { stars: bands.flatMap(({ stars }) => stars.filter(isNear)), objects: bands.flatMap(({ objects }) => objects.filter(isNear)) };
}

function read({ ra, dec, mag, objects }: Band, band: number): ChartSky {
  let from = 0;
  return {
    stars: ra.map((step, index) => ({ ra: (from += step) / 100, dec: dec[index]! / 100 + band * BAND - 90, magnitude: mag[index]! / 10 })),
    objects: objects.map(([id, kind, raThousandths, decThousandths, size, magnitude]) => ({
      id,
      kind,
      ra: raThousandths / 1000,
      dec: decThousandths / 1000,
      sizeArcmin: size / 10,
      magnitude: magnitude === null ? undefined : magnitude / 10,
    })),
  };
}

/** How far two points of the sky are from each other, by haversines, which hold for small angles too. */
export function degreesApart(one: Equatorial, other: Equatorial): number {
  const RADIANS = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees / 2) * RADIANS) ** 2;
  const haversine = half(other.dec - one.dec) + Math.cos(one.dec * RADIANS) * Math.cos(other.dec * RADIANS) * half(other.ra - one.ra);
  return (2 * Math.asin(Math.min(1, Math.sqrt(haversine)))) / RADIANS;
}
