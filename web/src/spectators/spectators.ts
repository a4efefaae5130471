import { ask, nothing, type Answer, type Request } from '../api/ask';
import { readPhase, type PhaseTold } from '../bookings/phase-watch';
import { spanIn, type Span } from '../bookings/booking';
import type { LanguageCode } from '../i18n/language';
import { asObject, flagIn, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';
import { readTelescope, type Telescope } from '../live/telescope';

/** A link by which others watch a booking. */
export interface SpectatorLink {
  readonly id: string;
  /** Whom it is for, as its maker wrote it. */
  readonly label: string | undefined;
  /** In ms since 1970. */
  readonly expiresAt: number;
  /** Whether its guests see everything a minute later. */
  readonly isLate: boolean;
  /** The secret address, told once: when it is made. */
  readonly url: string | undefined;
}

/** What a spectator sees of a booking. */
export interface Spectacle extends PhaseTold, Span {
  readonly telescope: Telescope;
  readonly target: string | undefined;
  readonly expiresAt: number;
  /** How long after it happened everything is seen. */
  readonly lateSeconds: number;
}

const pathOf = (booking: string) => `/api/bookings/${booking}/spectators`;

/** Asks for the links of a booking. */
export function askLinks(request: Request, language: LanguageCode, booking: string): Promise<Answer<readonly SpectatorLink[]>> {
  return ask(request, language, pathOf(booking), (json) =>
    Array.isArray(json?.['links']) ? listIn(json, 'links').flatMap((row) => readLink(asObject(row)) ?? []) : undefined,
  );
}

/** Makes a link. Asked again with the same id nothing is made: the refusal is `link-there`. */
export function makeLink(request: Request, language: LanguageCode, booking: string, id: string, label: string, late: boolean): Promise<Answer<SpectatorLink>> {
  return ask(request, language, pathOf(booking), readLink, { body: { id, ...(label !== '' && { label }), ...(late && { late }) } });
}

/** Takes a link back. */
export function revokeLink(request: Request, language: LanguageCode, booking: string, id: string): Promise<Answer<true>> {
  return ask(request, language, `${pathOf(booking)}/${encodeURIComponent(id)}`, nothing, { method: 'DELETE' });
}

/** Asks what there is to see behind a secret. */
export function askSpectacle(request: Request, language: LanguageCode, secret: string): Promise<Answer<Spectacle>> {
  return ask(request, language, `/api/spectate/${encodeURIComponent(secret)}`, readSpectacle);
}

/** Where a spectator gets a ticket for the live socket. */
export function ticketPath(secret: string): string {
  return `/api/spectate/${encodeURIComponent(secret)}/tickets`;
}

/** The member `url`: an address of the web, or a path of this site. */
export function urlIn(json: Json | undefined): string | undefined {
  const url = textIn(json, 'url');
  if (url === undefined || !/^(https?:\/\/[^\s]+|\/[^/\s][^\s]*)$/.test(url)) return undefined;
  return url;
}

function readLink(json: Json | undefined): SpectatorLink | undefined {
  const [id, expiresAt] = [textIn(json, 'id'), instantIn(json, 'expiresAt')];
  return id === undefined || expiresAt === undefined ? undefined : { id, label: textIn(json, 'label'), expiresAt, isLate: flagIn(json, 'late') ?? false, url: urlIn(json) };
}

function readSpectacle(json: Json | undefined): Spectacle | undefined {
  const [phase, span, telescope, expiresAt] = [readPhase(json), spanIn(json), readTelescope(objectIn(json, 'telescope')), instantIn(json, 'expiresAt')];
  if (phase === undefined || span === undefined || telescope === undefined || expiresAt === undefined) return undefined;
  return { ...phase, ...span, telescope, target: textIn(json, 'target') ?? textIn(objectIn(json, 'target'), 'name'), expiresAt, lateSeconds: numberIn(json, 'lateSeconds') ?? 0 };
}
