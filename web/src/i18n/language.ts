import type { Translated } from '../live/telescope';
import { en, type Words } from './en';
import { formatOf, type Format } from './format';
import { fr } from './fr';
import type { LanguageCode } from './language-codes';

export { LANGUAGE_CODES, preferredLanguage, type LanguageCode } from './language-codes';

/** A language: its words and its way of writing numbers and times. */
export interface Language {
  readonly code: LanguageCode;
  readonly words: Words;
  readonly format: Format;
}

/** All languages. */
export const LANGUAGES: Readonly<Record<LanguageCode, Language>> = {
  en: { code: 'en', words: en, format: formatOf('en-GB', 'd') },
  fr: { code: 'fr', words: fr, format: formatOf('fr-FR', 'j') },
};

/** The other of the two languages. */
export function otherLanguage(code: LanguageCode): LanguageCode {
  return code === 'en' ? 'fr' : 'en';
}

/** A text of the telescope's in this language, else in the other. */
export function inLanguage(text: Translated, code: LanguageCode): string | undefined {
  return text[code] ?? text[otherLanguage(code)];
}

/** The word for a coded value; a code that a newer version brought is shown as it is, none as `none`. */
export function wordFor(words: Readonly<Record<string, string>>, code: string | undefined, none: string): string {
  if (code === undefined) return none;
  return Object.hasOwn(words, code) ? words[code]! : code;
}
