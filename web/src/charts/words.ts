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
export function chartText(language: Language, what: string, span: Span, channels: readonly Spoken[], write: (value: number) => string): string {
  const words = instrumentWords(language.code);
  const sentences = channels.flatMap(({ name, summary, isError = false }) => {
    if (summary === undefined) return [];
    const [last, least, most] = [summary.last, summary.least, summary.most].map(write) as [string, string, string];
    return [isError ? words.courseRms(name, last, least, most, write(summary.rms)) : words.course(name, last, least, most)];
  });
  return words.chart(what, words.spoken[span], sentences.join(' ') || words.nothing);
}

/** That a chart begins only when the page was opened; undefined when the page is older than what is shown. */
export function sinceText(language: Language, night: Night, now: number, length: number): string | undefined {
  const { since } = night.course;
  if (since <= cloudTime(night, now) - length) return undefined;
  return instrumentWords(language.code).since(language.format.time(since, night.telescope.timeZone));
}
