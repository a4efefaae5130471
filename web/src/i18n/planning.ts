import type { LanguageCode } from './language';
import { en, type PlanningWords } from './planning-en';
import { fr } from './planning-fr';

const WORDS: Readonly<Record<LanguageCode, PlanningWords>> = { en, fr };

/** The words of the pictures and lists by which a booking is planned. */
export function planningWords(code: LanguageCode): PlanningWords {
  return WORDS[code];
}
