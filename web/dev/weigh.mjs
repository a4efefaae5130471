// Puts a compressed copy beside each file that shrinks, as the cloud's front end would send it, weighs the built pages as a browser fetches them, and
// fails when the first load is heavier than the product allows.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 150;
const dist = new URL('../dist/', import.meta.url);

for (const file of readdirSync(dist, { recursive: true }).filter((name) => /\.(html|js|css|json|svg|webmanifest|yaml)$/.test(name))) {
  const name = new URL(file, dist);
  writeFileSync(`${name.pathname}.gz`, gzipSync(readFileSync(name)));
}
const files = readdirSync(dist, { recursive: true })
  .filter((file) => /\.(js|css|woff2)$/.test(file))
  .map((file) => {
    const bytes = readFileSync(new URL(file, dist));
    return { file, kilobytes: (file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length) / 1000 };
  });
const sum = (wanted) => files.filter(({ file }) => wanted.test(file)).reduce((total, { kilobytes }) => total + kilobytes, 0);

const code = sum(/\.(js|css)$/);
const index = readFileSync(new URL('index.html', dist), 'utf8');
const first = files.filter(({ file }) => /\.(js|css)$/.test(file) && index.includes(file)).reduce((total, { kilobytes }) => total + kilobytes, 0);
console.log(
  `The first load is ${first.toFixed(1)} kB of script and style (gzip; limit ${LIMIT_KB}), further pages are ${(code - first).toFixed(1)} kB, and fonts ${sum(/woff2$/).toFixed(1)} kB.`,
);
if (first > LIMIT_KB) {
  console.error('It is too heavy: take out what is not needed, or load it later.');
  process.exit(1);
}
