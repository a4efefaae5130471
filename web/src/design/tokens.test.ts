import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCES = join(process.cwd(), 'src');
const css = readFileSync(join(SOURCES, 'design/tokens.css'), 'utf8');
const NIGHT = coloursOf(css.slice(0, css.indexOf("[data-theme='red']")));
const RED = { ...NIGHT, ...coloursOf(css.slice(css.indexOf("[data-theme='red']"))) };
const TEXTS = ['ink', 'ink-soft', 'ink-faint', 'work', 'good', 'warn', 'bad'];
const GROUNDS = ['ground', 'panel', 'well'];

function coloursOf(rules: string): Record<string, string> {
  return Object.fromEntries([...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

test('black and white are as far apart as WCAG says', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5));

describe.each([
  ['night', NIGHT],
  ['red', RED],
])('in the %s theme', (_, colours) => {
  test.each(TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))('%s can be read on %s', (text, ground) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
});

test('a rounding that has a token is written as it, so that all corners change together', () => {
  const rounds = [...css.matchAll(/--round[\w-]*: (\w+);/g)].map(([, size]) => size!);
  expect(rounds).toContain('10px');
  const sheets = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(svelte|css)$/.test(path));
  expect(sheets.length).toBeGreaterThan(100);
  const own = sheets.flatMap((path) => [...readFileSync(join(SOURCES, path), 'utf8').matchAll(/-radius: ([^;]+);/g)].filter(([, size]) => rounds.some((round) => size!.split(' ').includes(round))).map(([rule]) => `${path}: ${rule}`));
  expect(own).toEqual([]);
});

test('the red theme lights little but red', () => {
  const own = coloursOf(css.slice(css.indexOf("[data-theme='red']")));
  expect(Object.keys(own).length).toBeGreaterThan(15);
  for (const [name, colour] of Object.entries(own)) {
    expect(Number.parseInt(colour.slice(3, 5), 16), name).toBeLessThanOrEqual(0x4b);
    expect(Number.parseInt(colour.slice(5, 7), 16), name).toBeLessThanOrEqual(0x3c);
  }
});
