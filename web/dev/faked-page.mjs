// The built page in a Chromium, with a cloud that isn't there: what pictures and measurements are taken of.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { fakeLevels, fakePicture } from './fake-night.mjs';

export const SITE = 'http://stellar.test';
const dist = new URL('../dist/', import.meta.url).pathname;
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html' };

/** Another than /usr/bin/chromium is named by STELLAR_CHROMIUM. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.STELLAR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Answers all that a page asks for, and plays the night over its socket. */
export async function serve(page, night, { unknown = false, pictures = true, silent = false } = {}) {
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
          messages.push(...night.hourly());
          if (!night.isSilent()) messages.push(...night.telemetry().messages);
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
