/// <reference lib="webworker" />
import { Keeping, type Build } from './keeping';

/** Put in by the build. */
declare const STELLAR_BUILD: Build;
declare const self: ServiceWorkerGlobalScope;

const keeping = new Keeping(STELLAR_BUILD, {
  caches,
  fetch: (request, init) => fetch(request, init),
  origin: self.location.origin,
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
});

self.addEventListener('install', (event) => event.waitUntil(keeping.install()));

self.addEventListener('activate', (event) => event.waitUntil(keeping.clear().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const answer = keeping.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});

// A page of the new version asks this of a worker that waits. As long as any other page is open, that may be of the old version,
// whose files the old worker still has.
self.addEventListener('message', (event) => {
  if (event.data === 'take over if alone') event.waitUntil(takeOverIfAlone());
});

async function takeOverIfAlone(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length <= 1) await self.skipWaiting();
}
