import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, instantIn, listIn, numberIn, type Json } from '../live/border';

const PIECES = ['frames.zip', 'night.mp4', 'night.gif'] as const;
const STATES = ['making', 'ready', 'none', 'failed'] as const;
const REASONS = ['no-frames', 'not-made-yet', 'not-finished', 'not-makable'] as const;
const GAPS = ['not-arrived', 'not-developed', 'gone', 'too-many', 'unreadable'] as const;

/** What a guest takes home: all frames, the film of the night, and a small moving picture of it. */
export type PieceName = (typeof PIECES)[number];

/** Why an image is not in a piece. */
export type Gap = (typeof GAPS)[number];

/** A piece of an album. While it is made again, what else is known of it is of the former one. */
export interface Piece {
  readonly name: PieceName;
  readonly state: (typeof STATES)[number];
  /** Why it is none or failed. */
  readonly reason: (typeof REASONS)[number] | undefined;
  /** How many frames are in it. */
  readonly frames: number | undefined;
  /** Of how many, where it shows only some. */
  readonly of: number | undefined;
  /** How many images are not in it that should be. */
  readonly leftOut: number;
  /** How many of the first of those are not for which reason, in the order of the reasons. */
  readonly gaps: ReadonlyMap<Gap, number>;
  readonly bytes: number | undefined;
  /** Until when it is there, in ms since 1970. */
  readonly keptUntil: number | undefined;
  /** Where it can be looked at for an hour; undefined when it is not there. */
  readonly url: string | undefined;
  /** Where it is saved from for an hour. */
  readonly saveUrl: string | undefined;
}

/** The pieces of an album, all there are. */
export type Album = readonly Piece[];

const at = (booking: string) => `/api/bookings/${booking}/album`;

/** Asks how a booking’s album stands. */
export function askAlbum(request: Request, language: LanguageCode, booking: string): Promise<Answer<Album>> {
  return ask(request, language, at(booking), readAlbum);
}

/** Has a booking’s album made again. */
export function makeAgain(request: Request, language: LanguageCode, booking: string): Promise<Answer<Album>> {
  return ask(request, language, at(booking), readAlbum, { method: 'POST' });
}

/** Reads an album; a piece that is not known is left out. */
export function readAlbum(json: Json | undefined): Album | undefined {
  return Array.isArray(json?.['pieces']) ? listIn(json, 'pieces').flatMap((piece) => readPiece(asObject(piece)) ?? []) : undefined;
}

function readPiece(json: Json | undefined): Piece | undefined {
  const [name, state] = [PIECES.find((piece) => piece === json?.['piece']), STATES.find((one) => one === json?.['state'])];
  if (name === undefined || state === undefined) return undefined;
  const missing = listIn(json, 'missing').map((one) => asObject(one)?.['reason']);
  return {
    name,
    state,
    reason: REASONS.find((one) => one === json?.['reason']),
    frames: numberIn(json, 'frames'),
    of: numberIn(json, 'of'),
    leftOut: numberIn(json, 'leftOut') ?? 0,
    gaps: new Map(GAPS.map((gap) => [gap, missing.filter((reason) => reason === gap).length] as const).filter(([, count]) => count > 0)),
    bytes: numberIn(json, 'bytes'),
    keptUntil: instantIn(json, 'keptUntil'),
    url: webAddressIn(json, 'url'),
    saveUrl: webAddressIn(json, 'saveUrl'),
  };
}

/** A member that is an address of the web; a script is none. */
function webAddressIn(json: Json | undefined, member: string): string | undefined {
  const text = json?.[member];
  return typeof text === 'string' && /^https?:\/\//.test(text) ? text : undefined;
}

/** Whether it is made now, or will be soon: then it is worth looking again. */
export function isComing(album: Album): boolean {
  return album.some(({ state, reason }) => state === 'making' || reason === 'not-made-yet');
}
