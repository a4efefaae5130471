import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { FakeNight, fakePicture } from '../dev/fake-night.mjs';
import { counts, developed, LEVELS } from '../src/testing/images';
import { expectAccessible } from './accessible';
import { launchChromium, pictureOf } from './chromium';
import { lift, put, type Fingers } from './fingers';
import { until } from './house';
import { Site } from './site';

/** Images of a night are looked at on a telephone, with fingers, and by keys. */
let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let touch: CDPSession;
const night = new FakeNight();
const WIDTH = 1200;

interface Row {
  image: string;
}

function state() {
  const told = night.initialState() as { data: { images: Row[] } };
  told.data.images = told.data.images.map((row) => ({ ...row, developed: developed(row.image, { width: WIDTH, height: 900 }) }));
  return told;
}

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  site = await Site.open((method, path) => {
    if (method === 'POST') return { url: `${site.address.replace('http', 'ws')}/live?ticket=t`, expiresAt: night.instant(-30) };
    const image = /\/images\/([0-9a-f-]+)$/.exec(path)?.[1];
    const row = state().data.images.find((one) => one.image === image);
    return row && { ...row, levels: { ...LEVELS, before: [counts({ 20: 900, 40: 9 })], after: [counts({ 64: 900 })] } };
  });
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'en-GB' });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.routeWebSocket(/\/live/, (socket) => {
    socket.onMessage((text) => {
      if (JSON.parse(String(text)).type === 'subscribe') socket.send(JSON.stringify(state()));
    });
  });
  await context.route(/\/images\/.*\/(thumb|preview|full)/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: fakePicture(3) }));
  touch = await context.newCDPSession(page);
  await page.goto(`${site.address}/en/robotarget/demo/monitor`);
  await page.getByTestId('gallery-item').nth(2).getByRole('button').tap();
  await page.locator('[data-testid=viewer-image][data-loaded=true]').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => void (await page?.screenshot({ path: 'test-results/screens/viewer-failed.png' })));
}

/** Puts fingers down, moves them along, and lifts them. */
async function gesture(...moments: Fingers[]): Promise<void> {
  await put(touch, ...moments);
  await lift(touch);
}

const place = () => page.getByTestId('viewer-place').textContent();
const width = () => page.getByTestId('viewer-image').evaluate((image) => image.parentElement!.getBoundingClientRect().width);
const middle = async () => {
  const box = (await page.getByTestId('viewer-pane').boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
};

test('a swipe goes to the older image, and back', async (t) => {
  explainFailure(t);
  expect(await place()).toBe('3 of 20');
  const [x, y] = await middle();
  await gesture([[x + 80, y]], [[x + 20, y]], [[x - 80, y]]);
  await until('the older image', 5_000, async () => (await place()) === '4 of 20');
  await gesture([[x - 80, y]], [[x + 20, y]], [[x + 80, y]]);
  await until('the newer image', 5_000, async () => (await place()) === '3 of 20');
  await pictureOf(page, 'viewer');
  await page.setViewportSize({ width: 360, height: 740 });
});

test('two fingers enlarge the picture and not the page, around what they hold', async (t) => {
  explainFailure(t);
  const [x, y] = await middle();
  const before = await width();
  await gesture([[x - 40, y], [x + 40, y]], [[x - 60, y], [x + 60, y]], [[x - 80, y], [x + 80, y]], [[x - 120, y], [x + 120, y]]);
  await until('the picture to be larger', 5_000, async () => (await width()) > 2.5 * before);
  expect(await width()).toBeLessThan(3.5 * before);
  expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
  expect(await place()).toBe('3 of 20');
  await expectAccessible(page, 'viewer-enlarged');
  await page.screenshot({ path: 'test-results/screens/viewer-enlarged.png' });
  await gesture([[x - 120, y], [x + 120, y]], [[x - 60, y], [x + 60, y]], [[x - 20, y], [x + 20, y]]);
  await until('the picture to be whole', 5_000, async () => Math.abs((await width()) - before) < 2);
});

test('a double tap shows full size, and the next the whole', async (t) => {
  explainFailure(t);
  const [x, y] = await middle();
  const before = await width();
  for (const wanted of [WIDTH, before]) {
    await gesture([[x, y]]);
    await gesture([[x, y]]);
    await until(`a width of ${wanted}`, 5_000, async () => Math.abs((await width()) - wanted) < 2);
    // A third tap soon after would be of this one.
    await page.keyboard.press('Shift');
  }
});

test('keys enlarge, turn and close', async (t) => {
  explainFailure(t);
  const before = await width();
  await page.keyboard.press('+');
  await until('a step', 5_000, async () => Math.abs((await width()) - 1.5 * before) < 3);
  await page.keyboard.press('0');
  await page.keyboard.press('ArrowRight');
  await until('the older image', 5_000, async () => (await place()) === '4 of 20');
  await page.keyboard.press('Escape');
  await page.getByTestId('image-viewer').waitFor({ state: 'detached' });
  await expectAccessible(page, 'viewer-closed');
});
