import { en, type ControlWords } from './controls-en';
import { fr } from './controls-fr';
import type { LanguageCode } from './language';

const WORDS: Readonly<Record<LanguageCode, ControlWords>> = { en, fr };

/** The words of a running session and of its controls. */
export function controlWords(code: LanguageCode): ControlWords {
  return WORDS[code];
}
