import type { LanguageCode } from './language';
import { en, type NoticeWords } from './notices-en';
import { fr } from './notices-fr';

const WORDS: Readonly<Record<LanguageCode, NoticeWords>> = { en, fr };

/** The words of notices. */
export function noticeWords(code: LanguageCode): NoticeWords {
  return WORDS[code];
}
