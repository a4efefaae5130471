import { kept } from '../design/kept';
import { asObject, textIn } from '../live/border';
import type { Subscription } from './devices';
import type { Ability, KeptDevice, PushAround, Subscribed } from './this-browser';

const KEPT_AS = 'stellar.device';

/** Letting go may ask the push service, which is waited for so long, in ms. */
const TIME_LIMIT = 10_000;

/** What a real browser answers about messages of this site. */
export const browserPush: PushAround = {
  ability,
  leave: () => Notification.permission,
  askLeave: async () => Notification.requestPermission(),
  subscribed: async () => subscribedOf(await (await manager())?.getSubscription()),
  subscribe: async (pushKey) => {
    const made = subscribedOf(await (await manager())?.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(pushKey) }));
    if (made === undefined) throw new Error('The browser gave no subscription.');
    return made;
  },
  unsubscribe: async () => {
    const subscription = await (await manager())?.getSubscription();
    return subscription === null || subscription === undefined || inTime(subscription.unsubscribe());
  },
  clear: async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    (await registration?.getNotifications())?.forEach((shown) => shown.close());
  },
  kept: keptDevice,
  keep: keepDevice,
  newId: () => crypto.randomUUID(),
  name: () => nameOf(navigator.userAgent, navigator.maxTouchPoints),
};

function inTime<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('The push service does not answer.')), TIME_LIMIT))]);
}

async function manager(): Promise<PushManager | undefined> {
  return (await navigator.serviceWorker?.getRegistration())?.pushManager;
}

async function ability(): Promise<Ability> {
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)) {
    // There they come with the installed page only.
    return isApple(navigator.userAgent, navigator.maxTouchPoints) ? 'install' : 'unsupported';
  }
  return (await manager().catch(() => undefined)) === undefined ? 'no-worker' : 'ready';
}

function keptDevice(): KeptDevice | undefined {
  try {
    const from = asObject(JSON.parse(kept(KEPT_AS) ?? ''));
    const [user, device, endpoint] = [textIn(from, 'user'), textIn(from, 'device'), from?.['endpoint']];
    return user === undefined || device === undefined || typeof endpoint !== 'string' ? undefined : { user, device, endpoint };
  } catch {
    return undefined;
  }
}

function keepDevice(device: KeptDevice | undefined): void {
  if (device === undefined) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, JSON.stringify(device));
}

function subscribedOf(made: PushSubscription | null | undefined): Subscribed | undefined {
  const { endpoint, keys } = made?.toJSON() ?? {};
  const [p256dh, auth] = [keys?.['p256dh'], keys?.['auth']];
  if (made === null || made === undefined || endpoint === undefined || p256dh === undefined || auth === undefined) return undefined;
  const subscription: Subscription = { endpoint, keys: { p256dh, auth } };
  const key = made.options.applicationServerKey;
  return { subscription, pushKey: key === null ? undefined : textOf(new Uint8Array(key)) };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Whether it is an iPhone or an iPad; an iPad says it is a Mac, which has no touch screen. */
function isApple(agent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touchPoints > 1);
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/CrOS/, 'ChromeOS'], [/Windows/, 'Windows'], [/Macintosh/, 'macOS'], [/Linux/, 'Linux'],
];

/** What a browser is called by its user agent, such as `Firefox, Android`. */
export function nameOf(agent: string, touchPoints: number): string {
  const found = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(agent))?.[1];
  const system = isApple(agent, touchPoints) && /Macintosh/.test(agent) ? 'iPad' : found(SYSTEMS);
  return [found(BROWSERS), system].filter((name) => name !== undefined).join(', ') || 'Browser';
}
