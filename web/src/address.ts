import { LANGUAGE_CODES, type LanguageCode } from './i18n/language';

/** The telescope that anybody may watch. */
export const DEMO_TELESCOPE = 'demo';

const TELESCOPE = /^[A-Za-z0-9_-]{1,64}$/;
const BOOKING = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECRET = /^[A-Za-z0-9_-]{16,128}$/;
/** In the place of a telescope’s id; no telescope is called so. */
const NEW = 'new';

/** What an address leads to. */
export type Page =
  | { readonly name: 'monitor' | 'gallery'; readonly language: LanguageCode; readonly telescope: string }
  | { readonly name: 'account'; readonly language: LanguageCode }
  /** Somebody’s credits, and an operator’s telescopes; a telescope that is none is a new one. */
  | { readonly name: 'statement' | 'own-telescopes'; readonly language: LanguageCode }
  | { readonly name: 'own-telescope'; readonly language: LanguageCode; readonly telescope: string | undefined }
  /** What somebody was told. */
  | { readonly name: 'notifications'; readonly language: LanguageCode }
  /** For whoever was sent an e-mail and wants no more. */
  | { readonly name: 'unsubscribe'; readonly language: LanguageCode; readonly secret: string }
  | { readonly name: 'api' | 'help' | 'design'; readonly language: LanguageCode }
  /** A booking and the way to its telescope. */
  | { readonly name: 'access'; readonly language: LanguageCode; readonly booking: string }
  /** The form that moves a booking, or gives it another plan. */
  | { readonly name: 'move' | 'plan'; readonly language: LanguageCode; readonly booking: string }
  | { readonly name: 'bookings' | 'observations'; readonly language: LanguageCode }
  /** The form; without a telescope, the telescopes to choose from. */
  | { readonly name: 'book'; readonly language: LanguageCode; readonly telescope: string | undefined }
  /** For whoever was given the secret. */
  | { readonly name: 'watch'; readonly language: LanguageCode; readonly secret: string }
  /** Where browsers come back to from the issuer; registered there, so without a language. */
  | { readonly name: 'signed-in' | 'signed-out'; readonly language: LanguageCode }
  | { readonly name: 'redirect'; readonly to: string }
  | { readonly name: 'lost'; readonly language: LanguageCode };

/** The address of a telescope's live page. */
export function monitorPath(language: LanguageCode, telescope: string): string {
  return `/${language}/robotarget/${telescope}/monitor`;
}

/** The address of all images of a telescope; which of them is in its query. */
export function galleryPath(language: LanguageCode, telescope: string): string {
  return `/${language}/robotarget/${telescope}/gallery`;
}

/** The address of the page about oneself. */
export function accountPath(language: LanguageCode): string {
  return `/${language}/account`;
}

/** The address of the page of somebody’s credits. */
export function statementPath(language: LanguageCode): string {
  return `/${language}/account/statement`;
}

/** The address of what somebody was told. */
export function notificationsPath(language: LanguageCode): string {
  return `/${language}/notifications`;
}

/** The address at which e-mails are turned off. */
export function unsubscribePath(language: LanguageCode, secret: string): string {
  return `/${language}/unsubscribe/${secret}`;
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

/** The address of the questions and answers. */
export function helpPath(language: LanguageCode): string {
  return `/${language}/help`;
}

/** The address of the page, for developers, that shows every component with its states. */
export function designPath(language: LanguageCode): string {
  return `/${language}/design`;
}

/** The address of the page of somebody’s bookings. */
export function bookingsPath(language: LanguageCode): string {
  return `/${language}/bookings`;
}

/** The address of the page of somebody’s sessions that are over. */
export function observationsPath(language: LanguageCode): string {
  return `/${language}/observations`;
}

/** The address of the access page of a booking. */
export function accessPath(language: LanguageCode, booking: string): string {
  return `/${language}/bookings/${booking}/access`;
}

/** Where on its access page the bill of a booking is. */
export const BILL = 'bill';

/** The address of the bill of a booking. */
export function billPath(language: LanguageCode, booking: string): string {
  return `${accessPath(language, booking)}#${BILL}`;
}

/** The address of the form that moves a booking, or gives it another plan. */
export function changePath(language: LanguageCode, booking: string, change: 'move' | 'plan'): string {
  return `/${language}/bookings/${booking}/${change}`;
}

/** The address of the form that books a telescope, or of the telescopes to choose from. */
export function bookPath(language: LanguageCode, telescope?: string): string {
  return telescope === undefined ? `/${language}/book` : `/${language}/book/${telescope}`;
}

/** The address of the spectators’ page. */
export function watchPath(language: LanguageCode, secret: string): string {
  return `/${language}/watch/${secret}`;
}

/**
 * The page at a path: `/{fr|en}/robotarget/{telescope}/monitor`, `/{fr|en}/robotarget/{telescope}/gallery`, `/{fr|en}/account`,
 * `/{fr|en}/account/statement`, `/{fr|en}/operator/telescopes`, `/{fr|en}/operator/telescopes/{telescope|new}`, `/{fr|en}/bookings`,
 * `/{fr|en}/observations`, `/{fr|en}/notifications`, `/{fr|en}/unsubscribe/{secret}`, `/{fr|en}/bookings/{id}/access`, `/{fr|en}/bookings/{id}/move`,
 * `/{fr|en}/bookings/{id}/plan`, `/{fr|en}/book`, `/{fr|en}/book/{telescope}`, `/{fr|en}/watch/{secret}`, `/{fr|en}/api-docs`,
 * `/{fr|en}/help`, `/{fr|en}/design`,
 * `/signed-in` and `/signed-out`. Addresses without a language, or without `monitor` or `access`, lead there.
 *
 * @param preferred the language for an address that names none
 */
export function pageAt(path: string, preferred: LanguageCode): Page {
  const parts = path.split('/').filter((part) => part !== '');
  const named = LANGUAGE_CODES.find((code) => code === parts[0]);
  const language = named ?? preferred;
  const [area, id, view, ...rest] = named === undefined ? parts : parts.slice(1);
  const lost: Page = { name: 'lost', language };
  if (area === undefined) return { name: 'redirect', to: monitorPath(language, DEMO_TELESCOPE) };
  if (id === undefined && named === undefined && (area === 'signed-in' || area === 'signed-out')) return { name: area, language };
  const own = ownPageAt(language, named === undefined ? parts : parts.slice(1));
  if (own !== undefined) return named === undefined ? { name: 'redirect', to: `/${language}/${parts.join('/')}` } : own;
  if (rest.length > 0) return lost;

  const at = (to: string, page: Page): Page => (named !== undefined && to === `/${parts.join('/')}` ? page : { name: 'redirect', to });
  switch (area) {
    case 'account':
      return id === undefined ? at(accountPath(language), { name: 'account', language }) : lost;
    case 'notifications':
      return id === undefined ? at(notificationsPath(language), { name: 'notifications', language }) : lost;
    case 'unsubscribe':
      return view === undefined && id !== undefined && SECRET.test(id) ? at(unsubscribePath(language, id), { name: 'unsubscribe', language, secret: id }) : lost;
    case 'api-docs':
      return id === undefined ? at(apiPath(language), { name: 'api', language }) : lost;
    case 'help':
      return id === undefined ? at(helpPath(language), { name: 'help', language }) : lost;
    case 'design':
      return id === undefined ? at(designPath(language), { name: 'design', language }) : lost;
    case 'bookings':
      if (id === undefined) return at(bookingsPath(language), { name: 'bookings', language });
      if (BOOKING.test(id) && (view === 'move' || view === 'plan')) return at(changePath(language, id, view), { name: view, language, booking: id });
      return BOOKING.test(id) && (view ?? 'access') === 'access' ? at(accessPath(language, id), { name: 'access', language, booking: id }) : lost;
    case 'observations':
      return id === undefined ? at(observationsPath(language), { name: 'observations', language }) : lost;
    case 'book':
      return view === undefined && (id === undefined || TELESCOPE.test(id)) ? at(bookPath(language, id), { name: 'book', language, telescope: id }) : lost;
    case 'watch':
      return view === undefined && id !== undefined && SECRET.test(id) ? at(watchPath(language, id), { name: 'watch', language, secret: id }) : lost;
    case 'robotarget':
      if (id !== undefined && TELESCOPE.test(id) && view === 'gallery') return at(galleryPath(language, id), { name: 'gallery', language, telescope: id });
      return id !== undefined && TELESCOPE.test(id) && (view ?? 'monitor') === 'monitor' ? at(monitorPath(language, id), { name: 'monitor', language, telescope: id }) : lost;
    default:
      return lost;
  }
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
