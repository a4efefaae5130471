// Weighs what a browser fetches for the first page, and fails when it is heavier than the product allows.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 150;
const dist = new URL('../dist/', import.meta.url);

const files = readdirSync(dist, { recursive: true })
  .filter((file) => /\.(js|css|woff2)$/.test(file))
  .map((file) => {
    const bytes = readFileSync(new URL(file, dist));
    return { file, kilobytes: (file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length) / 1000 };
  });
const sum = (wanted) => files.filter(({ file }) => wanted.test(file)).reduce((total, { kilobytes }) => total + kilobytes, 0);

// The rest is fetched when a page asks for it.
const first = readFileSync(new URL('index.html', dist), 'utf8');
const code = files
  .filter(({ file }) => /\.(js|css)$/.test(file) && first.includes(file))
  .reduce((total, { kilobytes }) => total + kilobytes, 0);
const later = sum(/\.(js|css)$/) - code;
console.log(`The page weighs ${code.toFixed(1)} kB of script and style (gzip; limit ${LIMIT_KB}) and ${sum(/woff2$/).toFixed(1)} kB of fonts; ${later.toFixed(1)} kB more are loaded when asked for.`);
if (code > LIMIT_KB) {
  console.error('It is too heavy: take out what is not needed, or load it later.');
  process.exit(1);
}
