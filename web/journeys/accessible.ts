import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what axe calls good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** So many findings are told; more would hide all else. */
const MOST_TOLD = 20;

/**
 * Axe finds nothing serious or critical on the page as it is now; what it finds is told with the place.
 *
 * @param except what is not ours to mend, as a selector
 */
export async function expectAccessible(page: Page, name: string, except?: string): Promise<void> {
  // What comes in or goes out is neither here nor gone.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined))));
  // By the debugger, which the page's content policy does not bind.
  await page.evaluate(`window.axe === undefined && (() => { ${AXE} })()`);
  const { violations } = await page.evaluate<AxeResults, { values: string[]; exclude: string[] }>(
    ({ values, exclude }) => (window as unknown as { axe: typeof import('axe-core') }).axe.run({ exclude }, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    { values: RULES, exclude: except === undefined ? [] : [except] },
  );
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/g, ' ')}`));
  const slight = violations.filter(({ impact }) => impact !== 'serious' && impact !== 'critical').map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')}`);
  if (slight.length > 0 && process.env.STELLAR_AXE_ALL !== undefined) console.log(`${name}: ${slight.join('; ')}`);
  // What is found is told without ending the journey: one finding hides no other.
  expect.soft(grave.slice(0, MOST_TOLD), `${name} for everybody`).toEqual([]);
}
