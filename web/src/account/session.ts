import { asObject, textIn } from '../live/border';
import { placeIn, type Place } from './place';
import type { AccountSurroundings } from './surroundings';
import { tokensIn, type Tokens } from './tokens';

/** Who uses the page. */
export type Who =
  | { readonly kind: 'in'; readonly user: string; readonly name: string }
  /** Nobody; `over` when somebody was and their session has ended by itself. */
  | { readonly kind: 'out'; readonly over: boolean };

/** How coming back from the sign-in went, and the path of the page that it began on. */
export interface CameBack {
  readonly isIn: boolean;
  readonly returnTo: string;
}

/** Thrown by {@link Session.request} when nobody is signed in. */
export class NobodyIn extends Error {}

/** What all tabs keep. `renewing` while an answer is awaited: if none came, the token may be shown again for some seconds. */
interface Kept {
  readonly refresh: string;
  readonly user: string;
  readonly name: string;
  readonly renewing: boolean;
}

/** An access token is renewed this long before it ends, in ms. */
const SPARE = 60_000;

/** After a renewal to which nothing answered, the next try comes this much later, in ms. */
const REST = 30_000;

const ASKED_AS = 'stellar.sign-in';
const LEFT_AS = 'stellar.signed-out';

/**
 * Somebody's session in this browser: one for all tabs. The access token is in memory only; what all tabs keep is the
 * refresh token, which each exchange replaces, one tab at a time.
 */
export class Session {
  readonly #around: AccountSurroundings;
  readonly #watchers = new Set<(who: Who) => void>();
  #who: Who;
  #access: { readonly token: string; readonly end: number } | undefined;
  #renewal: Promise<string | undefined> | undefined;
  #place: Promise<Place> | undefined;
  #callOff = () => {};

  constructor(around: AccountSurroundings) {
    this.#around = around;
    this.#who = whoIn(this.#kept(), false);
  }

  get who(): Who {
    return this.#who;
  }

  /** Begins to follow what other tabs do; the answer ends it. */
  start(): () => void {
    if (this.#kept()?.renewing) void this.token().catch(() => undefined);
    const unfollow = this.#around.onKept(() => this.#follow());
    return () => {
      unfollow();
      this.#callOff();
    };
  }

  /** Tells who it is now, and each time that changes; the answer ends it. */
  watch(watcher: (who: Who) => void): () => void {
    this.#watchers.add(watcher);
    watcher(this.#who);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Leaves for the sign-in page; rejects when there is no way to it.
   *
   * @param returnTo the path to come back to
   */
  async signIn(returnTo: string, language: string): Promise<void> {
    const place = await this.#findPlace();
    const [state, verifier, nonce] = [this.#around.secret(), this.#around.secret(), this.#around.secret()];
    const challenge = await this.#around.sha256(verifier);
    this.#around.note(ASKED_AS, JSON.stringify({ state, verifier, nonce, returnTo }));
    this.#around.leave(
      withQuery(place.authorizeUrl, {
        response_type: 'code',
        client_id: place.clientId,
        redirect_uri: this.#callback(),
        scope: place.scopes,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        lang: language,
      }),
    );
  }

  /**
   * Finishes a sign-in that this tab began.
   *
   * @param query what the sign-in page sent back: `?code=…&state=…`
   */
  async comeBack(query: string): Promise<CameBack> {
    const asked = jsonIn(this.#around.noted(ASKED_AS));
    this.#around.note(ASKED_AS, undefined);
    const returnTo = pathOr(textIn(asked, 'returnTo'), '/');
    const given = new URLSearchParams(query);
    const [code, verifier] = [given.get('code'), textIn(asked, 'verifier')];
    if (code === null || verifier === undefined || given.get('state') !== textIn(asked, 'state')) return { isIn: false, returnTo };
    const place = await this.#findPlace();
    const answer = await this.#post(place.tokenUrl, {
      grant_type: 'authorization_code',
      client_id: place.clientId,
      code,
      code_verifier: verifier,
      redirect_uri: this.#callback(),
    });
    const tokens = answer.ok ? tokensIn(await answer.json(), place.clientId) : undefined;
    if (tokens === undefined || tokens.nonce !== textIn(asked, 'nonce')) return { isIn: false, returnTo };
    await this.#around.alone(async () => this.#take(tokens, tokens.name));
    return { isIn: true, returnTo };
  }

  /** An access token that is good for a while; undefined when nobody is signed in; rejects when it cannot be asked for. */
  async token(): Promise<string | undefined> {
    if (this.#who.kind === 'out') return undefined;
    if (this.#access !== undefined && this.#access.end - this.#around.now() > SPARE) return this.#access.token;
    this.#renewal ??= this.#around.alone(() => this.#renew()).finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  /** Asks the API as who is signed in; rejects with {@link NobodyIn} when that is nobody, or nobody any more. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const token = await this.token();
      if (token === undefined) throw new NobodyIn();
      const answer = await this.#around.fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
      if (answer.status !== 401) return answer;
      this.#access = undefined;
    }
    this.#forget(true);
    throw new NobodyIn();
  }

  /** Asks the API for what is open to everybody, as nobody. */
  requestOpenly(path: string, init: RequestInit = {}): Promise<Response> {
    return this.#around.fetch(path, init);
  }

  /** Shows another name from now on, in all tabs. */
  rename(name: string): void {
    const kept = this.#kept();
    if (kept === undefined || kept.name === name) return;
    this.#keep({ ...kept, name });
    this.#become({ kind: 'in', user: kept.user, name });
  }

  /** Ends the session in all tabs, and leaves for the place that ends it on the issuer's side too. */
  async signOut(returnTo: string): Promise<void> {
    const place = await this.#findPlace().catch(() => undefined);
    await this.#around.alone(async () => {
      const kept = this.#kept();
      this.#forget(false);
      if (kept !== undefined && place !== undefined) {
        await this.#post(place.revokeUrl, { token: kept.refresh, client_id: place.clientId }).catch(() => undefined);
      }
    });
    this.#around.note(LEFT_AS, returnTo);
    const back = `${this.#around.origin}/signed-out`;
    this.#around.leave(place === undefined ? back : withQuery(place.logoutUrl, { client_id: place.clientId, logout_uri: back }));
  }

  /** The path of the page that a sign-out began on. */
  whereLeft(): string {
    const path = pathOr(this.#around.noted(LEFT_AS), '/');
    this.#around.note(LEFT_AS, undefined);
    return path;
  }

  #callback(): string {
    return `${this.#around.origin}/signed-in`;
  }

  /** Exchanges the refresh token. Another tab may have done so, or signed out, while this one waited. */
  async #renew(): Promise<string | undefined> {
    const kept = this.#kept();
    if (kept === undefined) {
      this.#forget(false);
      return undefined;
    }
    try {
      const place = await this.#findPlace();
      this.#keep({ ...kept, renewing: true });
      const answer = await this.#post(place.tokenUrl, { grant_type: 'refresh_token', client_id: place.clientId, refresh_token: kept.refresh });
      if (answer.status === 400) {
        this.#forget(true);
        return undefined;
      }
      const tokens = answer.ok ? tokensIn(await answer.json(), place.clientId) : undefined;
      if (tokens === undefined) throw new Error(`The issuer answered the renewal with ${answer.status} and no tokens.`);
      this.#take(tokens, kept.user === tokens.user ? kept.name : tokens.name);
      return tokens.access;
    } catch (away) {
      this.#renewAfter(REST);
      throw away;
    }
  }

  #take(tokens: Tokens, name: string): void {
    this.#access = { token: tokens.access, end: this.#around.now() + tokens.accessLife };
    this.#keep({ refresh: tokens.refresh, user: tokens.user, name, renewing: false });
    this.#become({ kind: 'in', user: tokens.user, name });
    this.#renewAfter(Math.max(tokens.accessLife - SPARE, REST));
  }

  #renewAfter(ms: number): void {
    this.#callOff();
    this.#callOff = this.#around.after(ms, () => void this.token().catch(() => undefined));
  }

  #forget(over: boolean): void {
    this.#callOff();
    this.#access = undefined;
    if (this.#kept() !== undefined) this.#around.keep(undefined);
    if (this.#who.kind === 'in') this.#become({ kind: 'out', over });
  }

  /** Another tab kept something else. */
  #follow(): void {
    const next = whoIn(this.#kept(), false);
    if (next.kind === 'out' || this.#who.kind === 'out' || next.user !== this.#who.user) {
      this.#callOff();
      this.#access = undefined;
    }
    if (next.kind !== this.#who.kind || (next.kind === 'in' && this.#who.kind === 'in' && (next.user !== this.#who.user || next.name !== this.#who.name))) {
      this.#become(next);
    }
  }

  #become(who: Who): void {
    this.#who = who;
    this.#watchers.forEach((watcher) => watcher(who));
  }

  #kept(): Kept | undefined {
    const from = jsonIn(this.#around.kept());
    const [user, name] = [textIn(from, 'user'), textIn(from, 'name')];
    const refresh = from?.['refresh'];
    if (user === undefined || name === undefined || typeof refresh !== 'string') return undefined;
    return { refresh, user, name, renewing: from?.['renewing'] === true };
  }

  #keep(kept: Kept): void {
    this.#around.keep(JSON.stringify(kept));
  }

  #findPlace(): Promise<Place> {
    const found = (this.#place ??= this.#askPlace());
    found.catch(() => (this.#place = undefined));
    return found;
  }

  async #askPlace(): Promise<Place> {
    const answer = await this.#around.fetch('/api/sign-in', {});
    const place = answer.ok ? placeIn(await answer.json(), this.#around.origin) : undefined;
    if (place === undefined) throw new Error(`The cloud answered ${answer.status} when asked where to sign in.`);
    return place;
  }

  #post(url: string, form: Record<string, string>): Promise<Response> {
    return this.#around.fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  }
}

function whoIn(kept: Kept | undefined, over: boolean): Who {
  return kept === undefined ? { kind: 'out', over } : { kind: 'in', user: kept.user, name: kept.name };
}

function jsonIn(text: string | undefined) {
  try {
    return asObject(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

/** The text if it is a path on this site, else another. */
function pathOr(text: string | undefined, otherwise: string): string {
  return text !== undefined && /^\/(?![/\\])/.test(text) ? text : otherwise;
}

function withQuery(url: string, parameters: Record<string, string>): string {
  return `${url}?${new URLSearchParams(parameters)}`;
}
