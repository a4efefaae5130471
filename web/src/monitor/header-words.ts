import type { Language } from '../i18n/language';
import { ageOf, SILENCE_LIMIT, type LinkState } from '../live/link-state';
import type { Night } from '../live/night';
import { paceOf } from '../live/pace';

/** The state of the link in a sentence. */
export function linkSentence(link: LinkState, { words, format }: Language, timeZone: string): string {
  if (link.name !== 'offline') return words.link[link.name];
  if (link.since === undefined && link.voyager === 'unknown') return words.link.neverHeard;
  return link.since === undefined ? words.link.offline : words.link.offlineSince(format.time(link.since, timeZone));
}

/**
 * Why the link is as it is, and what follows; undefined when there is nothing to say.
 *
 * @param seen whether the page has shown this telescope already
 */
export function linkExplanation(link: LinkState, seen: boolean, { words }: Language): string | undefined {
  if (link.name === 'kept') return words.link.keptWhy;
  if (link.name === 'connecting') return seen ? words.link.connectingLost : undefined;
  if (link.name !== 'offline') return undefined;
  switch (link.voyager) {
    case 'refused':
    case 'shutDown':
    case 'disconnected':
      return words.link[link.voyager];
    case 'unknown':
      return link.since === undefined ? words.link.neverHeardWhy : words.link.silent;
    case 'connected':
      return words.link.silent;
  }
}

/** Voyager's own clock, going on between its messages and standing still with them; milliseconds since 1970. */
export function voyagerTimeShown(night: Night, link: LinkState, now: number): number | undefined {
  const time = night.control?.value.voyagerTime;
  if (night.control === undefined || time === undefined) return undefined;
  const since = link.name === 'offline' || link.name === 'kept' ? 0 : Math.min(ageOf(night.control, now), SILENCE_LIMIT);
  return time + since * (paceOf(night.voyagerClock) ?? 1);
}
