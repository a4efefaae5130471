import { ask, nothing, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, instantIn, listIn, numberIn, textIn, type Json } from '../live/border';
import { readTelescope, type Translated } from '../live/telescope';
import { draftOf, wishOf, type Draft } from './draft';

/** A stretch of time in which a telescope is closed. */
export interface Blackout {
  readonly id: string;
  /** In ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** A telescope as only its operator sees it. */
export interface OwnTelescope {
  readonly id: string;
  readonly name: Translated;
  readonly site: Translated;
  /** Of its site; UTC when it has none that is known here. */
  readonly timeZone: string;
  /** public, hidden or retired; what a newer cloud adds is kept as it is. */
  readonly listing: string;
  /** Grows with each change of the description. */
  readonly version: number;
  readonly draft: Draft;
  readonly blackouts: readonly Blackout[];
}

/** Asks for the caller’s telescopes. */
export function askOwnTelescopes(request: Request, language: LanguageCode): Promise<Answer<readonly OwnTelescope[]>> {
  return ask(request, language, '/api/operator/telescopes', (json) =>
    Array.isArray(json?.['telescopes']) ? listIn(json, 'telescopes').flatMap((row) => readOwn(asObject(row)) ?? []) : undefined,
  );
}

/** Describes a new telescope, or the one of an id to the version that was read. */
export function keep(request: Request, language: LanguageCode, draft: Draft, version: number | undefined): Promise<Answer<OwnTelescope>> {
  const wish = wishOf(draft);
  return version === undefined
    ? ask(request, language, '/api/telescopes', readOwn, { body: { id: draft.fields.id, ...wish } })
    : ask(request, language, `/api/telescopes/${draft.fields.id}`, readOwn, { method: 'PUT', body: { version, ...wish } });
}

/** Takes a telescope out of service for ever. */
export function retire(request: Request, language: LanguageCode, id: string): Promise<Answer<OwnTelescope>> {
  return ask(request, language, `/api/telescopes/${id}`, readOwn, { method: 'DELETE' });
}

/** Closes a telescope for a stretch of time; an end that could not be read is told by the answer. */
export function close(request: Request, language: LanguageCode, id: string, from: number | undefined, to: number | undefined, reason: string): Promise<Answer<Blackout>> {
  const instant = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());
  return ask(request, language, `/api/telescopes/${id}/blackouts`, readBlackout, { body: { from: instant(from), to: instant(to), reason } });
}

/** Opens a telescope again. */
export function reopen(request: Request, language: LanguageCode, id: string, blackout: string): Promise<Answer<true>> {
  return ask(request, language, `/api/telescopes/${id}/blackouts/${blackout}`, nothing, { method: 'DELETE' });
}

function readOwn(json: Json | undefined): OwnTelescope | undefined {
  const [telescope, listing, version] = [readTelescope(json), textIn(json, 'listing'), numberIn(json, 'version')];
  if (json === undefined || telescope === undefined || listing === undefined || version === undefined) return undefined;
  const { id, name, site, timeZone } = telescope;
  const blackouts = listIn(json, 'blackouts').flatMap((row) => readBlackout(asObject(row)) ?? []);
  return { id, name, site, timeZone, listing, version, draft: draftOf(json), blackouts };
}

function readBlackout(json: Json | undefined): Blackout | undefined {
  const [id, from, to] = [textIn(json, 'id'), instantIn(json, 'from'), instantIn(json, 'to')];
  if (id === undefined || !/^[0-9-]+$/.test(id) || from === undefined || to === undefined) return undefined;
  return { id, from, to, reason: textIn(json, 'reason') ?? '' };
}
