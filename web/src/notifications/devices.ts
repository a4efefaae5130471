import { ask, nothing, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, instantIn, listIn, numberIn, textIn, type Json } from '../live/border';

/** A browser or a telephone that somebody is told on. */
export interface Device {
  readonly id: string;
  readonly kind: 'browser' | 'phone';
  readonly name: string;
  /** In ms since 1970. */
  readonly addedAt: number;
  /** When it took something last, in ms since 1970; undefined when it never did. */
  readonly lastAt: number | undefined;
}

/** Somebody's devices, and what a browser subscribes with. */
export interface Devices {
  /** The key that messages to browsers are signed with (RFC 8292), as base64url. */
  readonly pushKey: string;
  readonly devices: readonly Device[];
  readonly most: number;
}

/** What a push service gave a browser, as it goes to the API. */
export interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What became of a message to try a device. */
export const TRIALS = ['taken', 'later', 'refused', 'gone', 'unknown'] as const;
export type Trial = (typeof TRIALS)[number];

const PATH = '/api/me/devices';
const pathOf = (device: string) => `${PATH}/${encodeURIComponent(device)}`;

/** Asks for the caller's devices. */
export function askDevices(request: Request, language: LanguageCode): Promise<Answer<Devices>> {
  return ask(request, language, PATH, readDevices);
}

/** Puts this browser among the caller's devices, or what is new of it. */
export function putBrowser(request: Request, language: LanguageCode, device: string, name: string, subscription: Subscription): Promise<Answer<true>> {
  return ask(request, language, pathOf(device), nothing, { method: 'PUT', body: { kind: 'browser', name, subscription } });
}

/** Takes a device away. One that is not there any more is as good as taken away. */
export async function removeDevice(request: Request, language: LanguageCode, device: string): Promise<Answer<true>> {
  const answer = await ask(request, language, pathOf(device), nothing, { method: 'DELETE' });
  return answer.kind === 'refused' && answer.problem.status === 404 ? { kind: 'told', value: true } : answer;
}

/** Sends a message to a device to try it. */
export function tryDevice(request: Request, language: LanguageCode, device: string): Promise<Answer<Trial>> {
  return ask(request, language, `${pathOf(device)}/trial`, (json) => TRIALS.find((trial) => trial === json?.['carried']), { method: 'POST' });
}

function readDevices(json: Json | undefined): Devices | undefined {
  const [pushKey, most] = [textIn(json, 'pushKey'), numberIn(json, 'most')];
  if (pushKey === undefined || most === undefined || !Array.isArray(json?.['devices'])) return undefined;
  return { pushKey, most, devices: listIn(json, 'devices').flatMap((row) => readDevice(asObject(row)) ?? []) };
}

function readDevice(json: Json | undefined): Device | undefined {
  const [id, addedAt] = [textIn(json, 'id'), instantIn(json, 'addedAt')];
  const kind = (['browser', 'phone'] as const).find((known) => known === json?.['kind']);
  if (id === undefined || addedAt === undefined || kind === undefined) return undefined;
  return { id, kind, addedAt, name: textIn(json, 'name') ?? '', lastAt: instantIn(json, 'lastAt') };
}
