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

const DAY = 86_400;

/** Seconds as days, hours, minutes and seconds, as many of them as there are. */
export function countdown(code: LanguageCode, seconds: number, span: (seconds: number) => string): string {
  const days = Math.floor(seconds / DAY);
  return days === 0 ? span(seconds) : WORDS[code].days(days, span(seconds % DAY));
}
