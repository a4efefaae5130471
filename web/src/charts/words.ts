import type { Language } from '../i18n/language';
import { instrumentWords } from '../i18n/instruments';
import type { Night } from '../live/night';
import type { Summary } from './columns';
import type { Span } from './span';

/** The cloud's clock at a moment of this browser's, in milliseconds since 1970. */
export function cloudTime(night: Night, now: number): number {
  return night.heard.sentAt + now - night.heard.receivedAt;
}

/** A channel with its name, for those who hear a chart. */
export interface Spoken {
  readonly name: string;
  readonly summary: Summary | undefined;
  readonly isError?: boolean;
}

/** A chart in words: last, least and greatest value, and of an error its RMS. */
export function chartText(language: Language, what: string, span: Span, channels: readonly Spoken[], write: (value: number) => string, empty?: string): string {
  const words = instrumentWords(language.code);
  const sentences = channels.flatMap(({ name, summary, isError = false }) => {
    if (summary === undefined) return [];
    const [last, least, most] = [summary.last, summary.least, summary.most].map(write) as [string, string, string];
    return [isError ? words.courseRms(name, last, least, most, write(summary.rms)) : words.course(name, last, least, most)];
  });
  return words.chart(what, words.spoken[span], sentences.join(' ') || (empty ?? words.nothing));
}

/** Since when charts can show anything: only since the page was opened. */
export function sinceOf(language: Language, night: Night): { readonly at: number; readonly text: string; readonly short: string } {
  const { since: at } = night.course;
  const time = language.format.time(at, night.telescope.timeZone);
  const words = instrumentWords(language.code);
  return { at, text: words.since(time), short: words.sinceShort(time) };
}
