import type { Request } from '../api/ask';
import { askTelescope } from '../bookings/telescopes';
import type { LanguageCode } from '../i18n/language';
import { datesFrom, freeTime, nightsAhead, secondsOf, tonight, type Night } from './nights-ahead';
import { askTaken } from './taken';

/** A night in which a telescope has free dark time. */
export interface FreeNight {
  readonly night: Night;
  /** All free dark time of it, in seconds. */
  readonly seconds: number;
  readonly isTonight: boolean;
}

/** What is known of a telescope’s next free night: one, none within a week, or nothing. */
export type NextFree = { readonly kind: 'free'; readonly free: FreeNight } | { readonly kind: 'none' } | { readonly kind: 'never-dark' } | { readonly kind: 'unknown' };

/** So much in one piece is worth coming for, in seconds. */
const LEAST = 3600;
const NIGHTS = 7;

/** Finds the next night with an hour of free darkness in one piece. Unknown when something did not answer, or the place is not told. */
export async function nextFree(request: Request, language: LanguageCode, id: string, now: number): Promise<NextFree> {
  const told = await askTelescope(request, language, id).catch(() => undefined);
  if (told?.kind !== 'told' || told.value.place === undefined || told.value.opening === undefined) return { kind: 'unknown' };
  const nights = nightsAhead(told.value, datesFrom(tonight(told.value, now), NIGHTS), now);
  const taken = await askTaken(request, language, id, { from: nights[0]!.from, to: nights.at(-1)!.to }).catch(() => undefined);
  if (taken?.kind !== 'told') return { kind: 'unknown' };
  if (nights.every(({ sky }) => sky!.dark.length === 0)) return { kind: 'never-dark' };
  for (const [index, night] of nights.entries()) {
    const { freeAndDark } = freeTime(night, taken.value);
    if (freeAndDark.some((span) => secondsOf([span]) >= LEAST)) return { kind: 'free', free: { night, seconds: secondsOf(freeAndDark), isTonight: index === 0 } };
  }
  return { kind: 'none' };
}
