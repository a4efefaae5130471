import { expect, test } from 'vitest';
import { HandClock } from '../testing/hand-clock';
import { isPage, Keeping, PAGE_PATIENCE } from './keeping';

const ORIGIN = 'https://stellar.example';

class HandCaches {
  readonly held = new Map<string, Map<string, string>>();

  async open(name: string) {
    const held = this.held.get(name) ?? new Map<string, string>();
    this.held.set(name, held);
    return {
      put: async (path: Request | string, answer: Response) => void held.set(pathOf(path), await answer.text()),
      match: async (path: Request | string) => answerOf(held.get(pathOf(path))),
    };
  }
  async match(path: Request | string) {
    return answerOf([...this.held.values()].map((held) => held.get(pathOf(path))).find((body) => body !== undefined));
  }
  async keys() {
    return [...this.held.keys()];
  }
  async delete(name: string) {
    return this.held.delete(name);
  }
}

const pathOf = (path: Request | string) => (typeof path === 'string' ? path : new URL(path.url).pathname);
const answerOf = (body: string | undefined) => (body === undefined ? undefined : new Response(body));

function keeper(version: string, files: string[], caches = new HandCaches()) {
  const clock = new HandClock(0);
  /** What the site answers; undefined while there is no network. */
  const site: { answers: Record<string, string> | undefined; asked: string[]; silent: boolean } = { answers: {}, asked: [], silent: false };
  const keeping = new Keeping(
    { version, files },
    {
      caches: caches as unknown as CacheStorage,
      origin: ORIGIN,
      after: clock.after,
      fetch: async (request) => {
        const path = pathOf(request);
        site.asked.push(path);
        if (site.silent) return new Promise(() => {});
        if (site.answers === undefined) throw new TypeError('no network');
        const body = site.answers[path];
        return new Response(body ?? 'none', { status: body === undefined ? 404 : 200 });
      },
    },
  );
  return { keeping, site, caches, clock };
}

const asset = (path: string) => new Request(ORIGIN + path);
const visit = (path: string) => Object.defineProperty(new Request(ORIGIN + path), 'mode', { value: 'navigate' });
const bodyOf = async (answer: Promise<Response> | undefined) => (await answer)?.text();

const SITE = { '/': 'page 1', '/assets/a-11111111.js': 'a', '/favicon.svg': 'star' };
const FILES = ['/assets/a-11111111.js', '/favicon.svg'];

async function installed() {
  const made = keeper('1', FILES);
  made.site.answers = SITE;
  await made.keeping.install();
  return made;
}

test('without network every page is the one that was kept, and its files are too', async () => {
  const { keeping, site } = await installed();
  site.answers = undefined;
  expect(await bodyOf(keeping.answer(visit('/fr/robotarget/demo/monitor')))).toBe('page 1');
  expect(await bodyOf(keeping.answer(asset('/assets/a-11111111.js')))).toBe('a');
  expect(await bodyOf(keeping.answer(asset('/favicon.svg')))).toBe('star');
});

test('with network the page is the newest, and hashed files are not asked for again', async () => {
  const { keeping, site } = await installed();
  site.answers = { ...SITE, '/en/account': 'page 2' };
  site.asked.length = 0;
  expect(await bodyOf(keeping.answer(visit('/en/account')))).toBe('page 2');
  await keeping.answer(asset('/assets/a-11111111.js'));
  expect(site.asked).toEqual(['/en/account']);
});

test('a network that says nothing is waited for a while only', async () => {
  const { keeping, site, clock } = await installed();
  site.silent = true;
  const answer = bodyOf(keeping.answer(visit('/en')));
  await clock.pass(0);
  await clock.pass(PAGE_PATIENCE);
  expect(await answer).toBe('page 1');
});

test.each(['/api/me', '/auth/oauth2/authorize', '/health', '/openapi.yaml'])('%s is none of its business', async (path) => {
  const { keeping } = await installed();
  expect(keeping.answer(asset(path))).toBeUndefined();
  expect(keeping.answer(visit(path))).toBeUndefined();
});

test('nor is what is sent, of another site, or asked for in parts', async () => {
  const { keeping } = await installed();
  expect(keeping.answer(new Request(`${ORIGIN}/assets/a-11111111.js`, { method: 'POST' }))).toBeUndefined();
  expect(keeping.answer(new Request('https://elsewhere.example/assets/a-11111111.js'))).toBeUndefined();
  expect(keeping.answer(new Request(`${ORIGIN}/assets/a-11111111.js`, { headers: { range: 'bytes=0-1' } }))).toBeUndefined();
});

test('a version of which a file cannot be had is not installed', async () => {
  const { keeping, site } = keeper('1', FILES);
  site.answers = { '/': 'page 1', '/favicon.svg': 'star' };
  await expect(keeping.install()).rejects.toThrow('/assets/a-11111111.js was answered with 404');
});

test('a page of the version before finds its files, which the site has no more; older ones are let go', async () => {
  const { caches } = await installed();
  for (const version of ['2', '3']) {
    const next = keeper(version, [`/assets/a-${version.repeat(8)}.js`], caches);
    next.site.answers = { '/': `page ${version}`, [`/assets/a-${version.repeat(8)}.js`]: `a${version}` };
    await next.keeping.install();
    await next.keeping.clear();
    expect(await bodyOf(next.keeping.answer(asset(`/assets/a-${String(Number(version) - 1).repeat(8)}.js`)))).toBe(version === '2' ? 'a' : 'a2');
  }
  expect(await caches.keys()).toEqual(['stellar-shell-2', 'stellar-shell-3']);
});

test('files of the same name are not fetched again for a new version', async () => {
  const { caches } = await installed();
  const next = keeper('2', FILES, caches);
  next.site.answers = { ...SITE, '/': 'page 2' };
  await next.keeping.install();
  expect(next.site.asked.sort()).toEqual(['/', '/favicon.svg']);
});

test('a file that was not kept is fetched and kept from then on, but not a refusal', async () => {
  const { keeping, site } = await installed();
  site.answers = { ...SITE, '/assets/big-22222222.js': 'big' };
  expect((await keeping.answer(asset('/assets/gone-33333333.js')))?.status).toBe(404);
  await keeping.answer(asset('/assets/big-22222222.js'));
  site.answers = undefined;
  expect(await bodyOf(keeping.answer(asset('/assets/big-22222222.js')))).toBe('big');
  await expect(keeping.answer(asset('/assets/gone-33333333.js'))).rejects.toThrow('no network');
});

test('a gateway that has lost its site is no better than no network', async () => {
  const { keeping, site } = await installed();
  const broken = new Keeping({ version: '1', files: FILES }, { caches: (await installed()).caches as unknown as CacheStorage, origin: ORIGIN, after: () => () => {}, fetch: async () => new Response('bad gateway', { status: 502 }) });
  expect(await bodyOf(broken.answer(visit('/en')))).toBe('page 1');
  site.answers = {};
  expect((await keeping.answer(visit('/en/none')))?.status).toBe(404);
});

test.each([
  ['/', true], ['/fr', true], ['/en/', true], ['/en/book/demo', true], ['/signed-in', true], ['/robotarget/demo/monitor', true],
  ['/english', false], ['/en/file.txt', false], ['/auth/sign-in', false], ['/status', false],
])('%s is a page: %s', (path, is) => expect(isPage(path)).toBe(is));
