import type { Request } from '../api/ask';
import { ask, type Answer } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, flagIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';
import { readTelescope, type Telescope } from '../live/telescope';
import type { Place } from '../sky/heavens';
import { skyline, type SkylinePoint } from '../telescopes/skyline';
import { spanIn, type Span } from './booking';

/** A telescope as who books it wants to know it. */
export interface Offer extends Telescope {
  /** In credit-cents an hour; undefined when its operator has not said yet, and then it cannot be booked. */
  readonly centsAnHour: number | undefined;
  readonly needsConsent: boolean;
  readonly freeCancelHours: number | undefined;
  readonly description: { readonly en: string | undefined; readonly fr: string | undefined };
  /** The sky that one frame shows, in degrees. */
  readonly fieldDegrees: { readonly width: number; readonly height: number } | undefined;
  readonly focalLengthMm: number | undefined;
  readonly apertureMm: number | undefined;
  readonly sensor: { readonly width: number; readonly height: number } | undefined;
  readonly pixelScaleArcsec: number | undefined;
  /** Where it stands; undefined when that was not told. */
  readonly place: Place | undefined;
  /** What hides the sky; only when one telescope is asked for. */
  readonly horizon: readonly SkylinePoint[];
  /** When it can be booked each week; undefined in a list. */
  readonly opening: readonly Opening[] | undefined;
  /** When it cannot be booked whatever its hours. */
  readonly blackouts: readonly Span[];
}

/** A stretch of each week, by the clocks of the site; `to` is on the next day when not later than `from`. */
export interface Opening {
  /** 0 is Sunday. */
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** Asks for the telescopes that anybody may see. */
export function askTelescopes(request: Request, language: LanguageCode): Promise<Answer<readonly Offer[]>> {
  return ask(request, language, '/api/telescopes', (json) => {
    if (!Array.isArray(json?.['telescopes'])) return undefined;
    return listIn(json, 'telescopes').flatMap((row) => readOffer(asObject(row)) ?? []);
  });
}

/** Asks for one telescope. */
export function askTelescope(request: Request, language: LanguageCode, id: string): Promise<Answer<Offer>> {
  return ask(request, language, `/api/telescopes/${encodeURIComponent(id)}`, (json) => readOffer(objectIn(json, 'telescope')));
}

function readOffer(json: Json | undefined): Offer | undefined {
  const telescope = readTelescope(json);
  if (telescope === undefined) return undefined;
  const [field, description] = [objectIn(json, 'fieldOfView'), objectIn(json, 'description')];
  const [width, height] = [numberIn(field, 'widthDegrees'), numberIn(field, 'heightDegrees')];
  const [optics, camera, site] = [objectIn(json, 'optics'), objectIn(json, 'camera'), objectIn(json, 'site')];
  const [across, down] = [numberIn(camera, 'width'), numberIn(camera, 'height')];
  const [latitudeDegrees, longitudeDegrees] = [numberIn(site, 'latitudeDegrees'), numberIn(site, 'longitudeDegrees')];
  return {
    ...telescope,
    centsAnHour: numberIn(json, 'centsAnHour'),
    needsConsent: flagIn(json, 'needsConsent') ?? false,
    freeCancelHours: numberIn(json, 'freeCancelHours'),
    description: { en: longTextIn(description, 'en'), fr: longTextIn(description, 'fr') },
    fieldDegrees: width === undefined || height === undefined ? undefined : { width, height },
    focalLengthMm: numberIn(optics, 'focalLengthMm'),
    apertureMm: numberIn(optics, 'apertureMm'),
    sensor: across === undefined || down === undefined ? undefined : { width: across, height: down },
    pixelScaleArcsec: numberIn(camera, 'pixelScaleArcsec'),
    place: latitudeDegrees === undefined || longitudeDegrees === undefined ? undefined : { latitudeDegrees, longitudeDegrees },
    horizon: skyline(listIn(json, 'horizon').map((row) => ({ azimuthDegrees: numberIn(asObject(row), 'azimuthDegrees'), altitudeDegrees: numberIn(asObject(row), 'altitudeDegrees') }))),
    opening: Array.isArray(json?.['opening']) ? listIn(json, 'opening').flatMap((row) => readOpening(asObject(row)) ?? []) : undefined,
    blackouts: listIn(json, 'blackouts').flatMap((row) => spanIn(asObject(row)) ?? []),
  };
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function readOpening(row: Json | undefined): Opening | undefined {
  const [day, from, to] = [DAYS.indexOf(textIn(row, 'day') ?? ''), textIn(row, 'from'), textIn(row, 'to')];
  return day < 0 || from === undefined || to === undefined ? undefined : { day, from, to };
}

/** Descriptions are 1,000 characters at most, longer than other texts. */
function longTextIn(json: Json | undefined, member: string): string | undefined {
  const value = json?.[member];
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 1000) : undefined;
}
