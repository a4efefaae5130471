// Takes pictures of the built page in each of its states, with a night that isn't there: npm run pictures -- FOLDER
// Needs a Chromium on this machine; another than /usr/bin/chromium is named by STELLAR_CHROMIUM.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FakeNight } from './fake-night.mjs';
import { launch, serve, SITE } from './faked-page.mjs';
import { holdSlot } from './held-slot.mjs';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Say where the pictures go: npm run pictures -- FOLDER');
  process.exit(1);
}
const only = process.argv[3];
mkdirSync(folder, { recursive: true });

const SCREENS = { phone: [360, 800], tablet: [820, 1180], desktop: [1440, 900], wide: [1920, 1080] };

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
  own: { slot: {}, act: (cloud) => cloud.play(20), mark: '[data-testid=own-credits-here]' },
  'own-slot-soon': { language: 'fr', slot: { phase: 'upcoming' }, act: (cloud) => cloud.play(20), mark: '[data-testid=to-own-slot]' },
  held: { slot: { phase: 'active' }, act: (cloud) => cloud.play(110), mark: '[data-testid=holder-bar]' },
  'held-controls': { slot: { phase: 'active' }, act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('holder-controls').click(), mark: '[data-testid=percentage]' },
  'held-french-paused': { language: 'fr', slot: { phase: 'active', state: 'paused' }, act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('holder-pause').click(), mark: '.said.work' },
  'held-red-stop': { theme: 'red', slot: { phase: 'active' }, act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('holder-stop').click(), mark: '[data-testid=abort-question]', whole: false },
  'held-operator': { slot: { operator: true }, act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('holder-controls').click(), mark: '[data-testid=live-controls]' },
  help: { act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('help').click(), mark: '[data-testid=help-dialog]', whole: false },
  'help-french': { language: 'fr', act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('help').click(), mark: '[data-testid=help-dialog]', whole: false },
  'panel-help': { act: (cloud) => cloud.play(20), then: (page) => page.getByTestId('help-exposure').click(), mark: '[data-testid=panel-help]', whole: false },
  tour: { language: 'fr', act: (cloud) => cloud.play(20), then: (page) => tourTo(page, 'weather'), mark: '[data-station-shown=weather]', whole: false },
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

/** Takes the tour as far as a station. */
async function tourTo(page, station) {
  await page.getByTestId('help').click();
  await page.getByTestId('tour-again').click();
  await page.getByTestId('tour').waitFor();
  while ((await page.getByTestId('tour').getAttribute('data-station-shown')) !== station) await page.getByTestId('tour-next').click();
}

const browser = await launch();
try {
  for (const [state, { night: kind, language = 'en', theme, serve: how, act, then, mark = HEARD, hash = '', span, screens, slot, whole = true }] of Object.entries(STATES)) {
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
      if (slot) await holdSlot(page, night, slot);
      await page.goto(`${SITE}/${language}/robotarget/demo/monitor${hash}`);
      if (!how?.silent && !how?.unknown) await page.waitForSelector(HEARD);
      act?.(cloud, night);
      if (act) await newestShown(page, night);
      if (slot) await page.waitForSelector('[data-testid=holder-bar], [data-testid=own-credits-here]');
      if (then) await then(page);
      await page.waitForSelector(mark);
      const fullPage = whole && state !== 'dialog' && (screen === 'phone' || screen === 'tablet');
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
