import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { launchChromium, openPage, pictureOf } from './chromium';
import { House, until } from './house';
import { wishAtNoon } from './people';

/** Somebody signs in, says who they are, and leaves; somebody else finds nothing of it. */
let house: House;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const troubles: string[] = [];
const secrets: string[] = [];

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  house = await House.open([]);
  await house.up('cloud');
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Europe/Paris', locale: 'en-GB' });
  page = await newPage();
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function newPage(): Promise<Page> {
  const opened = await openPage(context, troubles);
  opened.on('response', async (answer) => {
    if (answer.url().endsWith('/auth/oauth2/token') && answer.ok()) {
      const tokens = (await answer.json()) as Record<string, string>;
      secrets.push(tokens['access_token']!, tokens['id_token']!, tokens['refresh_token']!);
    }
  });
  return opened;
}

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(house.words());
    await page?.screenshot({ path: 'test-results/screens/account-failed.png', fullPage: true });
  });
}

const picture = (name: string) => pictureOf(page, `account-${name}`);

const path = () => new URL(page.url()).pathname;

async function chooseDemoUser(): Promise<void> {
  await page.getByRole('button', { name: 'Dana Demo' }).click();
}

test('the demo user signs in and comes back to the page they came from', async (t) => {
  explainFailure(t);
  await page.goto(`${house.address}/en/robotarget/demo/monitor`);
  await picture('monitor-out');
  await page.getByTestId('sign-in').click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await picture('sign-in-en');
  expect(path()).toBe('/auth/oauth2/authorize');
  await chooseDemoUser();

  await page.getByTestId('account-link').waitFor();
  expect(path()).toBe('/en/robotarget/demo/monitor');
  expect(page.url()).not.toContain('code=');
  expect(await page.getByTestId('account-link').textContent()).toContain('Dana Demo');
  await picture('monitor-in');
});

test('they book a slot, once however often they ask, and give it up', async (t) => {
  explainFailure(t);
  const [token] = secrets.slice(-3);
  const ask = async (method: string, at: string, body?: object) => {
    const answer = await fetch(`${house.address}/api/${at}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const credits = async () => (await ask('GET', 'me/credits')).body;
  const free = (await credits())['freeCents'] as number;
  const day = wishAtNoon();
  const id = crypto.randomUUID();
  expect((await ask('POST', 'bookings', { ...day, id })).body['code']).toBe('plan-cannot-work');
  const told = (await ask('POST', 'me/bookings/check', day)).body;
  const [slot] = told['nextSlots'] as { from: string; to: string }[];
  const wish = { ...day, ...slot!, id };

  const asked = await Promise.all([1, 2, 3].map(() => ask('POST', 'bookings', wish)));
  expect(asked.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(await credits()).toEqual({ freeCents: free - 4_000, heldCents: 4_000 });
  expect((await ask('POST', 'bookings', { ...wish, id: crypto.randomUUID() })).body['code']).toBe('slot-taken');
  expect((await ask('GET', `bookings/${id}/access`)).body['phase']).toBe('upcoming');
  expect((await ask('POST', `bookings/${id}/cancel`, {})).body['state']).toBe('cancelled');
  expect(await credits()).toEqual({ freeCents: free, heldCents: 0 });
});

test('what they choose about themselves is kept, in the language they chose', async (t) => {
  explainFailure(t);
  await page.getByTestId('account-link').click();
  await page.getByTestId('profile-name').waitFor();
  expect(path()).toBe('/en/account');
  expect(await page.getByTestId('profile-time-zone').inputValue()).toBe('UTC');
  await picture('en');

  await page.getByTestId('profile-name').fill('x'.repeat(81));
  await page.getByTestId('profile-save').click();
  await page.getByText('A name has at most 80 characters.').waitFor();
  expect(await page.getByTestId('profile-name').getAttribute('aria-invalid')).toBe('true');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
  await picture('refused');

  await page.getByTestId('profile-name').fill('Dana des Étoiles');
  await page.getByTestId('profile-language').selectOption('fr');
  await page.getByRole('button', { name: 'Europe/Paris' }).click();
  await page.getByTestId('profile-save').click();
  await page.getByText('Enregistré.').waitFor();
  expect(path()).toBe('/fr/account');
  await picture('fr');

  await page.reload();
  await page.getByTestId('profile-name').waitFor();
  expect(await page.getByTestId('profile-name').inputValue()).toBe('Dana des Étoiles');
  expect(await page.getByTestId('profile-time-zone').inputValue()).toBe('Europe/Paris');
  expect(await page.getByTestId('profile-language').inputValue()).toBe('fr');
});

test('another tab is signed in too, and signing out there signs out here', async (t) => {
  explainFailure(t);
  const other = await newPage();
  await other.goto(`${house.address}/fr/account`);
  await other.getByTestId('profile-name').waitFor();
  expect(await other.getByTestId('account-name').textContent()).toBe('Dana des Étoiles');
  await other.getByTestId('sign-out').click();
  await until('the other tab to be back at the start', 10_000, () => other.url().endsWith('/robotarget/demo/monitor'));

  await page.getByTestId('sign-in').waitFor();
  expect(await page.getByTestId('account-page').textContent()).not.toContain('Dana');
  await picture('out-fr');
  await other.close();
});

test('somebody else sees nothing of it', async (t) => {
  explainFailure(t);
  await page.getByTestId('sign-in').click();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  await picture('sign-in-fr');
  await page.getByLabel('Nom').fill('Élise');
  await page.getByLabel('Adresse e-mail').fill('elise@stellar.example');
  await page.getByRole('button', { name: 'Le créer et se connecter' }).click();

  await page.getByTestId('profile-name').waitFor();
  expect(path()).toBe('/fr/account');
  expect(await page.getByTestId('account-name').textContent()).toBe('Élise');
  expect(await page.getByTestId('profile-name').inputValue()).toBe('');
  expect(await page.getByTestId('profile-time-zone').inputValue()).toBe('UTC');
});

test('whoever was signed in is so still when the cloud comes back', async (t) => {
  explainFailure(t);
  await house.kill('cloud');
  await house.up('cloud');
  await page.reload();
  await page.getByTestId('profile-name').waitFor();
  expect(await page.getByTestId('account-name').textContent()).toBe('Élise');
});

test('the telescope’s operator may command it, others may not, and an ID token opens nothing', async (t) => {
  explainFailure(t);
  const ask = async (token: string | undefined) => {
    const answer = await fetch(`${house.address}/api/me/telescopes/demo/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ id: crypto.randomUUID(), method: 'Abort', params: { IsHalt: true } }),
    });
    return answer.status;
  };
  const [elise] = secrets.slice(-3);
  expect([await ask(undefined), await ask(elise)]).toEqual([401, 404]);

  // The page offers to sign in at once, and leaves for the issuer's door all the same.
  const left = page.waitForEvent('load');
  await page.getByTestId('sign-out').click();
  await left;
  await page.getByTestId('sign-in').click();
  const before = secrets.length;
  await page.getByRole('button', { name: 'Olivier Opérateur' }).click();
  await page.getByTestId('account-link').waitFor();
  await until('the operator’s tokens', 5_000, () => secrets.length > before);
  const [access, id] = secrets.slice(before);
  expect([await ask(access), await ask(id)]).toEqual([202, 401]);
});

test('the other pages of somebody who is signed in are for everybody', async (t) => {
  explainFailure(t);
  const pages = [
    ['account', 'account-page'], ['account/statement', 'statement-page'], ['bookings', 'bookings-page'], ['observations', 'observations-page'], ['book/demo', 'book-page'], ['operator/telescopes', 'own-telescopes-page'],
    ['operator/telescopes/new', 'own-telescope-page'], ['robotarget/demo/gallery', 'gallery-page'], ['watch/0123456789abcdef', 'watch-page'], ['notifications', 'notifications-page'],
    ['unsubscribe/0123456789abcdef', 'unsubscribe-page'], ['nowhere', 'lost-page'],
  ] as const;
  for (const [path, mark] of pages) {
    await page.goto(`${house.address}/fr/${path}`);
    await page.locator(`main[data-testid=${mark}] h1`).waitFor();
    await page.waitForLoadState('networkidle');
    await picture(`all-${mark}`);
  }
});

test('what was typed for a booking is forgotten by signing out', async (t) => {
  explainFailure(t);
  await page.goto(`${house.address}/fr/account`);
  await page.getByTestId('sign-out').waitFor();
  await page.evaluate(() => sessionStorage.setItem('stellar.wish.demo', '{"target":"M 31"}'));
  await page.getByTestId('sign-out').click();
  await page.waitForURL('**/robotarget/demo/monitor');
  expect(await page.evaluate(() => sessionStorage.getItem('stellar.wish.demo'))).toBeNull();
});

test('the content policy was kept, and no token is in any log or left in the page’s address', () => {
  expect(troubles).toEqual([]);
  expect(secrets.length).toBeGreaterThan(6);
  const logs = house.folder('logs');
  const said = readdirSync(logs).map((file) => readFileSync(`${logs}/${file}`, 'utf8')).join('\n') + house.words();
  expect(said.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(said).not.toContain(secret);
});
