/** The languages of the pages, as they stand in an address. */
export const LANGUAGE_CODES = ['en', 'fr'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** The first language of a browser's list that the pages have, else English. */
export function preferredLanguage(tags: readonly string[]): LanguageCode {
  const codes = tags.map((tag) => tag.slice(0, 2).toLowerCase());
  return codes.flatMap((code) => LANGUAGE_CODES.filter((known) => known === code))[0] ?? 'en';
}
