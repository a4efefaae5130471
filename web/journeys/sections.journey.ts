import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeNight, fakePicture } from '../dev/fake-night.mjs';
import { expectAccessible } from './accessible';
import { launchChromium } from './chromium';
import { lift, put, type Fingers } from './fingers';
import { until } from './house';
import { Site } from './site';

/** On a telephone the sections of the live page go with a finger. */
let site: Site;
let browser: Browser;
const night = new FakeNight();

beforeAll(async () => {
  site = await Site.open(() => ({ url: `${site.address.replace('http', 'ws')}/live?ticket=t`, expiresAt: night.instant(-30) }));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(reducedMotion: 'no-preference' | 'reduce') {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, reducedMotion });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.addInitScript(() => localStorage.setItem('stellar.tour', 'offered'));
  await page.routeWebSocket(/\/live/, (socket) => {
    socket.onMessage((text) => {
      if (JSON.parse(String(text)).type === 'subscribe') socket.send(JSON.stringify(night.initialState()));
    });
  });
  await context.route(/\/images\/.*\/(thumb|preview|full)/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: fakePicture(3) }));
  await page.goto(`${site.address}/en/robotarget/demo/monitor`);
  await page.getByTestId('gallery-item').first().waitFor();
  return { page, touch: await context.newCDPSession(page) };
}

/** The sections that are drawn, each with where its left top corner is on the screen. */
const drawn = (page: Page) =>
  page.evaluate(() => Object.fromEntries([...document.querySelectorAll<HTMLElement>('.section')].filter((one) => one.checkVisibility()).map((one) => [one.id.replace('section-', ''), [Math.round(one.getBoundingClientRect().left), Math.round(one.getBoundingClientRect().top)] as [number, number]])));
const y = (page: Page) => page.evaluate(() => Math.round(scrollY));

/** A finger that goes across in some steps. */
const across = (from: number, to: number, height = 400): Fingers[] => Array.from({ length: 9 }, (_, step) => [[from + ((to - from) * step) / 8, height]]);

test('down it scrolls, across the next section comes along from its top, and stays when it is let go', async () => {
  const { page, touch } = await open('no-preference');
  const [left, top] = (await drawn(page))['image']!;
  await put(touch, ...Array.from({ length: 20 }, (_, step): Fingers => [[180 + step, 600 - 15 * step]]));
  await lift(touch);
  await until('the page to scroll', 5_000, async () => (await y(page)) > 100);
  expect(Object.keys(await drawn(page))).toEqual(['image']);
  const scrolled = await page.evaluate(async () => {
    let last = -1;
    while (last !== scrollY) {
      last = scrollY;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    return Math.round(last);
  });
  await put(touch, ...across(300, 140));
  await until('the sections to go with the finger', 5_000, async () => (await drawn(page))['image']![0] === left - 160);
  expect(await drawn(page)).toEqual({ image: [left - 160, top - scrolled], telescope: [360 - 160 + left, top] });
  expect([await y(page), await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([scrolled, 360]);
  await lift(touch);
  await until('the next section to rest', 5_000, async () => JSON.stringify(await drawn(page)) === JSON.stringify({ telescope: [left, top] }));
  expect([await y(page), new URL(page.url()).hash]).toEqual([0, '#telescope']);
  await expectAccessible(page, 'sections');
});

test('let go too soon it comes back, and a row that scrolls sideways scrolls', async () => {
  const { page, touch } = await open('no-preference');
  const rest = JSON.stringify(await drawn(page));
  await put(touch, ...across(300, 260));
  await until('the section to go with the finger', 5_000, async () => JSON.stringify(await drawn(page)) !== rest);
  await lift(touch);
  await until('the section to come back', 5_000, async () => JSON.stringify(await drawn(page)) === rest);
  const item = page.getByTestId('gallery-item').first();
  await item.scrollIntoViewIfNeeded();
  const { y: height } = (await item.boundingBox())!;
  await put(touch, ...across(280, 80, height + 20));
  await lift(touch);
  await until('the row to scroll', 5_000, () => item.evaluate((one) => one.closest('ul')!.scrollLeft > 50));
  expect(Object.keys(await drawn(page))).toEqual(['image']);
});

test('without motion nothing goes along, and the swipe leads to the next section all the same', async () => {
  const { page, touch } = await open('reduce');
  const rest = await drawn(page);
  await put(touch, ...across(300, 140));
  expect(await drawn(page)).toEqual(rest);
  await lift(touch);
  await until('the next section', 5_000, async () => Object.keys(await drawn(page)).join() === 'telescope');
});
