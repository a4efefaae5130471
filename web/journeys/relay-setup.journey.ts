import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { expectAccessible } from './accessible';
import { launchChromium } from './chromium';
import { House, until } from './house';

/** An operator sets a bare relay up with a code from the cloud, and sees on its page that it works, dies and works again. */
let house: House;
let browser: Browser;
let page: Page;
let relay: ChildProcess;
let said = '';
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  house = await House.open(['--speed', '6', '--without', 'relay']);
  await house.up();
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1100, height: 900 }, locale: 'fr-FR' });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

afterAll(async () => {
  await browser?.close();
  relay?.kill('SIGKILL');
  await house?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(house.words(), said, complaints);
    await page?.screenshot({ path: 'test-results/screens/relay-failed.png', fullPage: true });
  });
}

test('a bare relay is paired, tried and started without leaving its page', async (context) => {
  explainFailure(context);
  start();
  await until('the set-up word', 20_000, () => /set-up word is \w{26}/.test(said));
  await page.goto(`http://127.0.0.1:${house.relayPort}/`);
  expect(await page.getAttribute('html', 'lang')).toBe('fr');
  await page.getByLabel('Mot de configuration').fill(/set-up word is (\w{26})/.exec(said)![1]!);
  await page.getByRole('button', { name: 'Continuer' }).click();

  await page.getByLabel('Adresse du cloud').fill(house.address);
  await page.getByRole('button', { name: 'Tester cette connexion' }).first().click();
  await finding('cloud-there');
  const code = await pairingCode();
  await page.getByLabel('Code d’association').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Associer', exact: true }).click();
  await finding('paired');
  await page.getByLabel('Télescope').selectOption('demo');
  await page.getByLabel('Port').fill(`${house.voyagerPort}`);
  await page.getByRole('button', { name: 'Tester cette connexion' }).nth(1).click();
  await finding('voyager-open');
  await page.getByLabel('tel que Voyager le nomme').fill('C:\\Users\\voyager\\Documents\\Voyager\\FITS');
  await page.getByLabel('tel que cette machine le nomme').fill(house.folder('voyager/frames'));
  await page.getByRole('button', { name: 'Tester ce dossier' }).first().click();
  await finding('folder-readable');
  await page.getByRole('button', { name: 'Tester ce dossier' }).nth(1).click();
  await page.locator('[data-code^="store-"]').waitFor();
  await page.screenshot({ path: 'test-results/screens/relay-setup.png', fullPage: true });
  await expectAccessible(page, 'relay-setup');
  expect(existsSync(config())).toBe(false);

  await page.getByRole('button', { name: 'Écrire les réglages et démarrer' }).click();
  await page.getByTestId('voyager-demo').getByText('connecté', { exact: true }).waitFor({ timeout: 30_000 });
  expect(statSync(house.folder('bare/relay.key')).mode & 0o777).toBe(0o600);
  await until('an acknowledgement', 20_000, async () => ((await health())['cloud'] as { acknowledgedSeq?: number }).acknowledgedSeq! > 0);
  await until('the notice that all is well', 40_000, async () => (await page.locator('.notice.good').count()) === 1);
  await page.screenshot({ path: 'test-results/screens/relay-page.png', fullPage: true });
  await expectAccessible(page, 'relay-page');
  expect((await fetch(`${house.address}/api/relay/pairings`, { method: 'POST', body: JSON.stringify({ code }) })).status).toBe(404);
});

test('when the relay dies its page says so and greys, and heals by itself', async (context) => {
  explainFailure(context);
  const gone = once(relay, 'exit');
  relay.kill('SIGKILL');
  await gone;
  await page.getByTestId('lost').waitFor({ timeout: 10_000 });
  expect(await page.getAttribute('body', 'class')).toContain('lost');
  expect(await page.getByTestId('live').isVisible()).toBe(false);

  start();
  await page.getByTestId('live').waitFor({ timeout: 20_000 });
  expect(await page.getByTestId('lost').count()).toBe(0);
});

test('on a phone nothing sticks out, and neither page nor log shows a secret or breaks the content policy', async (context) => {
  explainFailure(context);
  const key = readFileSync(house.folder('bare/relay.key'), 'utf8');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`http://127.0.0.1:${house.relayPort}/?lang=en`);
  await page.getByTestId('live').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  for (const path of ['/', '/health', '/metrics', '/log']) {
    expect(await (await fetch(`http://127.0.0.1:${house.relayPort}${path}`)).text()).not.toContain(key);
  }
  expect(said).not.toContain(key);
  expect(complaints.filter((complaint) => /Content Security Policy|TypeError|ReferenceError|SyntaxError/.test(complaint))).toEqual([]);
});

function start(): void {
  relay = house.relay('--config', config(), '--listen', `127.0.0.1:${house.relayPort}`);
  for (const out of [relay.stdout!, relay.stderr!]) out.on('data', (chunk: Buffer) => (said += chunk.toString()));
}

function config(): string {
  return house.folder('bare/relay.properties');
}

async function finding(code: string): Promise<void> {
  await page.locator(`[data-code="${code}"]`).waitFor({ timeout: 30_000 });
}

async function pairingCode(): Promise<string> {
  const answer = await fetch(`${house.address}/api/telescopes/demo/relay-pairings`, { method: 'POST', headers: { 'x-api-key': house.operatorKey() } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { code: string }).code;
}

async function health(): Promise<Record<string, unknown>> {
  return (await (await fetch(`http://127.0.0.1:${house.relayPort}/health`)).json()) as Record<string, unknown>;
}
