/// <reference lib="webworker" />
import { Keeping, type Build } from './keeping';
import { follow, take, type PushAround } from './push';
import { takeOverIfAsked } from './takeover';

/** Put in by the build. */
declare const STELLAR_BUILD: Build;
declare const self: ServiceWorkerGlobalScope;

const after = (ms: number, action: () => void) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

const allPages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

const keeping = new Keeping(STELLAR_BUILD, { caches, fetch: (request, init) => fetch(request, init), origin: self.location.origin, after });

self.addEventListener('install', (event) => event.waitUntil(keeping.install()));

self.addEventListener('activate', (event) => event.waitUntil(keeping.clear().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const answer = keeping.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});

self.addEventListener('message', (event) =>
  event.waitUntil(takeOverIfAsked(event.data, { pages: async () => (await allPages()).length, takeOver: () => self.skipWaiting(), after })),
);

const pushAround: PushAround = {
  origin: self.location.origin,
  languages: self.navigator.languages,
  now: () => Date.now(),
  show: ({ title, options }) => self.registration.showNotification(title, options),
  shown: () => self.registration.getNotifications(),
  pages: () => allPages() as Promise<readonly WindowClient[]>,
  open: (link) => self.clients.openWindow(link),
};

self.addEventListener('push', (event) => event.waitUntil(take(event.data?.text(), pushAround)));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(follow(event.notification.data, pushAround));
});

// The browser has changed its subscription. Only a page can tell the cloud, since only pages know who is signed in; one that is not open does so
// when it is.
self.addEventListener('pushsubscriptionchange', (event) => (event as ExtendableEvent).waitUntil(subscribeAnew(event)));

async function subscribeAnew(event: Event): Promise<void> {
  const { oldSubscription } = event as Event & { readonly oldSubscription?: PushSubscription | null };
  const now = await self.registration.pushManager.getSubscription();
  if (now === null && oldSubscription) await self.registration.pushManager.subscribe(oldSubscription.options as PushSubscriptionOptionsInit);
  for (const page of await pushAround.pages()) page.postMessage('subscription changed');
}
