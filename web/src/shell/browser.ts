import type { VersionAround } from './versions';

let registered: Promise<ServiceWorkerRegistration | undefined> = Promise.resolve(undefined);

/** Sets the keeper of the shell to work once the page itself has come; without one the pages are as good, but for the network. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () => {
    registered = navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
    void registered.then((registration) => registration && followTakeover(registration));
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

/** One that is there at last may be the one that this page waits for. */
function followTakeover(registration: ServiceWorkerRegistration): void {
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => next.state === 'installed' && isNewest && browserVersions.takeOver());
  });
}

let isNewest = false;

/** The address of the script that this page began with. */
export function pageEntry(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? location.href;
}

/** What a real browser answers about versions. */
export const browserVersions: VersionAround = {
  entry: pageEntry(),
  page: async () => {
    const answer = await fetch('/', { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`The site answered ${answer.status}.`);
    return answer.text();
  },
  renew: async () => void (await (await registered)?.update()),
  takeOver: () => {
    isNewest = true;
    void registered.then((registration) => registration?.waiting?.postMessage('take over if alone'));
  },
};
