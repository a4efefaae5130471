import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './accessible';

const OPTIONS = {
  executablePath: process.env.STELLAR_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
};

/** A browser that asks nothing of the network but what a page asks. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(OPTIONS);
}

/** The same on a desktop, with a profile in a folder: its service workers may open windows, and what they show is the desktop's. */
export function launchOnDesktop(folder: string, bus: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...OPTIONS, locale: 'en-GB', viewport: { width: 1280, height: 800 }, env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: bus } as Record<string, string> });
}

/** A page of its own. A script that breaks in it, and what the content policy forbids, is added to the troubles. */
export async function openPage(context: BrowserContext, troubles: string[], patienceMs = 20_000): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => /Content Security Policy|Refused/.test(message.text()) && troubles.push(message.text()));
  return page;
}

/** The page as a telephone and a desktop show it; nothing may be wider than the screen, and nothing shut anybody out. */
export async function pictureOf(page: Page, name: string, except?: string): Promise<void> {
  for (const [screen, width, height] of [['phone', 360, 740], ['desktop', 1280, 800]] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `test-results/screens/${name}-${screen}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} on a ${screen}`).toBeLessThanOrEqual(0);
    await expectAccessible(page, `${name} on a ${screen}`, except);
  }
}
