import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAt } from '../address';
import { LANGUAGE_CODES } from '../i18n/language';

interface Icon {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
}

interface Manifest {
  id: string;
  lang: string;
  start_url: string;
  theme_color: string;
  icons: Icon[];
  shortcuts: { name: string; url: string; icons: Icon[] }[];
}

const published = (path: string) => join(process.cwd(), 'public', path);
const manifest = (code: string) => JSON.parse(readFileSync(published(`${code}.webmanifest`), 'utf8')) as Manifest;

/** Width and height stand at byte 16 of a PNG (ISO/IEC 15948, 11.2.2). */
const sideOf = (file: Buffer) => `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;

test.each(LANGUAGE_CODES)('in %s the installed page has icons of the sizes it tells, and begins in its language', (code) => {
  const told = manifest(code);
  expect(told.lang).toBe(code);
  for (const icon of [...told.icons, ...told.shortcuts.flatMap(({ icons }) => icons)]) {
    expect(existsSync(published(icon.src)), icon.src).toBe(true);
    if (icon.type === 'image/png') expect(sideOf(readFileSync(published(icon.src))), icon.src).toBe(icon.sizes);
  }
  expect(told.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
  expect(pageAt(told.start_url, 'en')).toEqual({ name: 'redirect', to: `/${code}/robotarget/demo/monitor` });
  for (const { url } of told.shortcuts) expect(pageAt(url, 'en')).toMatchObject({ language: code, name: expect.not.stringMatching(/lost|redirect/) });
});

test('all languages install as one application', () => {
  expect(new Set(LANGUAGE_CODES.map((code) => manifest(code).id)).size).toBe(1);
  const untold = (code: string) => ({ ...manifest(code), lang: '', description: '', start_url: '', shortcuts: manifest(code).shortcuts.length });
  expect(untold('fr')).toEqual(untold('en'));
});

test('what the device draws around the page has the colour of its ground', () => {
  const ground = /--ground: (#\w+);/.exec(readFileSync(join(process.cwd(), 'src/design/tokens.css'), 'utf8'))![1];
  expect(manifest('en').theme_color).toBe(ground);
  expect(readFileSync(join(process.cwd(), 'index.html'), 'utf8')).toContain(`name="theme-color" content="${ground}"`);
});
