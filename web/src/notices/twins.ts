import type { NoticeKind } from './notice';

/** Kinds of notices of the live page that are pushed too, by the name that the cloud has for them. */
const TWINS: Partial<Readonly<Record<NoticeKind, string>>> = { paused: 'paused', resumed: 'resumed', completed: 'ended', error: 'error', image: 'image' };

/** Of two that tell of the same kind within so long, in ms, one is enough. */
export const TWIN_WITHIN = 2 * 60_000;

/** What a notice carries, so that the other of a pair is known: from the live page of one's own session, or pushed. */
export interface NoticeMark {
  /** The cloud's name of its kind; empty for one that is never pushed. */
  readonly twin: string;
  readonly from: 'page' | 'push';
  /** By this device's wall clock, in ms since 1970. */
  readonly shownAt: number;
  /** The path that a click leads to. */
  readonly link: string;
}

/** The cloud's name for a kind of notice of one's own session; empty when it is never pushed. */
export function twinOf(kind: string, isOwn: boolean): string {
  return (isOwn ? TWINS[kind as NoticeKind] : undefined) ?? '';
}

/** Whether a notice that is shown tells the same as one of the other side would at this moment. */
export function isTwin(shown: unknown, twin: string, from: NoticeMark['from'], now: number): boolean {
  const mark = shown as Partial<NoticeMark> | null | undefined;
  return twin !== '' && mark?.twin === twin && mark.from === from && typeof mark.shownAt === 'number' && Math.abs(now - mark.shownAt) <= TWIN_WITHIN;
}
