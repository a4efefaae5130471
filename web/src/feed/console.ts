import type { Level, Sentence } from './sentence';

/** A line of the log as a person reads it. */
export interface LogLine extends Sentence {
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** A text as it is searched: without accents and case. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a line holds every word of a search. */
export function holdsAll(line: LogLine, search: string): boolean {
  const text = folded(line.text);
  return folded(search).split(/\s+/).every((word) => text.includes(word));
}

const WIDTH: Readonly<Record<Level, string>> = { INFO: 'INFO   ', WARNING: 'WARNING', ERROR: 'ERROR  ' };

/** Lines as a text file, in their order, below a line that says what it is. Times are UTC. */
export function fileOf(head: string, lines: readonly LogLine[]): string {
  const rows = lines.map(({ at, level, text }) => `${new Date(at).toISOString()} ${WIDTH[level]} ${text}`);
  return [`# ${head}`, ...rows, ''].join('\n');
}

/** What such a file is called. */
export function fileName(telescope: string, at: number): string {
  return `stellar-${telescope}-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.log`;
}
