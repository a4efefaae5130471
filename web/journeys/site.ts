import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, existsSync, mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';

const DIST = resolve(import.meta.dirname, '../dist');
const TYPES: Record<string, string> = {
  '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.html': 'text/html',
  '.webmanifest': 'application/manifest+json',
};

/** What the API answers to a path; undefined is 404. */
export type Api = (method: string, path: string) => object | undefined;

/** The built page on a port of its own, as the site serves it, and an API of a test's making. A version may take another's place. */
export class Site {
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;
  #folder: string;
  readonly #made: string[] = [];
  #held: { readonly name: string; readonly release: Promise<void> } | undefined;

  private constructor(readonly api: Api) {
    this.#folder = DIST;
    this.#server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://site').pathname;
      this.asked.push(path);
      if (this.#held !== undefined && path.includes(this.#held.name)) await this.#held.release;
      if (path.startsWith('/api/')) {
        const answer = this.api(request.method ?? 'GET', path);
        response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(answer ?? {}));
        return;
      }
      const file = join(this.#folder, extname(path) === '' ? 'index.html' : path);
      if (!file.startsWith(this.#folder) || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      const hashed = path.startsWith('/assets/');
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' });
      response.end(readFileSync(file));
    });
  }

  static async open(api: Api): Promise<Site> {
    const site = new Site(api);
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    return site;
  }

  get address(): string {
    return `http://localhost:${(this.#server.address() as { port: number }).port}`;
  }

  /** Holds back the files with a part of a name, until the answer is called. */
  hold(name: string): () => void {
    let release = () => {};
    this.#held = { name, release: new Promise((done) => (release = done)) };
    return release;
  }

  /** Puts another version in place of this one: the same pages under other names, and the old names are gone. */
  deployAnother(): void {
    const folder = mkdtempSync(join(tmpdir(), 'stellar-version-'));
    this.#made.push(folder);
    cpSync(this.#folder, folder, { recursive: true });
    const names = readdirSync(join(folder, 'assets'));
    // Another content has another name: the last letter of the hash is always another one.
    const renamed = new Map(names.map((name) => [name, name.replace(/(-[A-Za-z0-9_-]{7})([A-Za-z0-9_-])(\.\w+)$/, (_, head: string, last: string, tail: string) => `${head}${last === 'A' ? 'B' : 'A'}${tail}`)]));
    for (const name of names) renameSync(join(folder, 'assets', name), join(folder, 'assets', renamed.get(name)!));
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = join(folder, name);
      if (!statSync(file).isFile() || !/\.(js|css|html)$/.test(name)) continue;
      let text = readFileSync(file, 'utf8');
      for (const [from, to] of renamed) text = text.replaceAll(from, to);
      if (name === 'service-worker.js') text = text.replace(/(version:[`"'][0-9a-f]{15})([0-9a-f])/, (_, head: string, last: string) => head + (last === 'a' ? 'b' : 'a'));
      writeFileSync(file, text);
    }
    this.#folder = folder;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
    this.#made.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  }
}
