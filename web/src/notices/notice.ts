import { sentenceOf } from '../feed/sentence';
import { LANGUAGES } from '../i18n/language';
import type { ImageRow } from '../images/image';
import type { Happening } from '../live/happening';
import type { LinkState } from '../live/link-state';
import type { Night } from '../live/night';
import { compare } from '../live/position';

/** What somebody who does not look may want to hear of, what matters most first. */
export const NOTICE_KINDS = ['error', 'unsafe', 'offline', 'completed', 'paused', 'resumed', 'back', 'image'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something that has just happened. */
export type Notice =
  | { readonly kind: Exclude<NoticeKind, 'error' | 'image'> }
  | { readonly kind: 'error'; readonly happening: Happening }
  | { readonly kind: 'image'; readonly image: ImageRow };

/** What happened longer ago than this when it was told, in ms, is old: a relay that was away tells all of it later. */
export const FRESH = 30_000;

/** Whether the second night was told as a whole, on load or to heal a gap: what is in it is not new. */
export function isToldAnew(before: Night, after: Night): boolean {
  // Changes keep the telescope that the state brought.
  return before.telescope !== after.telescope;
}

/** What happened from one night to the next. */
export function noticesBetween(before: Night | undefined, after: Night | undefined): readonly Notice[] {
  if (before === undefined || after === undefined || before === after || isToldAnew(before, after)) return [];
  const isFresh = (at: number) => after.heard.sentAt - at <= FRESH;
  const errors = after.feed
    .filter((row) => isFresh(row.at) && !before.feed.some((other) => compare(other.position, row.position) === 0))
    .filter((row) => sentenceOf(row.value, LANGUAGES.en).level === 'ERROR')
    .map(({ value: happening }): Notice => ({ kind: 'error', happening }));
  const images = after.images
    .filter((image) => isFresh(image.at) && !before.images.some(({ id }) => id === image.id))
    .map((image): Notice => ({ kind: 'image', image }));
  const [was, is] = [before.weather?.value.safe, after.weather];
  const isUnsafe = was === true && is?.value.safe === false && isFresh(is.at);
  return [...errors, ...(isUnsafe ? [{ kind: 'unsafe' } as const] : []), ...images];
}

/** A session’s state and whether its channel tells it just now. */
export interface Stood {
  readonly state: string | undefined;
  readonly isLive: boolean;
}

const OVER: readonly string[] = ['completed', 'failed'];

/** What happened to a session; what went on while its channel did not tell is old. */
export function noticeOfSession(before: Stood, after: Stood): Notice | undefined {
  if (!before.isLive || !after.isLive || before.state === undefined || after.state === undefined || before.state === after.state) return undefined;
  if (OVER.includes(after.state) && !OVER.includes(before.state)) return { kind: 'completed' };
  if (after.state === 'paused') return { kind: 'paused' };
  return before.state === 'paused' && after.state === 'running' ? { kind: 'resumed' } : undefined;
}

/** Whether the telescope is there, once that has lasted. Times are of this browser’s monotonic clock, in ms. */
export interface Steady {
  /** Undefined while nobody can tell, as after a state. */
  readonly name: 'running' | 'offline' | undefined;
  /** Since when it seems to be offline. */
  readonly seemsSince: number | undefined;
  readonly at: number;
}

export const UNSTEADY: Steady = { name: undefined, seemsSince: undefined, at: Number.NEGATIVE_INFINITY };

/** So long it must be offline to be told, in ms: longer than a page that slept needs to find out whether it still hears the cloud. */
export const HOLDS = 12_000;

/** Looked at more seldom than this, in ms, the page was asleep. Browsers let pages that nobody sees look once a minute. */
export const ASLEEP = 90_000;

/** What follows from the state of the link at a moment. */
export function steadied(before: Steady, link: LinkState['name'], toldAnew: boolean, now: number): { readonly steady: Steady; readonly notice: Notice | undefined } {
  const become = (name: Steady['name'], seemsSince?: number, notice?: Notice) => ({ steady: { name, seemsSince, at: now }, notice });
  if (toldAnew || link === 'connecting' || now - before.at > ASLEEP) return become(undefined);
  if (link === 'waiting') return become(before.name);
  if (link === 'running') return become('running', undefined, before.name === 'offline' ? { kind: 'back' } : undefined);
  if (before.name !== 'running') return become('offline');
  const since = before.seemsSince ?? now;
  return now - since < HOLDS ? become('running', since) : become('offline', undefined, { kind: 'offline' });
}
