import { LANGUAGE_CODES, type LanguageCode } from './i18n/language';

/** The telescope that anybody may watch. */
export const DEMO_TELESCOPE = 'demo';

/** What an address leads to. */
export type Page =
  | { readonly name: 'monitor'; readonly language: LanguageCode; readonly telescope: string }
  | { readonly name: 'account'; readonly language: LanguageCode }
  | { readonly name: 'api'; readonly language: LanguageCode }
  /** Where browsers come back to from the issuer; registered there, so without a language. */
  | { readonly name: 'signed-in' | 'signed-out'; readonly language: LanguageCode }
  | { readonly name: 'redirect'; readonly to: string }
  | { readonly name: 'lost'; readonly language: LanguageCode };

/** The address of a telescope's live page. */
export function monitorPath(language: LanguageCode, telescope: string): string {
  return `/${language}/robotarget/${telescope}/monitor`;
}

/** The address of the page about oneself. */
export function accountPath(language: LanguageCode): string {
  return `/${language}/account`;
}

/** The address of the API's description. */
export function apiPath(language: LanguageCode): string {
  return `/${language}/api-docs`;
}

/**
 * The page at a path: `/{fr|en}/robotarget/{telescope}/monitor`, `/{fr|en}/account`, `/{fr|en}/api-docs`, `/signed-in` and `/signed-out`.
 * Addresses without a language, or without `monitor`, lead there.
 *
 * @param preferred the language for an address that names none
 */
export function pageAt(path: string, preferred: LanguageCode): Page {
  const parts = path.split('/').filter((part) => part !== '');
  const named = LANGUAGE_CODES.find((code) => code === parts[0]);
  const language = named ?? preferred;
  const [area, telescope, view, ...rest] = named === undefined ? parts : parts.slice(1);
  if (area === undefined) return { name: 'redirect', to: monitorPath(language, DEMO_TELESCOPE) };
  if (telescope === undefined && named === undefined && (area === 'signed-in' || area === 'signed-out')) return { name: area, language };
  if (telescope === undefined && area === 'account') return named === undefined ? { name: 'redirect', to: accountPath(language) } : { name: 'account', language };
  if (telescope === undefined && area === 'api-docs') return named === undefined ? { name: 'redirect', to: apiPath(language) } : { name: 'api', language };
  const known = area === 'robotarget' && telescope !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(telescope);
  if (!known || rest.length > 0 || (view !== undefined && view !== 'monitor')) return { name: 'lost', language };
  if (named === undefined || view === undefined) return { name: 'redirect', to: monitorPath(language, telescope) };
  return { name: 'monitor', language, telescope };
}
