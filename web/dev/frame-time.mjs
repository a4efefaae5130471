// Measures how long the charts of the live page take with eight hours of telemetry: npm run frame-time
import { FakeNight } from './fake-night.mjs';
import { launch, serve, SITE } from './faked-page.mjs';

const HOURS = 8;
/** So many messages of telemetry are measured, this far apart in ms. */
const MESSAGES = 60;
const APART = 100;

/** A phone is played by a processor so many times as slow, and three pixels where there was one. */
const SCREENS = [
  { name: 'desktop, all charts', width: 1440, height: 900, density: 1, slower: 1, hash: '' },
  { name: 'phone, its charts', width: 360, height: 800, density: 3, slower: 1, hash: '#course' },
  { name: 'phone, four times slower', width: 360, height: 800, density: 3, slower: 4, hash: '#course' },
];

const ms = (value) => `${value.toFixed(2)} ms`;
const browser = await launch();
try {
  for (const { name, width, height, density, slower, hash } of SCREENS) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: density });
    await page.addInitScript(() => {
      localStorage.setItem('stellar.span', 'night');
      const frames = (window.frameTimes = []);
      const really = requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (action) =>
        really((time) => {
          const began = performance.now();
          action(time);
          frames.push(performance.now() - began);
        });
    });
    const night = new FakeNight();
    const cloud = await serve(page, night);
    await page.goto(`${SITE}/en/robotarget/demo/monitor${hash}`);
    await page.waitForSelector('[data-testid=link-state]:not([data-state=connecting])');
    cloud.playAtOnce(HOURS * 3600);
    const end = Math.abs(night.controlData().parsed.guiding.x).toFixed(2);
    await page.waitForFunction((x) => document.querySelector('[data-testid=guiding-x]')?.textContent.includes(x), end);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const metrics = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map((metric) => [metric.name, metric.value]));
    await page.waitForTimeout(1000);
    // What the page does by itself, its ages and its glow, is not the messages' doing.
    const still = await metrics();
    await page.waitForTimeout(MESSAGES * APART);
    await page.evaluate(() => (window.frameTimes.length = 0));
    const before = await metrics();
    for (let message = 0; message < MESSAGES; message += 1) {
      cloud.play(2);
      await page.waitForTimeout(APART);
    }
    const after = await metrics();
    const frames = (await page.evaluate(() => window.frameTimes)).sort((a, b) => a - b);
    const pause = before.Timestamp - still.Timestamp;
    const length = after.Timestamp - before.Timestamp;
    const spent = (metric) => Math.max(0, ((after[metric] - before[metric] - ((before[metric] - still[metric]) * length) / pause) * 1000) / MESSAGES);
    console.log(
      `${name}: a chart is painted in ${ms(frames[Math.floor(frames.length / 2)])} (median of ${frames.length}; 95 of 100 within ${ms(frames[Math.floor(frames.length * 0.95)])}, longest ${ms(frames.at(-1))}); ` +
        `a message takes ${ms(spent('TaskDuration'))} in all, ${ms(spent('ScriptDuration'))} of it script, ${ms(spent('LayoutDuration') + spent('RecalcStyleDuration'))} style and layout; heap ${(after.JSHeapUsedSize / 1e6).toFixed(1)} MB.`,
    );
    await page.close();
  }
} finally {
  await browser.close();
}
