// Serves the built page to a browser, with a night that is not there behind it.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fakePicture } from './fake-night.mjs';

/** The site's address, which only this browser knows. */
export const SITE = 'http://stellar.test';

const dist = new URL('../dist/', import.meta.url).pathname;
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html' };

/** What is at the other end of the page's requests and of its socket: plays the night on, sends, goes away. */
export async function serveNight(page, night, { unknown = false, pictures = true, silent = false } = {}) {
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
