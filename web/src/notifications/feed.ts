import { ask, nothing, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, flagIn, instantIn, linesIn, listIn, numberIn, pathIn, textIn, type Json } from '../live/border';

/** Something that somebody was told. */
export interface Told {
  readonly id: string;
  readonly kind: string;
  /** In ms since 1970. */
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** The page that shows more, on this site. */
  readonly link: string | undefined;
  readonly isNew: boolean;
}

/** A page of what somebody was told, the newest first. */
export interface ToldPage {
  readonly rows: readonly Told[];
  /** How many of all are new; 100 for more. */
  readonly fresh: number;
  /** When this is so, by the cloud's clock: as it wrote it, and in ms since 1970. */
  readonly asOf: string;
  readonly asOfMs: number;
  /** Where the next page begins; undefined on the last. */
  readonly before: string | undefined;
}

const PATH = '/api/me/notifications';
const PAGE = 20;
const MAX_LINES = 3_000;

/** Asks for a page of what the caller was told. */
export function askTold(request: Request, language: LanguageCode, before?: string): Promise<Answer<ToldPage>> {
  return ask(request, language, `${PATH}?${new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) })}`, readPage);
}

/** Asks how many are new. */
export function askFresh(request: Request, language: LanguageCode): Promise<Answer<number>> {
  return ask(request, language, `${PATH}?limit=1`, (json) => readPage(json)?.fresh);
}

/** Tells the cloud that the list was seen as it was at a moment. */
export function putSeen(request: Request, language: LanguageCode, until: string): Promise<Answer<true>> {
  return ask(request, language, `${PATH}/seen`, nothing, { method: 'PUT', body: { until } });
}

function readPage(json: Json | undefined): ToldPage | undefined {
  const [fresh, asOf, asOfMs] = [numberIn(json, 'fresh'), textIn(json, 'asOf'), instantIn(json, 'asOf')];
  if (fresh === undefined || asOf === undefined || asOfMs === undefined || !Array.isArray(json?.['notifications'])) return undefined;
  return { fresh, asOf, asOfMs, before: textIn(json, 'before'), rows: listIn(json, 'notifications').flatMap((row) => readTold(asObject(row)) ?? []) };
}

function readTold(json: Json | undefined): Told | undefined {
  const [id, kind, title, at] = [textIn(json, 'id'), textIn(json, 'kind'), textIn(json, 'title'), instantIn(json, 'at')];
  if (id === undefined || kind === undefined || title === undefined || at === undefined) return undefined;
  return { id, kind, title, at, text: linesIn(json, 'text', MAX_LINES) ?? '', link: pathIn(json, 'link'), isNew: flagIn(json, 'isNew') ?? false };
}

/**
 * What is held, with the newest page asked anew. What was new when it was first shown stays marked. When the two do not meet, there may be
 * more between them than a page, and only the newest page is held.
 */
export function withNewest(held: ToldPage | undefined, newest: ToldPage): ToldPage {
  if (held === undefined) return newest;
  const known = new Map(held.rows.map((row) => [row.id, row]));
  const rows = newest.rows.map((row) => ({ ...row, isNew: row.isNew || known.get(row.id)?.isNew === true }));
  if (newest.before === undefined || !rows.some(({ id }) => known.has(id))) return { ...newest, rows };
  const shown = new Set(rows.map(({ id }) => id));
  return { ...newest, rows: [...rows, ...held.rows.filter(({ id }) => !shown.has(id))], before: held.before };
}

/** What is held, and an older page after it. */
export function withOlder(held: ToldPage, older: ToldPage): ToldPage {
  const known = new Set(held.rows.map(({ id }) => id));
  // What came between the two questions was not shown: how many are new is as of the newest page.
  return { ...held, rows: [...held.rows, ...older.rows.filter(({ id }) => !known.has(id))], before: older.before };
}

/** Rows of one day, under its name. */
export interface Day {
  readonly name: string;
  readonly rows: readonly Told[];
}

/** Rows by day, in their order. */
export function byDay(rows: readonly Told[], nameOf: (at: number) => string): readonly Day[] {
  const days: { name: string; rows: Told[] }[] = [];
  for (const row of rows) {
    const name = nameOf(row.at);
    const last = days.at(-1);
    if (last?.name === name) last.rows.push(row);
    else days.push({ name, rows: [row] });
  }
  return days;
}
