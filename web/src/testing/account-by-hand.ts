import type { AccountSurroundings } from '../account/surroundings';
import { HandClock } from './hand-clock';

export { quiet } from './hand-clock';

/** What is asked of the network by a test's page. */
export interface Asked {
  readonly url: string;
  readonly form: Record<string, string>;
  readonly init: RequestInit;
}

export const PLACE = {
  clientId: 'page',
  scopes: ['openid', 'email', 'profile'],
  authorizeUrl: '/auth/oauth2/authorize',
  tokenUrl: '/auth/oauth2/token',
  revokeUrl: '/auth/oauth2/revoke',
  logoutUrl: '/auth/logout',
};

export const SITE = 'https://stellar.example';

function token(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return `head.${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.signature`;
}

/** An issuer and an API of a test, and what the tabs of one browser share. */
export class HandCloud {
  /** Everything that was asked, the place to sign in left out. */
  readonly asked: Asked[] = [];
  /** Answers to the coming requests, before the usual ones. */
  readonly answers: (Response | Error)[] = [];
  /** What answers when no answer was pushed; undefined for the usual. */
  route: (method: string, path: string, body: string) => Response | undefined = () => undefined;
  kept: string | undefined;
  readonly tabs: HandTab[] = [];
  user = 'vega';
  name = 'Véga';
  nonce: string | undefined;
  #given = 0;
  #queue: Promise<unknown> = Promise.resolve();

  tab(): HandTab {
    const tab = new HandTab(this);
    this.tabs.push(tab);
    return tab;
  }

  answer(url: string, init: RequestInit): Response {
    const path = url.replace(SITE, '');
    if (path === '/api/sign-in') return Response.json(PLACE);
    this.asked.push({ url: path, init, form: Object.fromEntries(init.body instanceof URLSearchParams ? init.body : []) });
    const next = this.answers.shift();
    if (next instanceof Error) throw next;
    if (next !== undefined) return next;
    const routed = this.route(init.method ?? 'GET', path, typeof init.body === 'string' ? init.body : '');
    if (routed !== undefined) return routed;
    return path === '/auth/oauth2/token' ? this.tokens() : Response.json({});
  }

  /** The next tokens, numbered. */
  tokens(): Response {
    this.#given += 1;
    return Response.json({
      access_token: `access-${this.#given}`,
      refresh_token: `refresh-${this.#given}`,
      expires_in: 900,
      id_token: token({ sub: this.user, name: this.name, aud: 'page', nonce: this.nonce }),
    });
  }

  async alone<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(action);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** One tab, whose time passes and whose addresses are followed only when a test says so. */
export class HandTab extends HandClock implements AccountSurroundings {
  readonly origin = SITE;
  readonly left: URL[] = [];
  readonly notes = new Map<string, string>();
  safe = true;
  #followers: (() => void)[] = [];
  #secrets = 0;

  constructor(private readonly cloud: HandCloud) {
    super(1_000);
  }

  secret = () => `secret-${(this.#secrets += 1)}`;

  async sha256(text: string): Promise<string> {
    if (!this.safe) throw new TypeError('crypto.subtle is undefined');
    return `hash of ${text}`;
  }

  kept = () => this.cloud.kept;

  keep(text: string | undefined): void {
    this.cloud.kept = text;
    this.cloud.tabs.filter((tab) => tab !== this).forEach((tab) => tab.#followers.forEach((follower) => follower()));
  }

  onKept(action: () => void): () => void {
    this.#followers.push(action);
    return () => (this.#followers = this.#followers.filter((other) => other !== action));
  }

  noted = (name: string) => this.notes.get(name);

  note(name: string, text: string | undefined): void {
    if (text === undefined) this.notes.delete(name);
    else this.notes.set(name, text);
  }

  alone<T>(action: () => Promise<T>): Promise<T> {
    return this.cloud.alone(action);
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    return this.cloud.answer(url, init);
  }

  leave(url: string): void {
    this.left.push(new URL(url, SITE));
  }
}
