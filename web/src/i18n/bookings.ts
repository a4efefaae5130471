import { en, type BookingWords } from './bookings-en';
import { fr } from './bookings-fr';
import type { LanguageCode } from './language';
import { creditsOf } from './moments';

const WORDS: Readonly<Record<LanguageCode, BookingWords>> = { en, fr };

/** The words of the pages about bookings. */
export function bookingWords(code: LanguageCode): BookingWords {
  return WORDS[code];
}

/** So many credit-cents as credits. */
export function inCredits(code: LanguageCode, cents: number): string {
  return WORDS[code].credits(creditsOf(code, cents), cents === 100);
}

/** A length as people say it: hours and minutes, and seconds only below a minute. */
export function lengthOf(code: LanguageCode, seconds: number): string {
  const words = WORDS[code];
  if (seconds < 59.5) return words.seconds(String(Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return words.minutes(String(minutes));
  return rest === 0 ? words.hours(String(hours)) : words.hoursMinutes(String(hours), String(rest));
}

const DAY = 86_400;

/** Seconds as days, hours, minutes and seconds, as many of them as there are. */
export function countdown(code: LanguageCode, seconds: number, span: (seconds: number) => string): string {
  const days = Math.floor(seconds / DAY);
  return days === 0 ? span(seconds) : WORDS[code].days(days, clock(seconds % DAY));
}

/** With its hours also when there are none: after days, 31:00 would be read as hours. */
function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
