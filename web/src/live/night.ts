import type { GuidingPoint } from '../guiding/track';
import { guidingPointOf } from '../guiding/track';
import { newestFirst, withFound, withImage, withLink, type ImageRow } from '../images/image';
import type { Step } from './chain';
import type { FocusResult } from './happening';
import type { Subject } from './live-link';
import { withPoint, type TrackPoint } from './track';
import { withSample, type PaceSample } from './pace';
import { compare, type Position } from './position';
import type { Connection, Telescope } from './telescope';
import type { ControlData, Shot, Weather } from './telemetry';
import { telescopeReading, type ChangesFrame, type Lasting, type Message, type StateFrame, type Told, type ToldByVoyager } from './wire';

/** A told value that knows its age: `bornAt` is when it was learned, on this browser's monotonic clock, in ms. */
export interface Aged<T> extends Told<T> {
  readonly bornAt: number;
}

/** All that the page knows of the telescope. Never changed in place: each frame makes the next night. */
export interface Night {
  readonly telescope: Telescope;
  /** When the last frame was sent by the cloud's clock, and received by this browser's monotonic one, in ms. */
  readonly heard: { readonly sentAt: number; readonly receivedAt: number };
  readonly connection: Aged<Connection>;
  readonly relaySeen: Aged<undefined> | undefined;
  /** Since when telemetry may be expected, monotonic: the last state, or Voyager's coming back. */
  readonly expectedSince: number;
  readonly version: string | undefined;
  readonly control: Aged<ControlData> | undefined;
  readonly shot: Aged<Shot> | undefined;
  readonly weather: Aged<Weather> | undefined;
  readonly focus: Aged<FocusResult> | undefined;
  /** Voyager's clock, and the clock of the frame being taken. */
  readonly voyagerClock: readonly PaceSample[];
  readonly shotClock: readonly PaceSample[];
  readonly guidingTrack: readonly GuidingPoint[];
  readonly temperatureTrack: readonly TemperaturePoint[];
  readonly images: readonly ImageRow[];
  /** What happened, newest first. */
  readonly feed: readonly Lasting[];
}

/** The sensor's temperature at a time, in °C. */
export interface TemperaturePoint extends TrackPoint {
  readonly celsius: number;
}

/** How many happenings are kept in the page. */
export const MAX_FEED = 50;

/** The night at a telescope, as its channel tells it. */
export function nightAt(telescope: string): Subject<Night, StateFrame, Message> {
  return { id: telescope, channel: `telescope.${telescope}`, reading: telescopeReading, next: nextNight };
}

function nextNight(night: Night | undefined, step: Step<StateFrame, Message>): Night | undefined {
  const { receivedAt } = step;
  if (step.kind === 'state') return nightOf(step.frame, receivedAt, night);
  if (night === undefined) return night;
  return step.kind === 'changes' ? withChanges(night, step.frame, receivedAt) : withTelemetry(night, step.frame, receivedAt);
}

/**
 * The night as a whole state tells it.
 *
 * @param receivedAt this browser's monotonic clock when the frame came, in ms
 * @param before the night as it was known so far; its tracks go on
 */
export function nightOf(frame: StateFrame, receivedAt: number, before?: Night): Night {
  const aged = ageing(frame.sentAt, receivedAt);
  const began: Night = {
    telescope: frame.telescope,
    heard: { sentAt: frame.sentAt, receivedAt },
    connection: aged(frame.connection),
    relaySeen: frame.relaySeenAt === undefined ? undefined : aged({ at: frame.relaySeenAt, value: undefined }),
    expectedSince: receivedAt,
    version: frame.version,
    control: undefined,
    shot: undefined,
    weather: frame.weather && aged(frame.weather),
    focus: undefined,
    voyagerClock: before?.voyagerClock ?? [],
    shotClock: before?.shotClock ?? [],
    guidingTrack: before?.guidingTrack ?? [],
    temperatureTrack: before?.temperatureTrack ?? [],
    images: newestFirst(frame.images),
    feed: [],
  };
  const withTelemetry = [
    frame.control && ({ kind: 'controlData', ...frame.control } as const),
    frame.shot && ({ kind: 'shotRunning', ...frame.shot } as const),
  ].reduce<Night>((night, message) => (message ? withMessage(night, message, aged) : night), began);
  const inOrder = [...frame.timeline].sort((a, b) => compare(a.position, b.position));
  return inOrder.reduce((night, row) => withFocus(withFeedRow(night, row), row, aged), withTelemetry);
}

/** The night after changes. */
export function withChanges(night: Night, frame: ChangesFrame, receivedAt: number): Night {
  const aged = ageing(frame.sentAt, receivedAt);
  const heard = { sentAt: frame.sentAt, receivedAt };
  return frame.messages.reduce<Night>((so, message) => withMessage(so, message, aged), { ...night, heard });
}

/** The night after only the telemetry of changes whose place in the order is not here. */
export function withTelemetry(night: Night, frame: ChangesFrame, receivedAt: number): Night {
  const messages = frame.messages.filter((message) => message.kind !== 'lasting');
  return withChanges(night, { ...frame, messages }, receivedAt);
}

/** What makes a told value know its age. */
export type Ageing = <T>(told: Told<T>) => Aged<T>;

// Only times of the cloud's clock are taken from each other; from then on this browser's monotonic clock counts.
export function ageing(sentAt: number, receivedAt: number): Ageing {
  return ({ at, value }) => ({ at, value, bornAt: receivedAt - Math.max(0, sentAt - at) });
}

function withMessage(night: Night, message: Message, aged: Ageing): Night {
  switch (message.kind) {
    case 'controlData':
      return isNewer(message, night.control) ? withControl(night, message, aged) : night;
    case 'shotRunning':
      return isNewer(message, night.shot) ? withShot(night, message, aged) : night;
    case 'weather':
      return isNewer(message, night.weather) ? { ...night, weather: aged(message) } : night;
    case 'imageArrived':
      return { ...night, images: withLink(night.images, message.image, message.part, message.link) };
    case 'imageFound':
      return { ...night, images: withFound(night.images, message.image, message.found) };
    case 'lasting':
      return hasHappened(night, message.position) ? night : withLasting(night, message, aged);
  }
}

function isNewer(told: Told<unknown>, held: Told<unknown> | undefined): boolean {
  return held === undefined || told.at > held.at;
}

function withControl(night: Night, told: ToldByVoyager<ControlData>, aged: Ageing): Night {
  const { camera, guiding, voyagerTime } = told.value;
  const seconds = told.voyagerSeconds ?? (voyagerTime === undefined ? undefined : voyagerTime / 1000);
  return {
    ...night,
    control: aged(told),
    voyagerClock: seconds === undefined ? night.voyagerClock : withSample(night.voyagerClock, { at: told.at, seconds }),
    guidingTrack: withPoint(night.guidingTrack, guidingPointOf(guiding, told.at)),
    temperatureTrack: withPoint(
      night.temperatureTrack,
      camera.temperature === undefined ? undefined : { at: told.at, celsius: camera.temperature },
    ),
  };
}

function withShot(night: Night, told: ToldByVoyager<Shot>, aged: Ageing): Night {
  const { file, status, elapsedSeconds } = told.value;
  const goesOn = status === 'EXPOSE' && file === night.shot?.value.file;
  const samples = goesOn ? night.shotClock : [];
  return {
    ...night,
    shot: aged(told),
    shotClock:
      status === 'EXPOSE' && elapsedSeconds !== undefined
        ? withSample(samples, { at: told.at, seconds: elapsedSeconds })
        : samples,
  };
}

function hasHappened(night: Night, position: Position): boolean {
  return night.feed.some((row) => compare(row.position, position) === 0);
}

function withLasting(night: Night, row: Lasting, aged: Ageing): Night {
  const next = withFocus(withFeedRow(night, row), row, aged);
  const happening = row.value;
  switch (happening.kind) {
    case 'connectionState': {
      const connection = aged({ at: row.at, value: happening.connection });
      const cameBack = happening.connection.voyager === 'connected';
      const expectedSince = cameBack ? Math.max(connection.bornAt, next.expectedSince) : next.expectedSince;
      return { ...next, connection, expectedSince };
    }
    case 'version':
      return { ...next, version: happening.version };
    case 'newFITReady':
    case 'newJPG':
      return happening.image === undefined ? next : { ...next, images: withImage(next.images, happening.image) };
    default:
      return next;
  }
}

function withFeedRow(night: Night, row: Lasting): Night {
  return { ...night, feed: [row, ...night.feed].slice(0, MAX_FEED) };
}

function withFocus(night: Night, row: Lasting, aged: Ageing): Night {
  return row.value.kind === 'autoFocusResult' ? { ...night, focus: aged({ at: row.at, value: row.value }) } : night;
}
