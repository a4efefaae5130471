import { LANGUAGE_CODES, type LanguageCode } from './i18n/language';

/** The telescope that anybody may watch. */
export const DEMO_TELESCOPE = 'demo';

/** In the place of a telescope’s id; no telescope is called so. */
const NEW = 'new';

/** What an address leads to. */
export type Page =
  | { readonly name: 'monitor'; readonly language: LanguageCode; readonly telescope: string }
  | { readonly name: 'account'; readonly language: LanguageCode }
  /** Somebody’s credits, and an operator’s telescopes; a telescope that is none is a new one. */
  | { readonly name: 'statement' | 'own-telescopes'; readonly language: LanguageCode }
  | { readonly name: 'own-telescope'; readonly language: LanguageCode; readonly telescope: string | undefined }
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

/** The address of the access page of a booking. */
export function accessPath(language: LanguageCode, booking: string): string {
  return `/${language}/bookings/${booking}/access`;
}

/** The address of the page of somebody’s credits. */
export function statementPath(language: LanguageCode): string {
  return `/${language}/account/statement`;
}

/** The address of an operator’s telescopes. */
export function ownTelescopesPath(language: LanguageCode): string {
  return `/${language}/operator/telescopes`;
}

/** The address of the form that describes a telescope; without one, a new one. */
export function ownTelescopePath(language: LanguageCode, telescope = NEW): string {
  return `${ownTelescopesPath(language)}/${telescope}`;
}

/** The address of the API's description. */
export function apiPath(language: LanguageCode): string {
  return `/${language}/api-docs`;
}

/**
 * The page at a path: `/{fr|en}/robotarget/{telescope}/monitor`, `/{fr|en}/account`, `/{fr|en}/account/statement`,
 * `/{fr|en}/operator/telescopes`, `/{fr|en}/operator/telescopes/{telescope|new}`, `/{fr|en}/api-docs`, `/signed-in` and `/signed-out`.
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
  const own = ownPageAt(language, named === undefined ? parts : parts.slice(1));
  if (own !== undefined) return named === undefined ? { name: 'redirect', to: `/${language}/${parts.join('/')}` } : own;
  if (telescope === undefined && named === undefined && (area === 'signed-in' || area === 'signed-out')) return { name: area, language };
  if (telescope === undefined && area === 'account') return named === undefined ? { name: 'redirect', to: accountPath(language) } : { name: 'account', language };
  if (telescope === undefined && area === 'api-docs') return named === undefined ? { name: 'redirect', to: apiPath(language) } : { name: 'api', language };
  const known = area === 'robotarget' && telescope !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(telescope);
  if (!known || rest.length > 0 || (view !== undefined && view !== 'monitor')) return { name: 'lost', language };
  if (named === undefined || view === undefined) return { name: 'redirect', to: monitorPath(language, telescope) };
  return { name: 'monitor', language, telescope };
}

/** The page about what is somebody’s own, past the language. */
function ownPageAt(language: LanguageCode, [area, part, telescope, ...rest]: readonly string[]): Page | undefined {
  if (rest.length > 0) return undefined;
  if (area === 'account' && part === 'statement' && telescope === undefined) return { name: 'statement', language };
  if (area !== 'operator' || part !== 'telescopes') return undefined;
  if (telescope === undefined) return { name: 'own-telescopes', language };
  if (!/^[a-z0-9-]{1,64}$/.test(telescope)) return undefined;
  return { name: 'own-telescope', language, telescope: telescope === NEW ? undefined : telescope };
}
