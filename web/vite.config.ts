import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { apiDocumentPlugin } from './dev/api-document';
import { serviceWorkerPlugin } from './dev/service-worker';

/**
 * What the built page may load. Images and films come from wherever the cloud keeps them, and the socket's address
 * comes with the ticket, so those are open; in the cloud tokens come from Cognito's own host. Scripts and styles are this site's own only.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: http: https:",
  "media-src 'self' http: https:",
  "font-src 'self'",
  "connect-src 'self' ws: wss: https://*.amazoncognito.com",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const contentSecurityPolicy: Plugin = {
  name: 'stellar-content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  plugins: [svelte(), svelteTesting({ autoCleanup: false }), contentSecurityPolicy, apiDocumentPlugin, serviceWorkerPlugin],
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080', '/auth': 'http://127.0.0.1:8080' } },
  test: {
    // Beside the Java tests, with what time those leave.
    testTimeout: 60_000,
    // No test changes what another imports, and a new world for each file takes as long again as all the tests.
    isolate: false,
    reporters: ['default', ['junit', { outputFile: 'test-results/page.xml' }]],
    // Tests of components are named as components are, with a capital; the others need no page and start faster without.
    projects: [
      { extends: true, test: { name: 'plain', environment: 'node', include: ['src/**/[a-z]*.test.ts', 'dev/**/[a-z]*.test.ts'] } },
      {
        extends: true,
        test: { name: 'page', environment: 'happy-dom', include: ['src/**/[A-Z]*.test.ts'], setupFiles: ['src/testing/page.ts'] },
      },
    ],
  },
});
