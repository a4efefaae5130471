import type { Answer, Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { askDevices, putBrowser, removeDevice, type Device, type Subscription } from './devices';

/** What a browser can do about messages of a site. */
export type Ability = 'ready' | 'unsupported' | 'install' | 'no-worker';

/** What a push service gave this browser. */
export interface Subscribed {
  readonly subscription: Subscription;
  /** What it was asked with, as base64url; undefined when the browser does not tell. */
  readonly pushKey: string | undefined;
}

/** What this browser keeps of having been put among somebody's devices. */
export interface KeptDevice {
  readonly user: string;
  readonly device: string;
  readonly endpoint: string;
}

/** What is asked of the browser. Tests give one by hand. */
export interface PushAround {
  ability(): Promise<Ability>;
  leave(): NotificationPermission;
  askLeave(): Promise<NotificationPermission>;
  subscribed(): Promise<Subscribed | undefined>;
  /** Rejects when the push service cannot be reached. */
  subscribe(pushKey: string): Promise<Subscribed>;
  /** False or a rejection when it is still subscribed. */
  unsubscribe(): Promise<boolean>;
  /** Takes away what is shown. */
  clear(): Promise<void>;
  kept(): KeptDevice | undefined;
  keep(device: KeptDevice | undefined): void;
  newId(): string;
  /** What this browser is called in a list of devices. */
  name(): string;
}

/** Who asks the API, and in which language. */
export interface Asker {
  readonly user: string;
  readonly request: Request;
  readonly language: LanguageCode;
}

/** How messages in this browser stand. */
export type Standing = 'unsupported' | 'install' | 'noWorker' | 'denied' | 'off' | 'on';

/** How it stands for somebody with these devices. */
export async function standingOf(around: PushAround, user: string, devices: readonly Device[]): Promise<Standing> {
  const ability = await around.ability();
  if (ability !== 'ready') return ability === 'no-worker' ? 'noWorker' : ability;
  if (around.leave() === 'denied') return 'denied';
  const kept = around.kept();
  const isTheirs = kept?.user === user && devices.some(({ id }) => id === kept.device);
  return isTheirs && around.leave() === 'granted' && (await around.subscribed()) !== undefined ? 'on' : 'off';
}

/** What became of turning it on; `refused` in the cloud's words. */
export type TurnedOn = { readonly kind: 'on' | 'denied' | 'dismissed' | 'no-service' | 'away' } | { readonly kind: 'refused'; readonly why: string };

/** Puts this browser among somebody's devices; only upon a click, since the browser may ask. */
export async function turnOn(around: PushAround, asker: Asker, pushKey: string): Promise<TurnedOn> {
  const leave = await around.askLeave();
  if (leave !== 'granted') return { kind: leave === 'denied' ? 'denied' : 'dismissed' };
  const before = around.kept();
  // What was another's is not to be theirs still.
  if (before !== undefined && before.user !== asker.user) await silence(around);
  let subscribed;
  try {
    subscribed = await subscribe(around, pushKey);
  } catch {
    return { kind: 'no-service' };
  }
  const device = before?.user === asker.user ? before.device : around.newId();
  // Kept first: an answer that is lost may have come to be true.
  around.keep({ user: asker.user, device, endpoint: subscribed.subscription.endpoint });
  const answer = await put(around, asker, device, subscribed).catch(() => undefined);
  if (answer?.kind === 'told') return { kind: 'on' };
  if (answer === undefined) return { kind: 'away' };
  await silence(around);
  return { kind: 'refused', why: answer.problem.why };
}

/** What became of turning it off: `left` when nothing is shown any more but the list still has it. */
export type TurnedOff = 'off' | 'left' | 'still-on';

/** Takes this browser off somebody's devices. It is silent when either side has let go. */
export async function turnOff(around: PushAround, asker: Asker): Promise<TurnedOff> {
  const kept = around.kept();
  const answer = kept?.user === asker.user ? await removeDevice(asker.request, asker.language, kept.device).catch(() => undefined) : undefined;
  const isRemoved = kept?.user !== asker.user || answer?.kind === 'told';
  const isSilent = await around.unsubscribe().catch(() => false);
  if (!isRemoved && !isSilent) return 'still-on';
  around.keep(undefined);
  await around.clear().catch(() => undefined);
  return isRemoved ? 'off' : 'left';
}

/** Whoever signs out leaves nothing here for the next; false when their messages may still be shown. */
export async function leaveBrowser(around: PushAround, asker: Asker): Promise<boolean> {
  if (around.kept() === undefined) return true;
  return (await turnOff(around, asker)) !== 'still-on';
}

/**
 * At the start of a page: what the browser or the cloud changed meanwhile is put right. Another's subscription ends; one that was removed
 * elsewhere ends; one that the browser changed, or that was made with another key, is told to the cloud.
 */
export async function renew(around: PushAround, asker: Asker): Promise<void> {
  const kept = around.kept();
  if (kept === undefined || (await around.ability()) !== 'ready') return;
  if (kept.user !== asker.user) return silence(around);
  const answer = await askDevices(asker.request, asker.language);
  if (answer.kind === 'refused') return;
  const { devices, pushKey } = answer.value;
  const subscribed = await around.subscribed();
  const isListed = devices.some(({ id }) => id === kept.device);
  if (around.leave() !== 'granted') {
    if (!isListed || (await removeDevice(asker.request, asker.language, kept.device)).kind === 'told') around.keep(undefined);
    return;
  }
  const isSame = subscribed?.subscription.endpoint === kept.endpoint;
  if (isSame && !isListed) return silence(around);
  const next = await subscribe(around, pushKey);
  const { endpoint } = next.subscription;
  if (endpoint === kept.endpoint) return;
  const told = await put(around, asker, kept.device, next);
  if (told.kind === 'told') around.keep({ ...kept, endpoint });
}

/** Subscribes with a key; what was subscribed with another is let go. */
async function subscribe(around: PushAround, pushKey: string): Promise<Subscribed> {
  const before = await around.subscribed();
  if (before !== undefined && (before.pushKey === undefined || before.pushKey === pushKey)) return before;
  if (before !== undefined) await around.unsubscribe();
  return around.subscribe(pushKey);
}

function put(around: PushAround, asker: Asker, device: string, { subscription }: Subscribed): Promise<Answer<true>> {
  return putBrowser(asker.request, asker.language, device, around.name(), subscription);
}

async function silence(around: PushAround): Promise<void> {
  if (await around.unsubscribe().catch(() => false)) around.keep(undefined);
  await around.clear().catch(() => undefined);
}
