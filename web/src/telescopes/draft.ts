import { asObject, listIn, objectIn, type Json } from '../live/border';

/** The members that are typed or chosen one by one, by the path that the API names them by. */
export const FIELDS = [
  'id',
  'name.en', 'name.fr', 'description.en', 'description.fr',
  'site.name.en', 'site.name.fr', 'site.latitudeDegrees', 'site.longitudeDegrees', 'site.elevationMetres', 'site.timeZone',
  'optics.focalLengthMm', 'optics.apertureMm', 'optics.mount',
  'camera.name', 'camera.width', 'camera.height', 'camera.pixelSizeMicrometres', 'camera.colour', 'filters',
  'centsAnHour', 'needsConsent', 'freeCancelHours',
  'overheads.slewSeconds', 'overheads.solveSeconds', 'overheads.autofocusSeconds', 'overheads.filterChangeSeconds',
  'overheads.downloadSeconds', 'overheads.ditherSeconds', 'overheads.flipSeconds',
  'listing', 'relay', 'voyager', 'operator',
] as const;

/** One of them. */
export type Field = (typeof FIELDS)[number];

/** The days of a week as the API names them. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];

/** A point of the horizon as it was typed. */
export interface HorizonRow {
  azimuthDegrees: string;
  altitudeDegrees: string;
}

/** A stretch of every week as it was typed, HH:mm; on the next day when `to` is not later than `from`. */
export interface OpeningRow {
  day: Day;
  from: string;
  to: string;
}

/** A description as it stands in the form: every text as it was typed, also one that cannot be. The price is in credits. */
export interface Draft {
  fields: Record<Field, string>;
  horizon: HorizonRow[];
  opening: OpeningRow[];
}

/** The most of each that the API takes. */
export const MOST = { horizon: 72, opening: 21 };

const TEXTS: readonly Field[] = ['id', 'name.en', 'name.fr', 'description.en', 'description.fr', 'site.name.en', 'site.name.fr', 'site.timeZone', 'optics.mount', 'camera.name', 'camera.colour', 'listing', 'relay', 'operator'];
/** Left out when empty: then it is as usual, or there is none. */
const OPTIONAL = (field: Field) => field.startsWith('overheads.') || field === 'relay' || field === 'voyager' || field === 'operator';

const LONGEST_TEXT = 1000;
const FRESH: Partial<Record<Field, string>> = { 'optics.mount': 'german', 'camera.colour': 'mono', needsConsent: 'false', freeCancelHours: '24', listing: 'hidden' };

/** A form in which nothing is written yet. */
export function freshDraft(timeZone: string): Draft {
  return { fields: fieldsBy((field) => (field === 'site.timeZone' ? timeZone : (FRESH[field] ?? ''))), horizon: [], opening: [] };
}

/** The form of a telescope; what it lacks is empty. */
export function draftOf(json: Json): Draft {
  const fields = fieldsBy((field) => {
    if (field === 'filters') return listIn(json, 'filters').filter((filter) => typeof filter === 'string').join(', ');
    const path = field.split('.');
    const holder = path.slice(0, -1).reduce<Json | undefined>((from, member) => objectIn(from, member), json);
    const text = typed(holder?.[path.at(-1)!]);
    return field === 'centsAnHour' && text !== '' ? String(Number(text) / 100) : text;
  });
  const horizon = listIn(json, 'horizon').slice(0, MOST.horizon).map((row) => {
    const point = asObject(row);
    return { azimuthDegrees: typed(point?.['azimuthDegrees']), altitudeDegrees: typed(point?.['altitudeDegrees']) };
  });
  const opening = listIn(json, 'opening').slice(0, MOST.opening).flatMap((row) => {
    const stretch = asObject(row);
    const day = DAYS.find((known) => known === stretch?.['day']);
    return day === undefined ? [] : [{ day, from: typed(stretch?.['from']), to: typed(stretch?.['to']) }];
  });
  return { fields, horizon, opening };
}

/** What the API is asked to make of a form; what is no number is null, and the API says so at its place. */
export function wishOf({ fields, horizon, opening }: Draft): object {
  const wish: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const text = fields[field].trim();
    // A Voyager without its relay is nothing.
    if (field === 'id' || (OPTIONAL(field) && text === '') || (field === 'voyager' && fields.relay.trim() === '')) continue;
    const path = field.split('.');
    const holder = path.slice(0, -1).reduce((from, member) => (from[member] ??= {}) as Record<string, unknown>, wish);
    holder[path.at(-1)!] = valueOf(field, text);
  }
  return {
    ...wish,
    horizon: horizon.map(({ azimuthDegrees, altitudeDegrees }) => ({ azimuthDegrees: numberOf(azimuthDegrees) ?? null, altitudeDegrees: numberOf(altitudeDegrees) ?? null })),
    opening: opening.map(({ day, from, to }) => ({ day, from, to })),
  };
}

/** The number that somebody typed, with a comma or a point and any minus sign; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.').replace('−', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/**
 * What somebody typed, on top of what somebody else kept meanwhile: a member that was changed here stays as it was typed.
 *
 * @param base what both began with
 * @returns the form, and the members that both changed, each to something else
 */
export function merged(base: Draft, mine: Draft, theirs: Draft): { readonly draft: Draft; readonly both: readonly string[] } {
  const both: string[] = [];
  function pick<T>(name: string, from: T, here: T, there: T): T {
    const [before, own, other] = [from, here, there].map((value) => JSON.stringify(value));
    if (own === before) return there;
    if (other !== before && other !== own) both.push(name);
    return here;
  }
  const fields = fieldsBy((field) => pick(field, base.fields[field], mine.fields[field], theirs.fields[field]));
  const horizon = pick('horizon', base.horizon, mine.horizon, theirs.horizon);
  const opening = pick('opening', base.opening, mine.opening, theirs.opening);
  return { draft: structuredClone({ fields, horizon, opening }), both };
}

function fieldsBy(value: (field: Field) => string): Record<Field, string> {
  return Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as Record<Field, string>;
}

function typed(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : '';
}

/** The filters that somebody typed, with commas between. */
export function filtersIn(text: string): readonly string[] {
  return text.split(/[,;]/).map((filter) => filter.trim()).filter((filter) => filter !== '');
}

function valueOf(field: Field, text: string): unknown {
  if (field === 'filters') return filtersIn(text);
  if (field === 'needsConsent') return text === 'true';
  if (TEXTS.includes(field)) return text;
  const number = numberOf(text);
  if (number === undefined) return null;
  return field === 'centsAnHour' ? Math.round(number * 100) : number;
}
