import { controlWords } from '../i18n/controls';
import { wordFor, type Language } from '../i18n/language';
import type { Why } from './waiting';

/** Why a session is not at work, as a sentence; undefined when it is, or that is not known. `pausedBy` is who has it wait. */
export function reasonOf(why: Why | undefined, stands: string | undefined, pausedBy: string | undefined, language: Language): string | undefined {
  const words = controlWords(language.code).session;
  const pauses: Readonly<Record<string, string>> = words.paused;
  if (why?.ending !== undefined) return wordFor(words.endings, why.ending, why.ending);
  if (why?.waiting !== undefined) return why.waiting.text;
  return stands === 'paused' && pausedBy !== undefined ? pauses[pausedBy] : undefined;
}
