// Takes pictures of the built page in each of its states, with a night that isn't there: npm run pictures -- FOLDER
// Needs a Chromium on this machine; another than /usr/bin/chromium is named by CHROMIUM.
import { mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { FakeNight, fakeLevels, fakePicture } from './fake-night.mjs';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Say where the pictures go: npm run pictures -- FOLDER');
  process.exit(1);
}
const only = process.argv[3];
mkdirSync(folder, { recursive: true });

const SITE = 'http://stellar.test';
const dist = new URL('../dist/', import.meta.url).pathname;
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html' };
const SCREENS = { phone: [360, 800], tablet: [820, 1180], desktop: [1440, 900], wide: [1920, 1080] };

async function serve(page, night, { unknown = false, pictures = true, silent = false } = {}) {
  let socket;
  let down = false;
  await page.route(`${SITE}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path.endsWith('/tickets')) {
      if (down) return route.abort();
      return unknown ? route.fulfill({ status: 404, body: '{}' }) : route.fulfill({ json: { url: 'ws://stellar.test/live?ticket=t', expiresAt: night.instant(-30) } });
    }
    const preview = /images\/(-?\d+)\/preview$/.exec(path);
    if (preview) return pictures ? route.fulfill({ contentType: 'image/svg+xml', body: fakePicture(Number(preview[1])) }) : route.fulfill({ status: 503 });
    const image = /images\/0+-0000-4000-8000-0*(\d+)$/.exec(path);
    if (image) return route.fulfill({ json: { ...night.image(Number(image[1]), 3), levels: fakeLevels() } });
    const file = extname(path) === '' ? 'index.html' : path.slice(1);
    return route.fulfill({ contentType: TYPES[extname(file)], body: readFileSync(join(dist, file)) });
  });
  await page.routeWebSocket(/\/live/, (ws) => {
    socket = ws;
    ws.onMessage((text) => {
      if (!silent && JSON.parse(text).type === 'subscribe') ws.send(JSON.stringify(night.initialState()));
    });
  });
  return {
    /** Plays so many seconds in a few large frames, as they come after a held-back while. */
    playAtOnce(seconds) {
      const end = night.seconds + seconds;
      while (night.seconds < end) {
        const messages = [];
        for (let step = 0; step < 600 && night.seconds < end; step += 2) {
          night.seconds += 2;
          messages.push(...night.telemetry().messages);
        }
        socket.send(JSON.stringify(night.changes(messages)));
      }
    },
    play(seconds) {
      for (let step = 0; step < seconds; step += 2) {
        night.seconds += 2;
        socket.send(JSON.stringify(night.telemetry()));
      }
    },
    send: (frame) => socket.send(JSON.stringify(frame)),
    drop: () => {
      down = true;
      socket.close();
    },
  };
}

const offline = (night) => night.changes([night.lasting('connectionState', { voyager: 'disconnected', reason: 'Voyager closed the connection.', reconnectAttempts: 0 })]);

const linkIs = (state) => `[data-testid=link-state][data-state=${state}]`;
const HEARD = '[data-testid=link-state]:not([data-state=connecting])';

/** Each state: how the night is, what is done before the picture, and the mark by which the page is known to have got there. */
const STATES = {
  'long-night': { act: (cloud) => cloud.playAtOnce(8 * 3600), span: 'night' },
  'section-telescope': { hash: '#telescope', act: (cloud) => cloud.play(600), screens: ['phone'] },
  'section-course': { hash: '#course', act: (cloud) => cloud.play(600), screens: ['phone'] },
  'section-log': { hash: '#log', act: (cloud) => cloud.play(600), screens: ['phone'] },
  'section-course-french': { hash: '#course', language: 'fr', act: (cloud) => cloud.play(110), screens: ['phone'] },
  'section-course-red': { hash: '#course', theme: 'red', act: (cloud) => cloud.play(600), screens: ['phone'] },
  'section-course-offline': { hash: '#course', act: (cloud, night) => (cloud.play(200), cloud.send(offline(night))), mark: linkIs('offline'), screens: ['phone'] },
  'section-log-long': { hash: '#log', night: { longNames: true }, act: (cloud) => cloud.play(100), screens: ['phone'] },
  live: { act: (cloud) => cloud.play(110) },
  loading: { serve: { silent: true }, mark: linkIs('connecting') },
  offline: { act: (cloud, night) => (cloud.play(100), cloud.send(offline(night))), mark: linkIs('offline') },
  'cloud-lost': { act: (cloud) => (cloud.play(100), cloud.drop()), mark: linkIs('connecting') },
  empty: { night: { empty: true } },
  'long-names': { night: { longNames: true }, act: (cloud) => cloud.play(100) },
  unsafe: { night: { unsafe: true }, act: (cloud) => cloud.play(100) },
  french: { language: 'fr', act: (cloud) => cloud.play(110) },
  'french-offline': { language: 'fr', act: (cloud, night) => (cloud.play(100), cloud.send(offline(night))), mark: linkIs('offline') },
  red: { theme: 'red', act: (cloud) => cloud.play(110) },
  dialog: {
    act: (cloud) => cloud.play(20),
    then: (page) => page.getByTestId('gallery-item').nth(2).getByRole('button').click(),
    mark: '[data-testid=viewer-image][data-loaded=true]',
  },
  'no-pictures': { serve: { pictures: false }, act: (cloud) => cloud.play(20), mark: '[role=note]' },
  unknown: { serve: { unknown: true }, mark: '[data-testid=lost-page]' },
};

/** Waits until the page shows the newest guiding error, whatever the language's signs. */
async function newestShown(page, night) {
  const { x, y } = night.controlData().parsed.guiding;
  const digits = [x, y].map((value) => Math.abs(value).toFixed(2).replace('.', ''));
  await page.waitForFunction(
    (wanted) => ['x', 'y'].every((axis, at) => document.querySelector(`[data-testid=guiding-${axis}]`)?.textContent.replace(/\D/g, '') === wanted[at]),
    digits,
  );
}

/** Waits until every image that the picture will hold has come, and the fonts. */
async function imagesShown(page, fullPage) {
  await page.waitForFunction((whole) => {
    const bottom = whole ? Infinity : innerHeight;
    const seen = [...document.images].filter((image) => {
      const { left, top, width } = image.getBoundingClientRect();
      const right = image.closest('ul')?.getBoundingClientRect().right ?? innerWidth;
      return width > 0 && left < right && top < bottom;
    });
    return document.fonts.status === 'loaded' && seen.every((image) => image.complete);
  }, fullPage);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  for (const [state, { night: kind, language = 'en', theme, serve: how, act, then, mark = HEARD, hash = '', span, screens }] of Object.entries(STATES)) {
    for (const [screen, [width, height]] of Object.entries(SCREENS)) {
      const name = `${state}-${screen}`;
      if ((only !== undefined && !name.includes(only)) || (screens !== undefined && !screens.includes(screen))) continue;
      const page = await browser.newPage({ viewport: { width, height } });
      page.on('console', (message) => message.type() === 'error' && !/Failed to load resource/.test(message.text()) && console.log(`${name}: ${message.text()}`));
      page.on('pageerror', (error) => console.log(`${name}: ${error.message}`));
      // Its tour is offered to each new browser, and would stand in some pictures and not in others.
      await page.addInitScript(() => localStorage.setItem('stellar.tour', 'offered'));
      if (theme) await page.addInitScript((chosen) => localStorage.setItem('stellar.theme', chosen), theme);
      if (span) await page.addInitScript((chosen) => localStorage.setItem('stellar.span', chosen), span);
      const night = new FakeNight(kind);
      const cloud = await serve(page, night, how);
      await page.goto(`${SITE}/${language}/robotarget/demo/monitor${hash}`);
      if (!how?.silent && !how?.unknown) await page.waitForSelector(HEARD);
      act?.(cloud, night);
      if (act) await newestShown(page, night);
      if (then) await then(page);
      await page.waitForSelector(mark);
      const fullPage = state !== 'dialog' && (screen === 'phone' || screen === 'tablet');
      await imagesShown(page, fullPage);
      if (fullPage) {
        // What is off the screen is not drawn: the screen is made as high as the page.
        await page.setViewportSize({ width, height: Math.max(height, await page.evaluate(() => document.documentElement.scrollHeight)) });
        await imagesShown(page, true);
        await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 150)));
      }
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) console.log(`${name}: the page is ${sideways} px too wide.`);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage, animations: 'disabled' });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
