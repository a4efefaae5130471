import type { Aged, Night } from './night';
import type { VoyagerConnection } from './telescope';

/**
 * Whether this page hears the cloud; `unknown` when the cloud says that there is no such telescope, `kept` when nothing was heard
 * since the page was opened and it shows what this device kept.
 */
export type Hearing = 'connecting' | 'live' | 'unknown' | 'kept';

/** What a person needs to know before believing any number on the page. */
export type LinkState =
  /** This page does not hear the cloud; nobody knows how the telescope is. */
  | { readonly name: 'connecting' }
  /** This page has heard nothing since it was opened; what it shows was kept on this device. */
  | { readonly name: 'kept' }
  /** The telescope is there, fresh values are a moment away: it speaks seldom while nobody looks. */
  | { readonly name: 'waiting' }
  | { readonly name: 'running' }
  | {
      readonly name: 'offline';
      /** By the cloud's clock, in milliseconds since 1970; undefined when it never was there. */
      readonly since: number | undefined;
      readonly voyager: VoyagerConnection;
      readonly reason: string | undefined;
    };

/** Telemetry older than this means offline, in ms. */
export const SILENCE_LIMIT = 10_000;

/** For so long fresh telemetry is waited for after it could be expected, in ms. */
export const WAITING_LIMIT = 10_000;

/** A relay heard of within this time, in ms, is there: it speaks each 30 s at least. */
export const RELAY_SILENCE_LIMIT = 60_000;

/** Weather comes each 30 s; three missed and it is old, in ms. */
export const WEATHER_SILENCE_LIMIT = 90_000;

/** How old a value is, in ms, never negative. */
export function ageOf(value: Aged<unknown>, now: number): number {
  return Math.max(0, now - value.bornAt);
}

/** How long ago an instant of the cloud's clock was, in ms, never negative. */
export function ageAt(night: Night, at: number, now: number): number {
  return Math.max(0, night.heard.sentAt - at + (now - night.heard.receivedAt));
}

/** The newest telemetry there is. */
export function newestTelemetry(night: Night): Aged<unknown> | undefined {
  const { control, shot } = night;
  if (control === undefined || shot === undefined) return control ?? shot;
  return shot.bornAt > control.bornAt ? shot : control;
}

/** How the link to the telescope stands at `now`, this browser's monotonic clock in ms. */
export function linkStateOf(hearing: Hearing, night: Night | undefined, now: number): LinkState {
  if (hearing === 'kept') return { name: 'kept' };
  if (hearing !== 'live' || night === undefined) return { name: 'connecting' };
  const telemetry = newestTelemetry(night);
  const { voyager, reason } = night.connection.value;
  const left = voyager !== 'connected' && voyager !== 'unknown';
  if (left && (telemetry === undefined || telemetry.at <= night.connection.at)) {
    return { name: 'offline', since: night.connection.at, voyager, reason };
  }
  if (telemetry !== undefined && ageOf(telemetry, now) <= SILENCE_LIMIT) return { name: 'running' };
  if (telemetry === undefined && voyager === 'unknown' && night.relaySeen === undefined) {
    return { name: 'offline', since: undefined, voyager, reason: undefined };
  }
  const relayIsThere = night.relaySeen !== undefined && ageOf(night.relaySeen, now) <= RELAY_SILENCE_LIMIT;
  const cameBack = ageOf(night.connection, now) <= WAITING_LIMIT;
  if ((relayIsThere || cameBack) && now - night.expectedSince <= WAITING_LIMIT) return { name: 'waiting' };
  return { name: 'offline', since: telemetry?.at, voyager, reason: undefined };
}

/** Whether a value is to be greyed: the telescope is offline, all of it was kept, or this value alone is older than it may be. */
export function isStale(link: LinkState, value: Aged<unknown> | undefined, now: number, limit = SILENCE_LIMIT): boolean {
  return link.name === 'offline' || link.name === 'kept' || (value !== undefined && ageOf(value, now) > limit);
}
