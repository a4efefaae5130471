import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

/** What somebody has, in credit-cents. */
export interface Balance {
  readonly freeCents: number;
  /** Set aside for bookings. */
  readonly heldCents: number;
}

/** One movement of credits. */
export interface Entry {
  /** Why, once in an account. */
  readonly cause: string;
  /** grant, hold, capture, release or refund; what a newer cloud adds is kept as it is. */
  readonly kind: string;
  readonly freeChangeCents: number;
  readonly heldChangeCents: number;
  /** In ms since 1970. */
  readonly at: number;
  readonly reason: string | undefined;
  /** The booking that it is for. */
  readonly booking: string | undefined;
  /** Whether it stands in that booking’s bill: it is of minutes, not of a whole price. */
  readonly isOnBill: boolean;
}

/** A page of movements, the newest first. */
export interface Statement {
  readonly balance: Balance;
  readonly entries: readonly Entry[];
  /** Where the next page begins; undefined on the last. */
  readonly before: string | undefined;
}

const OF_BOOKING = /^booking\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/;
const OF_MINUTES = /\/(?:capture|release|refund)\/[a-z-]+$/;

/** Asks what the caller has. */
export function askBalance(request: Request, language: LanguageCode): Promise<Answer<Balance>> {
  return ask(request, language, '/api/me/credits', readBalance);
}

/** Asks for a page of the caller’s movements. */
export function askStatement(request: Request, language: LanguageCode, before?: string): Promise<Answer<Statement>> {
  const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
  return ask(request, language, `/api/me/statement${query}`, (json) => {
    const balance = readBalance(objectIn(json, 'balance'));
    if (balance === undefined || !Array.isArray(json?.['entries'])) return undefined;
    return { balance, entries: listIn(json, 'entries').flatMap((row) => readEntry(asObject(row)) ?? []), before: textIn(json, 'before') };
  });
}

/**
 * Asks for the movements as a file for a spreadsheet.
 *
 * @throws Error when nothing answers, or something that is no such file
 */
export async function askFile(request: Request, language: LanguageCode): Promise<Blob> {
  const answer = await request('/api/me/statement.csv', { headers: { 'accept-language': language, accept: 'text/csv' } });
  if (!answer.ok || !/^text\/csv\b/.test(answer.headers.get('content-type') ?? '')) {
    throw new Error(`The cloud answered ${answer.status} when asked for the statement as a file.`);
  }
  // As it came: the mark at its beginning, which text() would take away, tells spreadsheets its encoding.
  return new Blob([await answer.arrayBuffer()], { type: 'text/csv;charset=utf-8' });
}

function readBalance(json: Json | undefined): Balance | undefined {
  const [freeCents, heldCents] = [numberIn(json, 'freeCents'), numberIn(json, 'heldCents')];
  return freeCents === undefined || heldCents === undefined ? undefined : { freeCents, heldCents };
}

function readEntry(json: Json | undefined): Entry | undefined {
  const [cause, kind, at] = [textIn(json, 'cause'), textIn(json, 'kind'), instantIn(json, 'at')];
  const [freeChangeCents, heldChangeCents] = [numberIn(json, 'freeChangeCents'), numberIn(json, 'heldChangeCents')];
  if (cause === undefined || kind === undefined || at === undefined || freeChangeCents === undefined || heldChangeCents === undefined) return undefined;
  return { cause, kind, at, freeChangeCents, heldChangeCents, reason: textIn(json, 'reason'), booking: OF_BOOKING.exec(cause)?.[1], isOnBill: OF_MINUTES.test(cause) };
}
