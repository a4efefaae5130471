import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { expectAccessible } from './accessible';
import { launchChromium, openPage } from './chromium';
import { until } from './house';
import { PlayedHouse } from './played';
import { signIn } from './people';

/** A guest's own night, from the hour before it to its bill, on a telephone and a desktop at once: every part real, the time turned by hand. */
let house: PlayedHouse;
let browser: Browser;
let booking: string;
let now = '2026-11-23T22:15:00Z';
const troubles: string[] = [];
const pages: { page: Page; screen: string; code: string }[] = [];

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  house = await PlayedHouse.open(now);
  browser = await launchChromium();
  for (const [screen, code, viewport] of [['phone', 'fr', { width: 360, height: 740 }], ['desktop', 'en', { width: 1440, height: 900 }]] as const) {
    const context = await browser.newContext({ viewport, hasTouch: screen === 'phone', locale: code === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' });
    await context.addInitScript(() => localStorage.setItem('stellar.tour', 'seen'));
    const page = await openPage(context, troubles);
    await page.clock.setFixedTime(now);
    await signIn(page, house, code, house.person);
    pages.push({ page, screen, code });
  }
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(await house.words(), troubles);
    for (const { page, screen } of pages) await page.screenshot({ path: `test-results/screens/session-failed-${screen}.png`, fullPage: true });
  });
}

/** The clock of the house and those of the browsers. */
async function play(hour: string): Promise<void> {
  now = `2026-11-${hour < '12' ? '24' : '23'}T${hour}:00Z`;
  await house.play(now);
  for (const { page } of pages) await page.clock.setFixedTime(now);
}

async function onBoth(visit: (page: Page, code: string, screen: string) => Promise<void>): Promise<void> {
  for (const { page, code, screen } of pages) await visit(page, code, screen);
}

/** Presses pause or resume, which the cloud has heard when this resolves. */
async function press(page: Page): Promise<void> {
  const heard = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/controls') && answer.ok());
  await page.getByTestId('holder-pause').click();
  await heard;
}

async function seen(name: string): Promise<void> {
  await onBoth(async (page, code, screen) => {
    await page.screenshot({ path: `test-results/screens/session-${name}-${code}-${screen}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
    await expectAccessible(page, `session ${name} on a ${screen}`);
  });
}

test('before it, the access page counts down', async (t) => {
  explainFailure(t);
  booking = await house.book('2026-11-23T22:45:00Z', '2026-11-23T23:30:00Z', 30);
  await onBoth(async (page, code) => {
    await page.goto(`${house.address}/${code}/bookings/${booking}/access`);
    await page.getByTestId('countdown').waitFor();
  });
  await play('22:40');
  await seen('before');
});

test('at its hour it begins by itself, and its guest holds the controls', async (t) => {
  explainFailure(t);
  await play('22:52');
  await onBoth(async (page, code) => {
    await page.goto(`${house.address}/${code}/robotarget/demo/monitor`);
    await page.getByTestId('holder-bar').waitFor();
    await page.locator('[data-testid=holder-state].running').waitFor();
  });
  await seen('running');
});

test('paused on the telephone it is paused on the desktop, and goes on from there', async (t) => {
  explainFailure(t);
  const [phone, desktop] = [pages[0]!.page, pages[1]!.page];
  await press(phone);
  await play('22:54');
  await phone.locator('[data-testid=holder-state].paused').waitFor();
  await desktop.locator('[data-testid=holder-state].paused').waitFor();
  await seen('paused');
  await press(desktop);
  await play('22:56');
  await onBoth((page) => page.locator('[data-testid=holder-state].running').waitFor());
});

test('clouds stop it, the page says why, and it goes on when they are gone', async (t) => {
  explainFailure(t);
  await house.sky('clouds');
  await play('23:02');
  await onBoth(async (page, code) => {
    await page.locator('[data-testid=holder-state].paused').waitFor();
    await page.getByTestId('holder-said').filter({ hasText: code === 'fr' ? 'capteur de nuages' : 'cloud sensor' }).waitFor();
  });
  await seen('clouds');
  await house.sky('clear');
  await play('23:20');
  await onBoth((page) => page.locator('[data-testid=holder-state].running').waitFor());
});

test('after it, the booking’s page has the bill, minute by minute, and the images to take home', async (t) => {
  explainFailure(t);
  await play('23:36');
  await onBoth(async (page, code) => {
    await page.goto(`${house.address}/${code}/bookings/${booking}/access`);
    await page.getByTestId('bill').waitFor();
    await until('the bill to be settled', 20_000, async () => (await page.getByTestId('not-settled').count()) === 0);
    await until('the film to be known', 20_000, () => page.evaluate(() => (document.querySelector<HTMLVideoElement>('[data-testid=film]')?.readyState ?? 0) > 0));
  });
  await seen('bill');
});

test('what it was told of is in the list of both, once', async (t) => {
  explainFailure(t);
  await onBoth(async (page, code) => {
    await page.goto(`${house.address}/${code}/notifications`);
    await page.getByTestId('told').first().waitFor();
    const kinds = await page.getByTestId('told').evaluateAll((all) => all.map((one) => one.getAttribute('data-kind')));
    expect(kinds.toReversed()).toEqual(['booking', 'prepared', 'started', 'paused', 'resumed', 'paused', 'resumed', 'ended', 'refund']);
  });
  await seen('notifications');
});

test('nothing on the pages failed', () => {
  expect(troubles).toEqual([]);
});
