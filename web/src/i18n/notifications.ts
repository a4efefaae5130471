import type { LanguageCode } from './language';
import { en, type NotificationWords } from './notifications-en';
import { fr } from './notifications-fr';

const WORDS: Readonly<Record<LanguageCode, NotificationWords>> = { en, fr };

/** The words of notifications and of how they are chosen. */
export function notificationWords(code: LanguageCode): NotificationWords {
  return WORDS[code];
}
