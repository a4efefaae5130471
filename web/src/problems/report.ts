import { ask, type Answer, type Request } from '../api/ask';
import { spanIn, type Span } from '../bookings/booking';
import type { LanguageCode } from '../i18n/language';
import { asObject, flagIn, instantIn, linesIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

/** The longest text of a report or an answer, in characters. */
export const MAX_WORDS = 2_000;

/** What the operator said to a report. */
export interface Reply {
  readonly text: string;
  /** When it was said, or changed, in ms since 1970. */
  readonly at: number;
}

/** What a guest says is wrong; from and to are the booking’s slot when they said it. */
export interface Report extends Span {
  readonly id: string;
  readonly booking: string;
  readonly target: string | undefined;
  /** What who reported calls themselves; undefined when they chose no name. */
  readonly by: string | undefined;
  readonly text: string;
  readonly at: number;
  /** How often it was answered. */
  readonly version: number;
  /** Undefined while the report is open. */
  readonly answer: Reply | undefined;
}

/** What was reported of a booking, oldest first. */
export interface Reports {
  readonly problems: readonly Report[];
  readonly mayReport: boolean;
  /** From when on nothing is reported any more, in ms since 1970. */
  readonly until: number;
}

/** Some reports of a telescope: open ones first, of each kind the newest first. */
export interface ReportPage {
  readonly problems: readonly Report[];
  /** What to ask for to get those after these; undefined when there are none. */
  readonly before: string | undefined;
}

/** What a guest wants to report. */
export interface ReportWish {
  readonly text: string;
}

/** What an operator wants to answer to the version of a report that they read. */
export interface ReplyWish {
  readonly text: string;
  readonly version: number;
}

export function askReports(request: Request, language: LanguageCode, booking: string): Promise<Answer<Reports>> {
  return ask(request, language, `/api/bookings/${booking}/problems`, readReports);
}

/** Reports a problem; asked again with the same id it is reported once. */
export function sendReport(request: Request, language: LanguageCode, booking: string, wish: ReportWish & { readonly id: string }): Promise<Answer<Report>> {
  return ask(request, language, `/api/bookings/${booking}/problems`, readReport, { body: wish });
}

export function askPage(request: Request, language: LanguageCode, telescope: string, limit: number, before?: string): Promise<Answer<ReportPage>> {
  const after = before === undefined ? '' : `&before=${encodeURIComponent(before)}`;
  return ask(request, language, `/api/telescopes/${encodeURIComponent(telescope)}/problems?limit=${limit}${after}`, readPage);
}

/** Answers a report; asked again with the same version and text it is answered once. */
export function sendReply(request: Request, language: LanguageCode, telescope: string, report: string, { text, version }: ReplyWish): Promise<Answer<Report>> {
  return ask(request, language, `/api/telescopes/${encodeURIComponent(telescope)}/problems/${report}/answer`, readReport, { method: 'PUT', body: { text, version } });
}

/**
 * A page told anew, over what was held: what the page reaches to is as it says, and what lies behind it stays.
 */
export function over(held: ReportPage | undefined, page: ReportPage): ReportPage {
  const last = page.problems.at(-1);
  if (held === undefined || page.before === undefined || last === undefined) return page;
  const behind = held.problems.filter((report) => inOrder(last, report) < 0 && !page.problems.some(({ id }) => id === report.id));
  return behind.length === 0 ? page : { problems: [...page.problems, ...behind], before: held.before };
}

/** A report told anew, in its place. */
export function withReport(problems: readonly Report[], told: Report): readonly Report[] {
  return [...problems.filter(({ id }) => id !== told.id), told];
}

/** As the cloud lists a telescope’s: open ones first, of each kind the newest first. */
export function inOrder(one: Report, other: Report): number {
  const [a, b] = [one, other].map(({ answer }) => (answer === undefined ? 0 : 1)) as [number, number];
  return a - b || other.at - one.at || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
}

function readReport(json: Json | undefined): Report | undefined {
  const [id, booking, text, at, span] = [textIn(json, 'id'), textIn(json, 'booking'), wordsIn(json), instantIn(json, 'at'), spanIn(json)];
  if (id === undefined || booking === undefined || text === undefined || at === undefined || span === undefined) return undefined;
  const answer = objectIn(json, 'answer');
  const [said, saidAt] = [wordsIn(answer), instantIn(answer, 'at')];
  return {
    id,
    booking,
    ...span,
    target: textIn(json, 'target'),
    by: textIn(json, 'by'),
    text,
    at,
    version: numberIn(json, 'version') ?? 0,
    answer: said === undefined || saidAt === undefined ? undefined : { text: said, at: saidAt },
  };
}

/** Of 2,000 characters each may be two UTF-16 units. */
const wordsIn = (json: Json | undefined) => linesIn(json, 'text', 2 * MAX_WORDS);

const reportsIn = (json: Json | undefined) => listIn(json, 'problems').flatMap((row) => readReport(asObject(row)) ?? []);

function readReports(json: Json | undefined): Reports | undefined {
  const until = instantIn(json, 'until');
  if (!Array.isArray(json?.['problems']) || until === undefined) return undefined;
  return { problems: reportsIn(json), mayReport: flagIn(json, 'mayReport') ?? false, until };
}

function readPage(json: Json | undefined): ReportPage | undefined {
  return Array.isArray(json?.['problems']) ? { problems: reportsIn(json), before: textIn(json, 'before') } : undefined;
}
