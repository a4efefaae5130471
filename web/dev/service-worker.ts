import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** Larger files are of the API's description; they are kept once somebody has read it. */
const MAX_BYTES = 300_000;

/** Described or fetched each time, or of no use without network. */
const LEFT_OUT = /\.(?:html|map|yaml|json)$|^service-worker\.js$/;

/** All that the pages need without network, and a version that changes with any byte of it. */
export function shellOf(folder: string): { version: string; files: string[] } {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !LEFT_OUT.test(name))
    .filter((name) => statSync(join(folder, name)).size <= MAX_BYTES)
    .sort();
  const hash = createHash('sha256');
  for (const name of ['index.html', ...names]) hash.update(name).update(readFileSync(join(folder, name)));
  return { version: hash.digest('hex').slice(0, 16), files: names.map((name) => `/${name}`) };
}

/** Builds src/shell/service-worker.ts beside the page, once all that it is to keep is there. */
export const serviceWorkerPlugin: Plugin = {
  name: 'stellar-service-worker',
  apply: 'build',
  writeBundle: {
    sequential: true,
    order: 'post',
    async handler({ dir }) {
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { STELLAR_BUILD: JSON.stringify(shellOf(dir!)) },
        build: {
          target: 'es2023',
          outDir: dir!,
          emptyOutDir: false,
          copyPublicDir: false,
          rollupOptions: {
            input: new URL('../src/shell/service-worker.ts', import.meta.url).pathname,
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  },
};
