import { asObject, flagIn, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';
import { readTranslated, type Translated } from '../live/telescope';

/** The types of frames, as the API codes them. */
export const FRAME_TYPES = ['LIGHT', 'DARK', 'FLAT', 'BIAS'] as const;
export type FrameType = (typeof FRAME_TYPES)[number];

/** Where the middle of a frame is in the sky. */
export interface SkyPlace {
  readonly raJ2000Degrees: number;
  readonly decJ2000Degrees: number;
  /** Arc seconds a pixel. */
  readonly scale: number;
  /** From north towards east to the picture’s top, in degrees. */
  readonly rotationDegrees: number;
  readonly mirrored: boolean;
}

/** What was made of a frame and found in it. Sizes and HFD in pixels, exposure in seconds. */
export interface Developed {
  /** Where the JPEGs of 320, of 1600 and of all pixels are. */
  readonly thumb: string;
  readonly preview: string;
  readonly full: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** The colour mosaic’s pattern; undefined for a camera without one. */
  readonly bayer: string | undefined;
  readonly object: string | undefined;
  readonly filter: string | undefined;
  readonly exposureSeconds: number | undefined;
  readonly sensorCelsius: number | undefined;
  readonly binning: number | undefined;
  readonly gain: number | undefined;
  readonly sky: SkyPlace | undefined;
  readonly stars: number | undefined;
  readonly hfd: number | undefined;
  /** Of each channel: one, or red, green and blue. */
  readonly median: readonly number[];
  readonly noise: readonly number[];
}

/** Why a frame is no image. */
export interface Rejected {
  readonly code: string;
  readonly text: Translated;
}

/** What the cloud found once it looked at a frame: pictures, or a reason. */
export interface Found {
  readonly type: FrameType | undefined;
  readonly filter: string | undefined;
  readonly takenAt: number | undefined;
  readonly developed: Developed | undefined;
  readonly rejected: Rejected | undefined;
}

/** Reads the members that tell what was found; undefined when none does. */
export function readFound(from: Json | undefined): Found | undefined {
  const developed = readDeveloped(objectIn(from, 'developed'));
  const rejected = developed === undefined ? readRejected(objectIn(from, 'rejected')) : undefined;
  if (developed === undefined && rejected === undefined) return undefined;
  return { type: typeIn(from), filter: textIn(from, 'filter'), takenAt: instantIn(from, 'takenAt'), developed, rejected };
}

/** The member `type`, when it is a type of frame. */
export function typeIn(from: Json | undefined): FrameType | undefined {
  return FRAME_TYPES.find((type) => type === from?.['type']);
}

function readDeveloped(from: Json | undefined): Developed | undefined {
  const [thumb, preview, full] = [pictureIn(from, 'thumb'), pictureIn(from, 'preview'), pictureIn(from, 'full')];
  if (thumb === undefined || preview === undefined || full === undefined) return undefined;
  return {
    thumb,
    preview,
    full,
    width: numberIn(from, 'width'),
    height: numberIn(from, 'height'),
    bayer: textIn(from, 'bayer'),
    object: textIn(from, 'object'),
    filter: textIn(from, 'filter'),
    exposureSeconds: numberIn(from, 'exposure'),
    sensorCelsius: numberIn(from, 'temperature'),
    binning: numberIn(from, 'binning'),
    gain: numberIn(from, 'gain'),
    sky: readSky(asObject(from?.['wcs'])),
    stars: numberIn(from, 'stars'),
    hfd: numberIn(from, 'hfd'),
    median: numbersIn(from, 'median'),
    noise: numbersIn(from, 'noise'),
  };
}

function readSky(from: Json | undefined): SkyPlace | undefined {
  const [ra, dec, scale] = [numberIn(from, 'ra'), numberIn(from, 'dec'), numberIn(from, 'scale')];
  const rotation = numberIn(from, 'rotation');
  if (ra === undefined || dec === undefined || scale === undefined || rotation === undefined || Math.abs(dec) > 90) return undefined;
  return { raJ2000Degrees: ra, decJ2000Degrees: dec, scale, rotationDegrees: rotation, mirrored: flagIn(from, 'mirrored') ?? false };
}

function readRejected(from: Json | undefined): Rejected | undefined {
  const code = textIn(from, 'code');
  return code === undefined ? undefined : { code, text: readTranslated(objectIn(from, 'text')) };
}

function numbersIn(from: Json | undefined, member: string): readonly number[] {
  const numbers = listIn(from, member).slice(0, 3);
  return numbers.every((value) => typeof value === 'number' && Number.isFinite(value)) ? (numbers as number[]) : [];
}

/** A member that is the way to a picture on this site: a path, and which bytes are meant. */
function pictureIn(from: Json | undefined, member: string): string | undefined {
  const value = textIn(from, member);
  return value !== undefined && /^\/(?!\/)[A-Za-z0-9._~%\-/]*(\?of=[A-Za-z0-9-]*)?$/.test(value) ? value : undefined;
}
