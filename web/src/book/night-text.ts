import type { Span } from '../bookings/booking';
import { lengthOf } from '../i18n/bookings';
import type { Language } from '../i18n/language';
import { clockOf } from '../i18n/moments';
import { planningWords } from '../i18n/planning';
import { secondsOf, type Night } from './nights-ahead';

const NOON = 12 * 3_600_000;

/** The day that a night begins on, short. */
export function dayOfNight(language: Language, { date }: Pick<Night, 'date'>): string {
  // The date itself, whatever the zone: it is written in UTC as it was made.
  return new Intl.DateTimeFormat(language.code === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(Date.parse(`${date}T00:00:00Z`) + NOON);
}

/** Times of the day of a stretch, at the site. */
export function clocks(language: Language, { from, to }: Span, timeZone: string): string {
  return planningWords(language.code).timeline.until(clockOf(language.code, from, timeZone), clockOf(language.code, to, timeZone));
}

/** How dark a night is and how its Moon, in words; empty when it is not known where the telescope stands. */
export function skyText(language: Language, night: Night, timeZone: string): readonly string[] {
  const words = planningWords(language.code).calendar;
  if (night.sky === undefined) return [];
  const { dark, moonUp, lit } = night.sky;
  const darkness = dark.length === 0 ? [words.neverDark] : dark.map(({ from, to }) => (from === night.from && to === night.to ? words.alwaysDark : words.dark(clockOf(language.code, from, timeZone), clockOf(language.code, to, timeZone))));
  const up = moonUp.length === 0 ? words.moonDown : words.moonUp(moonUp.map((span) => clocks(language, span, timeZone)).join(` ${words.and} `));
  return [...darkness, `${words.moon(language.format.percent(lit * 100))}, ${up}`];
}

/** What of a night is free while dark, in words; undefined while it is not known what is taken. */
export function freeText(language: Language, freeAndDark: readonly Span[] | undefined): string {
  const words = planningWords(language.code).calendar;
  if (freeAndDark === undefined) return words.unknownFree;
  return freeAndDark.length === 0 ? words.noneFree : words.freeHours(lengthOf(language.code, secondsOf(freeAndDark)));
}
