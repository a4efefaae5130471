import { newestFirst, withFound, withImage, withLink, type ImageRow } from '../images/image';
import type { Step } from './chain';
import { courseSince, GAP, withEquipment, withFocusRun, withFrames, withMoment, type Course } from './course';
import { holds, joined, withRow, type FeedRow } from './feed';
import type { FocusResult } from './happening';
import type { Subject } from './live-link';
import { withSample, type PaceSample } from './pace';
import { compare } from './position';
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
  readonly course: Course;
  readonly images: readonly ImageRow[];
  /** What happened, newest first. */
  readonly feed: readonly FeedRow[];
}

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
 * @param before the night as it was known so far; its course and feed go on
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
    ...withImages(before?.course ?? courseSince(frame.sentAt), newestFirst(frame.images)),
    feed: [],
  };
  const withTelemetry = [
    frame.control && ({ kind: 'controlData', ...frame.control } as const),
    frame.shot && ({ kind: 'shotRunning', ...frame.shot } as const),
  ].reduce<Night>((night, message) => (message ? withMessage(night, message, aged) : night), began);
  const inOrder = [...frame.timeline].sort((a, b) => compare(a.position, b.position));
  const told = inOrder.reduce((night, row) => withFocus(withFeedRow(night, row), row, aged), withTelemetry);
  return { ...told, feed: joined(told.feed, before?.feed ?? []) };
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
      return { ...night, ...withImages(night.course, withFound(night.images, message.image, message.found)) };
    case 'lasting':
      return holds(night.feed, message) ? night : withLasting(night, message, aged);
  }
}

function isNewer(told: Told<unknown>, held: Told<unknown> | undefined): boolean {
  return held === undefined || told.at > held.at;
}

function withControl(night: Night, told: ToldByVoyager<ControlData>, aged: Ageing): Night {
  const { voyagerTime } = told.value;
  const seconds = told.voyagerSeconds ?? (voyagerTime === undefined ? undefined : voyagerTime / 1000);
  return {
    ...night,
    control: aged(told),
    voyagerClock: seconds === undefined ? night.voyagerClock : withSample(night.voyagerClock, { at: told.at, seconds }),
    course: withMoment(withEquipment(night.course, told.at, told.value), told.at, isExposing(night.shot, told.at)),
  };
}

function withShot(night: Night, told: ToldByVoyager<Shot>, aged: Ageing): Night {
  const { file, status, elapsedSeconds } = told.value;
  const goesOn = status === 'EXPOSE' && file === night.shot?.value.file;
  const samples = goesOn ? night.shotClock : [];
  return {
    ...night,
    shot: aged(told),
    course: withMoment(night.course, told.at, isExposing(told, told.at)),
    shotClock:
      status === 'EXPOSE' && elapsedSeconds !== undefined
        ? withSample(samples, { at: told.at, seconds: elapsedSeconds })
        : samples,
  };
}

// What was said of a frame long ago says nothing of now: between frames nothing is told of them.
function isExposing(shot: Told<Shot> | undefined, at: number): boolean {
  return shot?.value.status === 'EXPOSE' && at - shot.at <= GAP;
}

function withImages(course: Course, images: readonly ImageRow[]): Pick<Night, 'course' | 'images'> {
  return { images, course: withFrames(course, images) };
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
      return happening.image === undefined ? next : { ...next, ...withImages(next.course, withImage(next.images, happening.image)) };
    default:
      return next;
  }
}

function withFeedRow(night: Night, row: Lasting): Night {
  return { ...night, feed: withRow(night.feed, row) };
}

function withFocus(night: Night, row: Lasting, aged: Ageing): Night {
  const { at, value } = row;
  if (value.kind !== 'autoFocusResult') return night;
  return { ...night, focus: aged({ at, value }), course: withFocusRun(night.course, { at, ...value }) };
}
