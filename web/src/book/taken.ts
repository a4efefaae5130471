import { ask, type Answer, type Request } from '../api/ask';
import { readPage, type Span } from '../bookings/booking';
import type { LanguageCode } from '../i18n/language';
import { LONGEST, QUARTER } from './quarters';

/** The API tells so much at once, in ms. */
const AT_ONCE = 8 * 86_400_000;

/** No more pages of 100 bookings are read. */
const MOST_PAGES = 5;

const at = (instant: number) => new Date(instant).toISOString();

/** Asks which quarter hours of a telescope are taken, as stretches in order. */
export async function askTaken(request: Request, language: LanguageCode, telescope: string, { from, to }: Span): Promise<Answer<readonly Span[]>> {
  const quarters: number[] = [];
  for (let begin = from; begin < to; begin += AT_ONCE) {
    const path = `/api/telescopes/${encodeURIComponent(telescope)}/slots?${new URLSearchParams({ from: at(begin), to: at(Math.min(to, begin + AT_ONCE)) })}`;
    const answer = await ask(request, language, path, (json) => (Array.isArray(json?.['taken']) ? json['taken'].map((text) => Date.parse(String(text))) : undefined));
    if (answer.kind === 'refused') return answer;
    quarters.push(...answer.value.filter((quarter) => !Number.isNaN(quarter)));
  }
  return { kind: 'told', value: joined(quarters.map((quarter) => ({ from: quarter, to: quarter + QUARTER }))) };
}

/** Asks for the caller’s own slots on a telescope. */
export async function askOwn(request: Request, language: LanguageCode, telescope: string, { from, to }: Span): Promise<Answer<readonly Span[]>> {
  const own: Span[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // The query is about when a slot begins, and one that began before may reach in.
    const query = new URLSearchParams({ from: at(from - LONGEST), to: at(to - 1), limit: '100', ...(after !== undefined && { after }) });
    const answer = await ask(request, language, `/api/bookings?${query}`, readPage);
    if (answer.kind === 'refused') return answer;
    own.push(...answer.value.bookings.filter((booking) => booking.telescope === telescope && booking.phase !== 'cancelled'));
    after = answer.value.after;
    if (after === undefined) break;
  }
  return { kind: 'told', value: joined(own) };
}

/** Stretches put in order, those that touch made one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
