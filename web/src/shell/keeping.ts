/** What the service worker is told when it is built. */
export interface Build {
  /** Changes with any file of the build. */
  readonly version: string;
  /** The files that the pages need, as paths of this site, without the page itself. */
  readonly files: readonly string[];
}

/** Every cache of this worker is called so, and then its version. */
const CACHE = 'stellar-shell-';

/** The page itself, whatever the address: which page it is, is found in the browser. */
const PAGE = '/';

/** A page is waited for so long before the kept one is shown instead, in ms. */
export const PAGE_PATIENCE = 4_000;

/** What the worker takes from the browser. */
export interface Around {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  readonly origin: string;
  /** Something that happens once after so many ms; the answer calls it off. */
  readonly after: (ms: number, action: () => void) => () => void;
}

/**
 * Keeps the shell of the pages, so that they open without network: the page and its hashed files, and nothing else. What the
 * cloud answers is never kept: an old answer must not be taken for a new one.
 */
export class Keeping {
  readonly #build: Build;
  readonly #around: Around;

  constructor(build: Build, around: Around) {
    this.#build = build;
    this.#around = around;
  }

  /** Fetches the whole of this version; rejects, and nothing is changed, when a file cannot be had. */
  async install(): Promise<void> {
    const cache = await this.#cache();
    await Promise.all(
      [PAGE, ...this.#build.files].map(async (path) => {
        // Hashed files are what their name says; of all others the browser may hold an older one.
        const kept = path.startsWith('/assets/') ? await this.#around.caches.match(path) : undefined;
        const answer = kept ?? (await this.#around.fetch(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' }));
        if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}; this version cannot be kept.`);
        await cache.put(path, answer);
      }),
    );
  }

  /** Lets go of all versions but this one and the one before: a page of that may still be open, unseen by this worker. */
  async clear(): Promise<void> {
    const names = (await this.#around.caches.keys()).filter((name) => name.startsWith(CACHE));
    const others = names.filter((name) => name !== CACHE + this.#build.version);
    await Promise.all(others.slice(0, -1).map((name) => this.#around.caches.delete(name)));
  }

  /** How a request is answered; undefined for what is none of this worker's business. */
  answer(request: Request): Promise<Response> | undefined {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== this.#around.origin || request.headers.has('range')) return undefined;
    if (request.mode === 'navigate') return isPage(url.pathname) ? this.#page(request) : undefined;
    if (url.pathname.startsWith('/assets/')) return this.#hashed(request);
    return this.#build.files.includes(url.pathname) ? this.#named(request) : undefined;
  }

  /** The page as it is now; without network, or when it takes too long, as it was kept. */
  async #page(request: Request): Promise<Response> {
    const kept = (await this.#cache()).match(PAGE);
    return new Promise((resolve, reject) => {
      const instead = (reason: unknown) => void kept.then((page) => (page === undefined ? reject(reason) : resolve(page)), reject);
      const callOff = this.#around.after(PAGE_PATIENCE, () => instead(new Error('The page takes too long.')));
      this.#around.fetch(request).then(
        (page) => {
          callOff();
          // A gateway that has lost its site is no better than none.
          if (page.status >= 500) void kept.then((old) => resolve(old ?? page), reject);
          else resolve(page);
        },
        (away) => {
          callOff();
          instead(away);
        },
      );
    });
  }

  /** A file whose name tells its content: out of any version that has it, else from the network, and kept from then on. */
  async #hashed(request: Request): Promise<Response> {
    const kept = await this.#around.caches.match(request, { ignoreVary: true });
    if (kept !== undefined) return kept;
    const answer = await this.#around.fetch(request);
    if (answer.status === 200) await (await this.#cache()).put(request, answer.clone());
    return answer;
  }

  /** A file that keeps its name: the icon, the manifests. */
  async #named(request: Request): Promise<Response> {
    try {
      return await this.#around.fetch(request);
    } catch (away) {
      const kept = await (await this.#cache()).match(request, { ignoreSearch: true, ignoreVary: true });
      if (kept === undefined) throw away;
      return kept;
    }
  }

  #cache(): Promise<Cache> {
    return this.#around.caches.open(CACHE + this.#build.version);
  }
}

/** Whether a path is one of the pages’ own; others are the API's, the issuer's, or files. */
export function isPage(path: string): boolean {
  return /^\/(?:$|(?:en|fr|robotarget|signed-in|signed-out)(?:\/[^.]*)?$)/.test(path);
}
