// What the built pages cost a browser: ADDRESS ROUNDS. Each figure is a line of JSON for ./stellar bench web: {name, unit, values}.
// Load and interaction are measured on the house at ADDRESS; memory and frames on the same page before a night that is not there, whose clock can be turned.
import { gzipSync } from 'node:zlib';
import { FakeNight } from '../dev/fake-night.mjs';
import { launch, serve, SITE } from '../dev/faked-page.mjs';

const [address, rounds] = [process.argv[2]?.replace(/\/$/, ''), Number(process.argv[3])];
if (address === undefined || !(rounds >= 1)) {
  console.error('Say node bench/measure.mjs ADDRESS ROUNDS.');
  process.exit(2);
}

/** The telephone of Lighthouse: a processor slowed to a quarter, 1.6 Mbit/s and 150 ms away; and a desktop as it is here. */
const SCREENS = {
  phone: { viewport: { width: 360, height: 740 }, slow: 4, network: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } },
  desktop: { viewport: { width: 1440, height: 900 }, slow: 1 },
};
const LIVE = '[data-testid=link-state][data-state=running]';
const HOUR = 3_600;
const SPEED = 60;
const TELEMETRY_SECONDS = 2;
const NIGHT_HOURS = 8;
const START_LIMIT_MS = 180_000;
const CLICKS = ['red-light', 'red-light', 'language-switch', 'preview-image', 'viewer-close'];

const samples = new Map();
function note(name, unit, value) {
  if (!samples.has(name)) samples.set(name, { name, unit, values: [] });
  samples.get(name).values.push(value);
}

/** A page of its own world, measured from before its first script. */
async function open(browser, { viewport, slow, network }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (slow > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow });
  if (network) {
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
  }
  await devtools.send('Performance.enable');
  await page.addInitScript(() => {
    const seen = { paint: 0, shift: 0, blocked: 0, slowest: 0 };
    Object.assign(window, { seen });
    const watch = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
    watch('largest-contentful-paint', (entry) => (seen.paint = entry.startTime));
    watch('layout-shift', (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
    watch('longtask', (entry) => (seen.blocked += entry.duration - 50));
    watch('event', (entry) => (seen.slowest = entry.interactionId ? Math.max(seen.slowest, entry.duration) : seen.slowest), { durationThreshold: 16 });
  });
  return { page, devtools, close: () => context.close() };
}

async function load(browser, screen, how) {
  const { page, close } = await open(browser, how);
  const code = [];
  page.on('response', (response) => {
    // As the cloud compresses it; the local one does not.
    if (['script', 'stylesheet'].includes(response.request().resourceType())) code.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${address}/en/robotarget/demo/monitor`);
  await page.waitForSelector(LIVE);
  const live = await page.evaluate(() => performance.now());
  // What comes later (pictures, the first telemetry) may still move something.
  await page.waitForTimeout(4_000);
  const { seen, first } = await page.evaluate(() => ({ seen: window.seen, first: performance.getEntriesByName('first-contentful-paint')[0].startTime }));
  note(`${screen}: first paint`, 'ms', first);
  note(`${screen}: largest paint`, 'ms', seen.paint);
  note(`${screen}: shown as live`, 'ms', live);
  note(`${screen}: blocked by long tasks`, 'ms', seen.blocked);
  note(`${screen}: layout shift, thousandths`, '', 1000 * seen.shift);
  note(`${screen}: script and style fetched (gzip)`, 'kB', (await Promise.all(code)).reduce((sum, bytes) => sum + bytes, 0) / 1000);
  for (const click of CLICKS) await page.getByTestId(click).first().click();
  await page.waitForTimeout(500);
  note(`${screen}: slowest of ${CLICKS.length} clicks until painted`, 'ms', await page.evaluate(() => window.seen.slowest));
  await close();
}

async function heap(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { megabytes: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), busy: of('TaskDuration'), at: of('Timestamp') };
}

async function night(browser) {
  const { page, devtools, close } = await open(browser, SCREENS.desktop);
  const cloud = await serve(page, new FakeNight());
  await page.goto(`${SITE}/en/robotarget/demo/monitor`);
  await page.waitForSelector(LIVE);
  const before = await heap(devtools);
  await telemetry(page, cloud, HOUR, 1000 / (SPEED / TELEMETRY_SECONDS));
  const after = await heap(devtools);
  note('memory when it opens', 'MB', before.megabytes);
  note('memory after an hour of telemetry at x60', 'MB', after.megabytes);
  note('elements more after that hour', '', after.nodes - before.nodes);
  note('processor of that page at x60', '%', (100 * (after.busy - before.busy)) / (after.at - before.at));
  await close();
}

/** Plays so many seconds of the night, a message each so many milliseconds. */
async function telemetry(page, cloud, seconds, everyMs) {
  const begin = performance.now();
  for (let played = 0, count = 0; played < seconds; played += TELEMETRY_SECONDS) {
    cloud.play(TELEMETRY_SECONDS);
    count++;
    const early = begin + count * everyMs - performance.now();
    if (early > 0) await page.waitForTimeout(early);
  }
}

/** Every chart full and moving, ten messages a second; on a phone those of the section of charts. */
async function frames(browser, screen, how) {
  const { page, close } = await open(browser, { ...how, network: undefined });
  await page.addInitScript(() => {
    localStorage.setItem('stellar.span', 'night');
    const painted = (window.painted = []);
    const really = requestAnimationFrame.bind(window);
    window.onFrame = really;
    window.requestAnimationFrame = (action) =>
      really((time) => {
        const began = performance.now();
        action(time);
        painted.push(performance.now() - began);
      });
  });
  const cloud = await serve(page, new FakeNight());
  await page.goto(`${SITE}/en/robotarget/demo/monitor${screen === 'phone' ? '#course' : ''}`);
  await page.waitForSelector(LIVE);
  cloud.playAtOnce(NIGHT_HOURS * HOUR);
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    const times = (window.frameTimes = []);
    let last = performance.now();
    const next = (now) => (times.push(now - last), (last = now), window.onFrame(next));
    window.onFrame(next);
    window.painted.length = 0;
    window.seen.blocked = 0;
  });
  await telemetry(page, cloud, 100 * TELEMETRY_SECONDS, 100);
  const { times, painted, blocked } = await page.evaluate(() => ({ times: window.frameTimes.slice(2), painted: window.painted, blocked: window.seen.blocked }));
  const quantile = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
  note(`${screen}: frame to frame, all charts moving, p50`, 'ms', quantile(times, 0.5));
  note(`${screen}: frame to frame, all charts moving, p99`, 'ms', quantile(times, 0.99));
  note(`${screen}: a chart of 8 hours painted, p99`, 'ms', quantile(painted, 0.99));
  note(`${screen}: blocked by long tasks in those 10 s`, 'ms', blocked);
  await close();
}

const browser = await launch();
try {
  // A house that has just begun has no night yet.
  const first = await browser.newPage();
  await first.goto(`${address}/en/robotarget/demo/monitor`);
  await first.waitForSelector('[data-testid=preview-image]', { timeout: START_LIMIT_MS });
  await first.close();
  for (let round = 0; round < rounds; round++) {
    for (const [screen, how] of Object.entries(SCREENS)) await load(browser, screen, how);
    for (const [screen, how] of Object.entries(SCREENS)) await frames(browser, screen, how);
    await night(browser);
  }
} finally {
  await browser.close();
}
for (const sample of samples.values()) console.log(JSON.stringify(sample));
