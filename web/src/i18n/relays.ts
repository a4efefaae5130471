import type { LanguageCode } from './language';
import { en, type RelayWords } from './relays-en';
import { fr } from './relays-fr';

const WORDS: Readonly<Record<LanguageCode, RelayWords>> = { en, fr };

/** The words about relays. */
export function relayWords(code: LanguageCode): RelayWords {
  return WORDS[code];
}
