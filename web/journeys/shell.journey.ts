import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { FakeNight } from '../dev/fake-night.mjs';
import { expectAccessible } from './accessible';
import { launchChromium, openPage, pictureOf } from './chromium';
import { until } from './house';
import { Site } from './site';

/** The page is installed, loses its network, shows what it last knew as such, comes back by itself, and takes a new version. */
let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const sockets: WebSocketRoute[] = [];
const night = new FakeNight();
const troubles: string[] = [];
/** Lets the new version's worker be put in place. */
let release = () => {};

const LIVE = '/en/robotarget/demo/monitor';

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  site = await Site.open((method, path) =>
    method === 'POST' && path === '/api/telescopes/demo/tickets' ? { url: `${site.address.replace('http', 'ws')}/live?ticket=t`, expiresAt: night.instant(-30) } : undefined,
  );
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  page = await open(context);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(where: BrowserContext): Promise<Page> {
  const opened = await openPage(where, troubles, 30_000);
  opened.on('console', (message) => message.text().includes('Manifest') && troubles.push(message.text()));
  await opened.routeWebSocket(/\/live/, (socket) => {
    sockets.push(socket);
    socket.onMessage((text) => {
      if (JSON.parse(String(text)).type === 'subscribe') socket.send(JSON.stringify(night.initialState()));
    });
  });
  return opened;
}

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(troubles.join('\n'), site.asked.slice(-20).join('\n'));
    await page?.screenshot({ path: 'test-results/screens/shell-failed.png', fullPage: true });
  });
}

const linkIs = (state: string, on = page) => on.locator(`[data-testid=link-state][data-state=${state}]`).waitFor();
const temperature = () => page.getByTestId('camera-temperature').textContent();
const controlled = () => page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const isBeingPutInPlace = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.installing !== null);
const entry = () => page.evaluate(() => new URL(document.querySelector<HTMLScriptElement>('script[type=module]')!.src).pathname);

async function loseNetwork(): Promise<void> {
  await context.setOffline(true);
  await Promise.all(sockets.splice(0).map((socket) => socket.close().catch(() => undefined)));
}

test('the page may be installed, in the language it is read in', async (t) => {
  explainFailure(t);
  await page.goto(site.address + LIVE);
  await linkIs('running');
  const session = await context.newCDPSession(page);
  const manifest = async () => {
    const { url, data, errors } = await session.send('Page.getAppManifest');
    return { path: new URL(url).pathname, told: JSON.parse(data ?? '{}') as { lang: string; start_url: string }, errors };
  };
  expect(await manifest()).toMatchObject({ path: '/en.webmanifest', told: { lang: 'en', start_url: '/en' }, errors: [] });
  await controlled();
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).not.toContain('no-acceptable-icon');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await page.getByTestId('language-switch').click();
  await page.locator('html[lang=fr]').waitFor();
  expect((await manifest()).path).toBe('/fr.webmanifest');
  await page.getByTestId('language-switch').click();
});

test('opened without network, it shows the last state, greyed and said to be old', async (t) => {
  explainFailure(t);
  await page.reload();
  await linkIs('running');
  const before = await temperature();
  await loseNetwork();
  await linkIs('connecting');
  await page.reload();
  await linkIs('kept');
  expect(await temperature()).toBe(before);
  expect(await page.getByTestId('link-state').textContent()).toBe('Offline: the last state seen on this device');
  expect(await page.getByTestId('data-age').getAttribute('data-seconds')).toMatch(/^\d+$/);
  // What happened and what was taken tell their own times; all else has an age.
  const panels = page.locator('section[data-stale]:has(.age)');
  const marks = await panels.evaluateAll((all) => all.map((panel) => panel.getAttribute('data-stale')));
  expect(marks.length).toBeGreaterThanOrEqual(5);
  expect(marks.filter((mark) => mark !== 'true')).toEqual([]);
  await pictureOf(page, 'shell-offline');
  await page.getByTestId('language-switch').click();
  await pictureOf(page, 'shell-offline-fr');
  await page.getByTestId('language-switch').click();
});

test('what was not opened before opens without network too, and says that the cloud is away', async (t) => {
  explainFailure(t);
  await page.goto(`${site.address}/fr/book`);
  await page.getByRole('alert').first().waitFor();
  expect(await page.locator('h1').count()).toBe(1);
  await page.goto(site.address + LIVE);
  await linkIs('kept');
});

test('when the network is back it is live again by itself', async (t) => {
  explainFailure(t);
  night.seconds += 60;
  await context.setOffline(false);
  await linkIs('running');
  await until('fresh values', 10_000, async () => (await page.getByTestId('camera-panel').getAttribute('data-stale')) === 'false');
});

test('no answer of the cloud is in any cache', async (t) => {
  explainFailure(t);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
    return all.flat();
  });
  expect(kept).toContain('/');
  expect(kept.filter((path) => /^\/(api|auth)/.test(path))).toEqual([]);
});

test('what somebody who is signed in saw is forgotten when they are gone', async (t) => {
  explainFailure(t);
  const rows = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const request = indexedDB.open('stellar');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const all = request.result.transaction('nights').objectStore('nights').getAll();
            all.onsuccess = () => {
              request.result.close();
              resolve((all.result as { user: string }[]).map(({ user }) => user));
            };
          };
        }),
    );
  // Another tab of somebody who is signed in, and leaves: all that is told of it is what all tabs keep.
  await page.evaluate(() => localStorage.setItem('stellar.account', JSON.stringify({ refresh: 'r', user: 'dana', name: 'Dana', renewing: false })));
  await page.reload();
  await linkIs('running');
  await until('the state to be kept', 5_000, async () => (await rows()).includes('dana'));
  const other = await open(context);
  await other.goto(`${site.address}/en/account`);
  await other.evaluate(() => localStorage.removeItem('stellar.account'));
  await until('it to be forgotten', 5_000, async () => !(await rows()).includes('dana'));
  await other.close();
});

test('an open page goes on when a new version takes its place, and says so', async (t) => {
  explainFailure(t);
  const hasty = await open(context);
  await hasty.clock.install();
  await hasty.goto(site.address + LIVE);
  await linkIs('running', hasty);
  await page.close();
  page = hasty;
  const old = await entry();
  site.deployAnother();
  // No page of this test shows it: the new version's worker is still being put in place when the page is reloaded.
  release = site.hold('/assets/ApiPage');
  expect((await fetch(site.address + old)).status).toBe(404);

  // A page that was never opened: its files have the old names, which the site has no more.
  await page.getByTestId('sign-in').waitFor();
  await page.evaluate(() => (history.pushState(null, '', '/en/account'), window.dispatchEvent(new PopStateEvent('popstate'))));
  await page.getByTestId('account-page').waitFor();

  await page.clock.fastForward('31:00');
  await page.getByTestId('new-version').waitFor();
  await pictureOf(page, 'shell-new-version');
  await until('its worker to come', 10_000, isBeingPutInPlace);
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction((before) => !document.querySelector<HTMLScriptElement>('script[type=module]')?.src.endsWith(before), old);
  await page.getByTestId('account-page').waitFor();
  expect(await page.getByTestId('new-version').count()).toBe(0);
});

test('and the new version opens without network as the old one did', async (t) => {
  explainFailure(t);
  const now = await entry();
  expect(await isBeingPutInPlace()).toBe(true);
  release();
  await until('the new version to be kept', 60_000, () =>
    page.evaluate(async (wanted) => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.waiting === null && registration.installing === null && (await caches.match(wanted)) !== undefined;
    }, now),
  );
  await loseNetwork();
  await page.reload();
  await page.getByTestId('account-page').waitFor();
  expect(await entry()).toBe(now);
  await context.setOffline(false);
});

test.each([['en', 'help', 'faq-page'], ['fr', 'help', 'faq-page'], ['en', 'design', 'design-page'], ['fr', 'design', 'design-page'], ['en', 'api-docs', 'api-page']])('/%s/%s is for everybody', async (language, path, mark) => {
  await page.goto(`${site.address}/${language}/${path}#clouds`);
  await page.getByTestId(mark).waitFor();
  await page.waitForLoadState('networkidle');
  // Swagger UI puts buttons into buttons, which only its makers can mend.
  await pictureOf(page, `shell-${path}-${language}`, path === 'api-docs' ? '.swagger-ui' : undefined);
});

test.each(['night', 'red'])('a dialog is for everybody in the %s theme', async (theme) => {
  await page.goto(`${site.address}/en/design`);
  await page.getByTestId(`theme-${theme}`).getByTestId('open-dialog').click();
  await page.getByRole('dialog').waitFor();
  await expectAccessible(page, `dialog-${theme}`);
  await page.screenshot({ path: `test-results/screens/shell-dialog-${theme}.png` });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('the pages are for everybody in red light too', async (t) => {
  explainFailure(t);
  await page.evaluate(() => localStorage.setItem('stellar.theme', 'red'));
  for (const path of ['help#safe', 'account', 'book', 'robotarget/demo/monitor', 'nowhere']) {
    await page.goto(`${site.address}/fr/${path}`);
    await page.locator('h1').first().waitFor();
    await pictureOf(page, `shell-red-${path.split('/').at(-1)!.replace('#', '-')}`);
  }
  await page.evaluate(() => localStorage.removeItem('stellar.theme'));
});

test('the keyboard gets past the head, and each new page is told', async (t) => {
  explainFailure(t);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(site.address + LIVE);
  await page.locator('h1').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.getByRole('link', { name: 'Questions and answers' }).click();
  await page.getByTestId('announced').getByText('Questions and answers – Stellar').waitFor({ state: 'attached' });
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content');
});

test('nothing moves for whoever asked for that', async (t) => {
  explainFailure(t);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.address + LIVE);
  await linkIs('running');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
});

test('nothing went against the content policy, and no page broke', () => expect(troubles).toEqual([]));
