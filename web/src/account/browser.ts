import type { AccountSurroundings } from './surroundings';

const KEPT_AS = 'stellar.account';

/** How long an answer may take, in ms. */
const TIME_LIMIT = 10_000;

/** Held here where the browser keeps nothing: then each tab is on its own. */
let unkept: string | undefined;

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The surroundings that a real browser gives. */
export const browserAccount: AccountSurroundings = {
  get origin() {
    return location.origin;
  },
  now: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  secret: () => base64url(crypto.getRandomValues(new Uint8Array(32))),
  sha256: async (text) => base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))),
  kept: () => {
    try {
      return localStorage.getItem(KEPT_AS) ?? undefined;
    } catch {
      return unkept;
    }
  },
  keep: (text) => {
    unkept = text;
    try {
      if (text === undefined) localStorage.removeItem(KEPT_AS);
      else localStorage.setItem(KEPT_AS, text);
    } catch {
      // Held in this tab only.
    }
  },
  onKept: (action) => {
    const whenOurs = (event: StorageEvent) => (event.key === KEPT_AS || event.key === null) && action();
    window.addEventListener('storage', whenOurs);
    return () => window.removeEventListener('storage', whenOurs);
  },
  noted: (name) => sessionStorage.getItem(name) ?? undefined,
  note: (name, text) => (text === undefined ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, text)),
  alone: async (action) => ('locks' in navigator ? navigator.locks.request(KEPT_AS, action) : action()),
  fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(TIME_LIMIT) }),
  leave: (url) => location.assign(url),
};
