// Draws the icons of the installed page from our own star, into public/: node dev/icons.mjs
// Needs a Chromium on this machine; another than /usr/bin/chromium is named by STELLAR_CHROMIUM.
import { chromium } from 'playwright-core';

const GROUND = '#0b0f1a';
const STAR = `<path d="M16 4c.9 7.2 4.8 11.1 12 12-7.2.9-11.1 4.8-12 12-.9-7.2-4.8-11.1-12-12 7.2-.9 11.1-4.8 12-12z" fill="#a9caff"/><circle cx="25.5" cy="7" r="1.6" fill="#f2bd66"/>`;

/** File, side in pixels, how round its corners are (of 32), and how much of the side the star has: masks cut a fifth away. */
const ICONS = [
  ['icons/star-192.png', 192, 7, 1],
  ['icons/star-512.png', 512, 7, 1],
  ['icons/star-maskable-512.png', 512, 0, 0.72],
  ['apple-touch-icon.png', 180, 0, 0.86],
];

/** What a telephone shows beside a message: only its shape counts. */
const BADGE = ['icons/badge-96.png', 96];

const browser = await chromium.launch({ executablePath: process.env.STELLAR_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [file, side, round, part] of ICONS) {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    const moved = 16 * (1 - part);
    await page.setContent(
      `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${side}" height="${side}" style="display:block"><rect width="32" height="32" rx="${round}" fill="${GROUND}"/><g transform="translate(${moved} ${moved}) scale(${part})">${STAR}</g></svg>`,
    );
    await page.screenshot({ path: new URL(`../public/${file}`, import.meta.url).pathname, omitBackground: true });
    await page.close();
  }
  const [file, side] = BADGE;
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(
    `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" viewBox="2 2 28 28" width="${side}" height="${side}" style="display:block">${STAR.replace(/#[0-9a-f]{6}/g, '#ffffff')}</svg>`,
  );
  await page.screenshot({ path: new URL(`../public/${file}`, import.meta.url).pathname, omitBackground: true });
} finally {
  await browser.close();
}
