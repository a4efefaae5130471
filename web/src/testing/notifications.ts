import type { KeptDevice, PushAround, Subscribed } from '../notifications/this-browser';
import { KINDS, USUAL } from '../notifications/choices';

/** The key of the cloud of tests, as base64url. */
export const PUSH_KEY = 'BKey';

/** What who never chose has, as the API tells it. */
export const USUAL_CHOICES = { choices: KINDS.map((kind) => ({ kind, ways: [...USUAL[kind]] })) };

/** A device as the API tells it, with what else is to be in it. */
export function device(id: string, change: object = {}): object {
  return { id, kind: 'browser', name: 'Firefox, Linux', addedAt: '2026-11-20T20:00:00.000Z', ...change };
}

/** Devices as the API tells them. */
export function devices(...all: object[]): object {
  return { pushKey: PUSH_KEY, devices: all, most: 10 };
}

/** One row of the list, as the API tells it. */
export function told(id: string, change: object = {}): object {
  return {
    id, at: '2026-11-22T20:00:00.000Z', kind: 'started', what: 'session-started', booking: '0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11', telescope: 'demo',
    title: 'M 31 has begun', text: 'The telescope is at work.', link: '/en/bookings/0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11/access', isNew: false, ...change,
  };
}

/** A page of the list, as the API tells it. */
export function list(fresh: number, ...notifications: object[]): object {
  return { notifications, fresh, asOf: '2026-11-22T20:05:00.123456Z' };
}

/** A browser whose push service and whose person answer as a test says. */
export class HandPush implements PushAround {
  can: Awaited<ReturnType<PushAround['ability']>> = 'ready';
  permission: NotificationPermission = 'default';
  /** What the person answers when asked. */
  answer: NotificationPermission = 'granted';
  held: Subscribed | undefined;
  record: KeptDevice | undefined;
  /** Whether the push service can be reached. */
  isReachable = true;
  /** Whether letting go works. */
  letsGo = true;
  cleared = 0;
  #made = 0;

  ability = async () => this.can;
  leave = () => this.permission;
  askLeave = async () => (this.permission = this.permission === 'default' ? this.answer : this.permission);
  subscribed = async () => this.held;
  subscribe = async (pushKey: string) => {
    if (!this.isReachable) throw new Error('AbortError');
    this.#made += 1;
    return (this.held = { subscription: { endpoint: `https://push.example/${this.#made}`, keys: { p256dh: `p${this.#made}`, auth: `a${this.#made}` } }, pushKey });
  };
  unsubscribe = async () => {
    if (this.letsGo) this.held = undefined;
    return this.letsGo;
  };
  clear = async () => void (this.cleared += 1);
  kept = () => this.record;
  keep = (device: KeptDevice | undefined) => void (this.record = device);
  newId = () => '11111111-2222-4333-8444-555555555555';
  name = () => 'Chrome, Android';
}
