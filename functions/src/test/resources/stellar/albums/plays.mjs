// Plays a film in Chromium and prints what the page saw of it, as JSON.
// node plays.mjs FOLDER-OF-PLAYWRIGHT-CORE FILM
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [kit, film] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(`${kit}/index.mjs`).href);
const bytes = await readFile(film);

const server = createServer((request, answer) => {
  const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
  if (request.url !== '/film') {
    answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><video muted></video>');
  } else if (range) {
    const from = Number(range[1]);
    const to = range[2] ? Number(range[2]) : bytes.length - 1;
    answer.writeHead(206, {
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'content-range': `bytes ${from}-${to}/${bytes.length}`,
    });
    answer.end(bytes.subarray(from, to + 1));
  } else {
    answer.writeHead(200, { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' }).end(bytes);
  }
});
await new Promise((begun) => server.listen(0, '127.0.0.1', begun));

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const seen = await page.evaluate(
    () =>
      new Promise((done) => {
        const video = document.querySelector('video');
        const tell = () => {
          const canvas = document.createElement('canvas');
          canvas.width = video.videoWidth;
          canvas.height = video.videoHeight;
          const drawn = canvas.getContext('2d');
          drawn.drawImage(video, 0, 0);
          const at = (x) => drawn.getImageData(canvas.width * x, canvas.height / 2, 1, 1).data[0];
          done({
            error: video.error ? video.error.message : '',
            width: video.videoWidth,
            height: video.videoHeight,
            duration: video.duration,
            ended: video.ended,
            left: at(0.25),
            right: at(0.75),
          });
        };
        video.onerror = () => done({ error: video.error.message });
        video.onended = tell;
        video.src = '/film';
        video.play().catch((refused) => done({ error: String(refused) }));
      }),
  );
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
  server.close();
}
