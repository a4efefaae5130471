import type { Request } from '../api/ask';
import { ask, type Answer } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, flagIn, listIn, numberIn, objectIn, type Json } from '../live/border';
import { readTelescope, type Telescope } from '../live/telescope';

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
  return {
    ...telescope,
    centsAnHour: numberIn(json, 'centsAnHour'),
    needsConsent: flagIn(json, 'needsConsent') ?? false,
    freeCancelHours: numberIn(json, 'freeCancelHours'),
    description: { en: longTextIn(description, 'en'), fr: longTextIn(description, 'fr') },
    fieldDegrees: width === undefined || height === undefined ? undefined : { width, height },
    focalLengthMm: numberIn(objectIn(json, 'optics'), 'focalLengthMm'),
  };
}

/** Descriptions are 1,000 characters at most, longer than other texts. */
function longTextIn(json: Json | undefined, member: string): string | undefined {
  const value = json?.[member];
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 1000) : undefined;
}
