import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { expectAccessible } from './accessible';
import { launchChromium, openPage } from './chromium';
import { House, until } from './house';
import { book, signIn } from './people';

/** What everybody comes for (to watch, to look at frames, to see what a night costs, to say what is wrong, to hold the controls), on each kind of screen and in both languages. */
let house: House;
let browser: Browser;
let page: Page;
/** Of the guest, made once. */
let booking: string | undefined;

const SCREENS = [
  { screen: 'phone', viewport: { width: 360, height: 740 }, hasTouch: true },
  { screen: 'tablet', viewport: { width: 820, height: 1180 }, hasTouch: true },
  { screen: 'desktop', viewport: { width: 1440, height: 900 }, hasTouch: false },
];
const LANGUAGES = [
  { code: 'en', locale: 'en-GB' },
  { code: 'fr', locale: 'fr-FR' },
];
const EVERYWHERE = SCREENS.flatMap((screen) => LANGUAGES.map((language) => ({ ...screen, ...language })));

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  house = await House.open(['--speed', '10']);
  await house.up();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(house.words());
    await page?.screenshot({ path: 'test-results/screens/everywhere-failed.png', fullPage: true });
  });
}

describe.each(EVERYWHERE)('on a $screen in $code', ({ screen, viewport, hasTouch, code, locale }) => {
  const person = { viewport, hasTouch, locale, timezoneId: 'Europe/Paris', reducedMotion: 'reduce' } as const;
  let context: BrowserContext;
  const troubles: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext(person);
    // The offer of a tour has its own tests; here it would stand before what is to be seen.
    await context.addInitScript(() => localStorage.setItem('stellar.tour', 'seen'));
    page = await openPage(context, troubles);
  });

  afterAll(() => context?.close());

  /** Nothing is wider than the screen, and the picture is kept for whoever looks at them. */
  async function seen(name: string): Promise<void> {
    await page.screenshot({ path: `test-results/screens/${name}-${code}-${screen}.png`, fullPage: screen !== 'desktop' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(code);
    await expectAccessible(page, `${name} in ${code} on a ${screen}`);
  }

  /** A frame may be told of before its picture is there; then the gallery asks again by itself. */
  const loaded = (testid: string) =>
    until(`a picture in ${testid}`, 60_000, () =>
      page.evaluate((id) => [...document.querySelectorAll(`[data-testid=${id}]`)].some((image) => image instanceof HTMLImageElement && image.naturalWidth > 0), testid));

  test('the night is watched, live', async (t) => {
    explainFailure(t);
    await page.goto(`${house.address}/${code}/robotarget/demo/monitor`);
    await page.locator('[data-testid=link-state][data-state=running]').waitFor({ timeout: 60_000 });
    await page.getByTestId('preview-image').waitFor({ timeout: 60_000 });
    await loaded('preview-image');
    await seen('watch');
    await page.getByTestId('preview-image').click();
    await loaded('viewer-image');
    await seen('watch-image');
    await page.keyboard.press('Escape');
    await page.getByTestId('image-viewer').waitFor({ state: 'detached' });
  });

  test('the gallery is looked through', async (t) => {
    explainFailure(t);
    await page.goto(`${house.address}/${code}/robotarget/demo/gallery`);
    await page.getByTestId('image-cell').nth(1).waitFor();
    await page.getByTestId('image-cell').first().getByRole('button').first().click();
    await loaded('viewer-image');
    const place = await page.getByTestId('viewer-place').textContent();
    await page.keyboard.press('ArrowRight');
    await until('the next one', 5_000, async () => (await page.getByTestId('viewer-place').textContent()) !== place);
    await loaded('viewer-image');
    await seen('gallery-image');
    await page.keyboard.press('Escape');
    await page.getByTestId('type').selectOption('DARK');
    await page.getByTestId('no-images').waitFor();
    await seen('gallery-none');
    await page.getByTestId('all').click();
    await page.getByTestId('image-cell').first().waitFor();
    await seen('gallery');
  });

  test('a slot is looked for, and what it costs is said', async (t) => {
    explainFailure(t);
    await page.goto(`${house.address}/${code}/book/demo`);
    await page.getByTestId('target').fill('M31');
    await page.getByRole('option', { name: /\bM ?31\b/ }).first().click();
    await page.getByTestId('cost').waitFor();
    await page.locator('[data-testid=verdict][data-mood=good], [data-testid=verdict][data-mood=warn]').waitFor();
    await seen('book');
  });

  test('a guest reports a problem on the page of their booking', async (t) => {
    explainFailure(t);
    const guests = await browser.newContext(person);
    const night = page;
    try {
      page = await openPage(guests, troubles);
      const token = await signIn(page, house, code, 'Dana Demo');
      await seen('account');
      booking ??= await book(house, token);
      await page.goto(`${house.address}/${code}/bookings/${booking}/access`);
      await page.getByTestId('countdown').waitFor();
      await page.getByTestId('report-begin').click();
      await page.getByTestId('report-text').fill(`${screen}, ${code}: les étoiles filent depuis 21:10.`);
      await page.getByTestId('report-send').click();
      await page.getByTestId('problem').filter({ hasText: `${screen}, ${code}` }).waitFor();
      await seen('problem');
      await page.goto(`${house.address}/${code}/bookings`);
      await page.getByTestId('booking').first().waitFor();
      await seen('bookings');
      for (const change of ['move', 'plan'] as const) {
        await page.goto(`${house.address}/${code}/bookings/${booking}/${change}`);
        await page.getByTestId('unchanged').waitFor();
        await page.locator('[data-testid=verdict][data-mood=good], [data-testid=verdict][data-mood=warn]').waitFor();
        await seen(`booking-${change}`);
      }
    } finally {
      page = night;
      await guests.close();
    }
  });

  test('who operates the telescope holds its controls there, and sees each wish through', async (t) => {
    explainFailure(t);
    await signIn(page, house, code, 'Olivier Opérateur');
    await page.goto(`${house.address}/${code}/robotarget/demo/monitor`);
    await page.getByTestId('holder-bar').waitFor();
    await page.getByTestId('holder-controls').click();
    await page.getByTestId('autofocus').click();
    await page.getByTestId('said-imaging').and(page.locator('.good')).waitFor({ timeout: 60_000 });
    await seen('control');
    await page.getByTestId('holder-stop').click();
    await page.getByTestId('abort-question').waitFor();
    await seen('control-abort');
    await page.getByTestId('abort-no').click();
    await page.getByTestId('abort-question').waitFor({ state: 'detached' });
    await page.goto(`${house.address}/${code}/operator/telescopes`);
    await page.locator('[data-testid=glance][data-link=running]').first().waitFor();
    await seen('operator');
    await page.goto(`${house.address}/${code}/operator/telescopes/demo`);
    await page.getByTestId('reported').filter({ hasText: `${screen}, ${code}` }).waitFor();
    await page.locator('[data-testid=relay][data-state=speaking]').waitFor();
    await seen('operator-telescope');
    await page.goto(`${house.address}/${code}/observations`);
    await page.getByTestId('no-observations').waitFor();
    await seen('observations-none');
  });

  test('no script failed, and the content policy was kept', () => expect(troubles).toEqual([]));
});
