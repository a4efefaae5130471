import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { device, devices, list, told, USUAL_CHOICES } from '../src/testing/notifications';
import { launchChromium, launchOnDesktop, openPage, pictureOf } from './chromium';
import { Desktop, hasDesktop } from './desktop';
import { until } from './house';
import { Site } from './site';

/** Somebody chooses how to be told, reads what they were told, and is shown what is pushed, by a Chromium's own service worker. */
let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let devtools: CDPSession;
let registrationId = '';
const troubles: string[] = [];

const BOOKING = '0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11';
const SECRET = 'Zx3-secretOfALink_0123';
const base64url = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
const ID_TOKEN = `h.${base64url({ sub: 'vega', name: 'Dana Demo', aud: 'page' })}.s`;
/** The key of RFC 8291's example: a browser takes only points of the curve. */
const PUSH_KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** What the API answers now. */
const cloud: Record<string, (() => object | undefined) | undefined> = {};

function asUsual(): void {
  Object.assign(cloud, {
    'GET /api/sign-in': () => ({ clientId: 'page', scopes: ['openid'], authorizeUrl: '/auth/a', tokenUrl: '/api/token', revokeUrl: '/api/revoke', logoutUrl: '/auth/l' }),
    'POST /api/token': () => ({ access_token: 'a', refresh_token: 'r', expires_in: 900, id_token: ID_TOKEN }),
    'GET /api/me': () => ({ user: 'vega', name: 'Dana', language: 'en', timeZone: 'Europe/Paris', roles: ['user'] }),
    'GET /api/me/credits': () => ({ freeCents: 12_050, heldCents: 8_000 }),
    'GET /api/me/notification-choices': () => USUAL_CHOICES,
    'PUT /api/me/notification-choices': () => USUAL_CHOICES,
    'GET /api/me/mail': () => ({ state: 'confirmed', address: 'dana.demo@observatory.example' }),
    'GET /api/me/devices': () => ({
      ...devices(
        device('11111111-2222-4333-8444-555555555555', { lastAt: minutesAgo(90) }),
        device('22222222-2222-4333-8444-555555555555', { kind: 'phone', name: 'Dana’s telephone with a name that goes on for rather a long while' }),
      ),
      pushKey: PUSH_KEY,
    }),
    'GET /api/me/notifications': () =>
      ({ ...list(
        2,
        told('d', { at: minutesAgo(4.5), kind: 'paused', title: 'M 31 waits', text: 'Clouds over Limogne since 21:04. It goes on by itself after 15 minutes of nothing but safe.', isNew: true }),
        told('c', { at: minutesAgo(50), title: 'M 31 has begun', text: 'Right ascension 00h 42m 44s, declination +41° 16′ 09″. Until 23:00.', isNew: true }),
        told('b', { at: minutesAgo(26 * 60), kind: 'refund', title: '12.50 credits came back', text: 'Twenty minutes were lost to the weather.' }),
        told('a', { at: minutesAgo(4 * 24 * 60), kind: 'booking', title: 'A booking of a target whose name does not fit into one line at all was confirmed', text: 'First line.\nSecond line.', link: undefined }),
      ), asOf: minutesAgo(0) }),
    'PUT /api/me/notifications/seen': () => ({}),
    'POST /api/me/tickets': undefined,
    [`POST /api/mail/unsubscriptions/${SECRET}`]: () => ({}),
  });
}

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  asUsual();
  site = await Site.open((method, path) => cloud[`${method} ${path}`]?.());
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await context.grantPermissions(['notifications'], { origin: site.address });
  await signedIn(context);
  page = await openPage(context, troubles);
  devtools = await debuggerOf(context, page);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(troubles.join('\n'), site.asked.slice(-20).join('\n'));
    await page?.screenshot({ path: 'test-results/screens/notifications-failed.png', fullPage: true });
  });
}

const account = async (language: string) => {
  await page.goto(`${site.address}/${language}/account`);
  await page.getByTestId('choices').waitFor();
};

test.each(['en', 'fr'])('in %s what is told, and how, is chosen on a telephone and a desktop', async (language) => {
  asUsual();
  await account(language);
  await page.getByTestId('device').first().waitFor();
  await page.getByTestId('bell').waitFor();
  await pictureOf(page, `notifications-account-${language}`);
  const sizes = await page.getByTestId('choices').locator('td label').evaluateAll((all) => all.map((label) => Math.min(label.getBoundingClientRect().width, label.getBoundingClientRect().height)));
  expect(sizes).toHaveLength(39);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
});

test.each([
  ['none', { state: 'none' }],
  ['code', { state: 'unconfirmed', address: 'dana.demo@observatory.example', codeUntil: minutesAgo(-28) }],
  ['off', { state: 'off', address: 'dana.demo@observatory.example' }],
  ['dead', { state: 'dead', address: 'a.very.long.address.of.somebody.who.has.one@a.rather.long.name.of.an.observatory.example' }],
])('an address that is %s is told to everybody', async (state, mail) => {
  asUsual();
  cloud['GET /api/me/mail'] = () => mail;
  cloud['GET /api/me/devices'] = () => ({ ...devices(), pushKey: PUSH_KEY });
  await account('fr');
  await page.getByTestId('mail').waitFor();
  await pictureOf(page, `notifications-mail-${state}`);
});

test('choices that cannot be saved are owned up to, and a question before something is removed', async (t) => {
  explainFailure(t);
  asUsual();
  cloud['PUT /api/me/notification-choices'] = undefined;
  await account('en');
  await page.getByTestId('image-push').check();
  await page.getByTestId('choices-unsaved').waitFor();
  await page.getByTestId('device-remove').first().click();
  await page.getByTestId('mail-remove').click();
  await pictureOf(page, 'notifications-asked');
});

test.each(['en', 'fr'])('in %s what one was told stands on a page of its own', async (language) => {
  asUsual();
  await page.goto(`${site.address}/${language}/notifications`);
  await page.getByTestId('told').first().waitFor();
  expect(await page.getByTestId('told').first().getByTestId('told-age').textContent()).toMatch(language === 'en' ? /^4\u00a0min ago$/ : /^il y a 4\u00a0min$/);
  await pictureOf(page, `notifications-list-${language}`);
});

test('an empty list and a cloud that is away are told', async () => {
  asUsual();
  cloud['GET /api/me/notifications'] = () => list(0);
  await page.goto(`${site.address}/fr/notifications`);
  await page.getByTestId('list-empty').waitFor();
  await pictureOf(page, 'notifications-empty');
  cloud['GET /api/me/notifications'] = undefined;
  await page.goto(`${site.address}/en/notifications`);
  await page.getByTestId('list-nothing').waitFor();
  await pictureOf(page, 'notifications-away');
});

test('all of it is for everybody in red light too', async () => {
  asUsual();
  cloud['GET /api/me/mail'] = () => ({ state: 'none' });
  await page.evaluate(() => localStorage.setItem('stellar.theme', 'red'));
  await account('fr');
  await page.getByTestId('device').first().waitFor();
  await pictureOf(page, 'notifications-account-red');
  await page.goto(`${site.address}/fr/notifications`);
  await page.getByTestId('told').first().waitFor();
  await pictureOf(page, 'notifications-list-red');
  await page.evaluate(() => localStorage.removeItem('stellar.theme'));
});

test('e-mails are turned off by a click, without signing in', async (t) => {
  explainFailure(t);
  const nobody = await browser.newContext({ locale: 'fr-FR' });
  const opened = await nobody.newPage();
  await opened.goto(`${site.address}/unsubscribe/${SECRET}`);
  await opened.getByTestId('unsubscribe').waitFor();
  expect(new URL(opened.url()).pathname).toBe(`/fr/unsubscribe/${SECRET}`);
  await pictureOf(opened, 'notifications-unsubscribe');
  await opened.getByTestId('unsubscribe').click();
  await opened.getByText('C’est fait.').waitFor();
  await pictureOf(opened, 'notifications-unsubscribed');
  await nobody.close();
});

const shown = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, lang, icon, badge, data }) => ({ title, body, tag, lang, icon: new URL(icon).pathname, badge: new URL(badge).pathname, link: (data as { link: string }).link }));
  });
const deliver = (data: string) => devtools.send('ServiceWorker.deliverPushMessage', { origin: site.address, registrationId, data });

/** A debugger that knows the service worker of a page's site. */
async function debuggerOf(where: BrowserContext, of: Page): Promise<CDPSession> {
  const made = await where.newCDPSession(of);
  made.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => (registrationId = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? registrationId));
  await made.send('ServiceWorker.enable');
  return made;
}

function signedIn(where: BrowserContext): Promise<unknown> {
  return where.addInitScript(() => {
    if (location.pathname.includes('unsubscribe')) return;
    localStorage.setItem('stellar.account', JSON.stringify({ refresh: 'r', user: 'vega', name: 'Dana Demo', renewing: false }));
  });
}
const MESSAGE = { id: 'session-paused-1', kind: 'paused', title: 'M 31 attend', text: 'Des nuages passent.', link: `/fr/bookings/${BOOKING}/access` };

test('a pushed message is shown once, however often it comes, and the bell counts anew', async (t) => {
  explainFailure(t);
  asUsual();
  await page.goto(`${site.address}/en/notifications`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await until('the worker to be known', 5_000, async () => registrationId !== '');
  await page.getByTestId('bell').waitFor();
  cloud['GET /api/me/notifications'] = () => list(7, told('d'));
  await deliver(JSON.stringify(MESSAGE));
  await until('the message to be shown', 5_000, async () => (await shown()).length > 0);
  await deliver(JSON.stringify(MESSAGE));
  await page.locator('[data-testid=bell][data-fresh="7"]').waitFor();
  expect(await shown()).toEqual([
    { title: 'M 31 attend', body: 'Des nuages passent.', tag: MESSAGE.id, lang: 'fr', icon: '/icons/star-192.png', badge: '/icons/badge-96.png', link: MESSAGE.link },
  ]);
  for (const file of ['/icons/star-192.png', '/icons/badge-96.png']) expect((await fetch(site.address + file)).status, file).toBe(200);
});

test('what cannot be read is shown as a plain sentence', async (t) => {
  explainFailure(t);
  await deliver('{"title":');
  await until('it to be shown', 5_000, async () => (await shown()).length === 2);
  expect((await shown()).find(({ tag }) => tag !== MESSAGE.id)).toMatchObject({ title: 'Stellar', body: 'There is something new. Open Stellar to see it.', lang: 'en', link: '/en/notifications' });
});

test.skipIf(!hasDesktop)('a click opens the page that a message leads to, and one that is open already comes to the front', async (t) => {
  explainFailure(t);
  asUsual();
  const desktop = await Desktop.open();
  const folder = mkdtempSync(join(tmpdir(), 'stellar-profile-'));
  const person = await launchOnDesktop(folder, desktop.address);
  try {
    await person.grantPermissions(['notifications'], { origin: site.address });
    await signedIn(person);
    page = person.pages()[0]!;
    registrationId = '';
    devtools = await debuggerOf(person, page);
    await page.goto(`${site.address}/en/account`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await until('the worker to be known', 5_000, () => registrationId !== '');

    const link = '/en/notifications';
    await deliver(JSON.stringify({ ...MESSAGE, link }));
    await until('the desktop to show it', 10_000, () => desktop.shown.size === 1);
    const [first] = desktop.shown.values();
    expect([first!.title, first!.text.split('\n').at(-1)]).toEqual(['M 31 attend', 'Des nuages passent.']);
    const opened = person.waitForEvent('page');
    desktop.click(first!.id);
    const list = await opened;
    await list.waitForURL(site.address + link);
    await list.getByTestId('told').first().waitFor();
    await until('it to be taken away', 5_000, () => desktop.shown.size === 0);

    await page.bringToFront();
    await deliver(JSON.stringify({ ...MESSAGE, id: 'session-paused-2', link }));
    await until('the desktop to show the next', 10_000, () => desktop.shown.size === 1);
    // Pages under a debugger all believe that they are in front; the worker is told which one is.
    const inFront = () =>
      person.serviceWorkers()[0]!.evaluate(async () => {
        const { clients } = self as unknown as ServiceWorkerGlobalScope;
        return (await clients.matchAll({ type: 'window' })).filter(({ focused }) => focused).map(({ url }) => new URL(url).pathname);
      });
    expect(await inFront()).toEqual(['/en/account']);
    desktop.click([...desktop.shown.keys()][0]!);
    await until('the list to come to the front', 5_000, async () => (await inFront())[0] === link);
    expect([person.pages().length, desktop.shown.size]).toEqual([2, 0]);
  } finally {
    await person.close();
    await desktop.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('nothing went against the content policy, and no page broke', () => expect(troubles).toEqual([]));
