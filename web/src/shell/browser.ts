import { Takeover } from './takeover';
import type { VersionAround } from './versions';

let registered: Promise<ServiceWorkerRegistration | undefined> = Promise.resolve(undefined);
const takeover = new Takeover();

/** Sets the keeper of the shell to work once the page itself has come; without one the pages are as good, but for the network. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () => {
    registered = navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
    void registered.then((registration) => registration && takeover.follow(registration));
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

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
  renew: async () => {
    takeover.outdated();
    await (await registered)?.update();
  },
  takeOver: () => takeover.newest(),
};
