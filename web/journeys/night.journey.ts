import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { expectAccessible } from './accessible';
import { launchChromium } from './chromium';
import { House, until } from './house';

/**
 * What a person sees of a night while parts of the house die, in the order of the issue that asked for it. The numbered
 * log lines (`--events-per-second`) tell whether anything was lost, doubled or turned round on its way to the cloud.
 */
let house: House;
let browser: Browser;
let page: Page;

type Image = { file: string; image: string };
type Line = { seq: number; epoch: number; type: string; data: { parsed?: { text?: string } } };

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  house = await House.open(['--speed', '6', '--events-per-second', '4']);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(house.words());
    await page?.screenshot({ path: 'test-results/screens/failed.png', fullPage: true });
  });
}

test('a night under way is on the page within 15 seconds', async (context) => {
  explainFailure(context);
  await house.up();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${house.address}/en/robotarget/demo/monitor`);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  await linkState('running', 15_000);
  for (const value of ['mount-ra', 'mount-dec', 'mount-tracking', 'camera-temperature', 'camera-setpoint', 'guiding-x', 'guiding-y', 'weather-safe']) {
    await until(`a value in ${value}`, 15_000, async () => /\w/.test((await page.getByTestId(value).first().textContent()) ?? ''));
  }
  const before = await exposure();
  await until('the exposure bar to move', 10_000, async () => (await exposure()) !== before);
  await until('a preview', 30_000, async () =>
    page.getByTestId('preview-image').first().evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0));
  const images = await gallery();
  await until('the gallery to grow', 60_000, async () => (await gallery()) > images);
  await page.screenshot({ path: 'test-results/screens/running.png' });
  await expectAccessible(page, 'running');
});

test('a stopped telescope is offline within 10 seconds and running again by itself', async (context) => {
  explainFailure(context);
  await house.kill('voyager');
  await linkState('offline', 10_000);
  expect(await page.locator('[data-stale="true"]').count()).toBeGreaterThan(0);
  await page.screenshot({ path: 'test-results/screens/offline.png' });
  await expectAccessible(page, 'offline');

  await house.up('voyager');
  await linkState('running', 30_000);
  // A value is fresh again once the telescope has said it again.
  await until('every value to be fresh', 15_000, async () => (await page.locator('[data-stale="true"]').count()) === 0);
});

test('what happens while the cloud is away is in it afterwards, once and in order, and the page heals', async (context) => {
  explainFailure(context);
  const framesBefore = house.frames().length;
  await house.kill('cloud');
  await until('three images without a cloud', 120_000, () => house.frames().length >= framesBefore + 3);
  await page.screenshot({ path: 'test-results/screens/cloud-away.png' });
  await expectAccessible(page, 'cloud-away');
  // The newest may not have been told of yet.
  const taken = house.frames().slice(framesBefore, -1);

  await house.up('cloud');
  await linkState('running', 40_000);
  await everyFrameIsInTheCloudOnce(taken);
  const numbers = numbersSinceRestart(await timeline());
  expect(numbers.length).toBeGreaterThan(20);
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
});

test('a relay killed in mid-exposure loses and doubles nothing', async (context) => {
  explainFailure(context);
  await until('an exposure well under way', 60_000, async () => {
    const percent = Number(await exposure());
    return percent > 20 && percent < 60;
  });
  await house.kill('relay');
  await house.up('relay');
  await linkState('running', 30_000);

  const frames = house.frames().length;
  await until('two more images', 90_000, () => house.frames().length >= frames + 2);
  await everyFrameIsInTheCloudOnce(house.frames().slice(frames, -1));
  const lines = await timeline();
  expect(numbersSinceRestart(lines).length).toBeGreaterThan(20);
  const seqs = lines.map((line) => line.seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
});

test('Ctrl-C ends everything within 5 seconds, and the next start has the old data', async (context) => {
  explainFailure(context);
  const known = await house.json<{ images: Image[] }>('/api/telescopes/demo/images');
  expect(await house.interrupt()).toBeLessThan(5);

  await house.up();
  const images = await allImages();
  expect(images.map((image) => image.image)).toEqual(expect.arrayContaining(known.images.map((image) => image.image)));
  await linkState('running', 40_000);
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
  expect(await house.interrupt()).toBeLessThan(5);
});

async function linkState(state: string, limitMs: number): Promise<void> {
  await until(`the link to be ${state}`, limitMs, async () => (await page.getByTestId('link-state').first().getAttribute('data-state')) === state);
}

async function exposure(): Promise<string | null> {
  return page.getByTestId('exposure-bar').first().getAttribute('aria-valuenow');
}

async function gallery(): Promise<number> {
  return page.getByTestId('gallery-item').count();
}

async function everyFrameIsInTheCloudOnce(names: string[]): Promise<void> {
  expect(names.length).toBeGreaterThan(0);
  await until(`${names.join(', ')} in the cloud`, 60_000, async () => {
    const files = await imageNames();
    return names.every((name) => files.includes(stem(name)));
  });
  const files = await imageNames();
  expect(files.length).toBe(new Set(files).size);
}

async function imageNames(): Promise<string[]> {
  return (await allImages()).map((image) => stem(image.file));
}

/** A frame's name without its ending: the preview of a frame is the same image. */
function stem(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}

async function allImages(): Promise<Image[]> {
  return pages<Image>('images', 'images');
}

/** The telescope's timeline, oldest first. */
async function timeline(): Promise<Line[]> {
  return pages<Line>('timeline', 'timeline');
}

/** All of a list that comes in pages, each page before the ones that were read already. */
async function pages<T>(path: string, member: string): Promise<T[]> {
  let all: T[] = [];
  let before: string | undefined;
  do {
    const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
    const answer = await house.json<Record<string, unknown>>(`/api/telescopes/demo/${path}${query}`);
    all = [...(answer[member] as T[]), ...all];
    before = answer['before'] as string | undefined;
  } while (before !== undefined);
  return all;
}

/**
 * The numbers of the numbered log lines since the simulator, which begins to count anew, was started again. Before and
 * after they rise; that they fall once, at that start, and never else, shows that none came twice or out of order.
 */
function numbersSinceRestart(lines: Line[]): number[] {
  const runs: number[][] = [[]];
  for (const line of lines) {
    const number = Number(/\bLoad event (\d+)/.exec(line.data.parsed?.text ?? '')?.[1]);
    if (Number.isNaN(number)) continue;
    if (number <= (runs.at(-1)!.at(-1) ?? 0)) runs.push([]);
    runs.at(-1)!.push(number);
  }
  expect(runs.length).toBe(2);
  return runs.at(-1)!;
}
