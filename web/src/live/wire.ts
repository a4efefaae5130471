import { readFound, type Found } from '../images/developed';
import { MAX_IMAGES, readImageRow, type ImageRow } from '../images/image';
import { asObject, instantIn, listIn, numberIn, objectIn, pathIn, textIn, type Json } from './border';
import { readHappening, readVersion, type Happening } from './happening';
import { readFrameBy, type Changes, type Frame, type Reading, type StateHead } from './frame';
import { readPosition, type Position } from './position';
import { readConnection, readTelescope, type Connection, type Telescope } from './telescope';
import {
  readControlData,
  readShot,
  readWeather,
  type ControlData,
  type Shot,
  type Weather,
} from './telemetry';

/** A value and when the relay learned of it, in milliseconds since 1970 by the cloud's clock. */
export interface Told<T> {
  readonly at: number;
  readonly value: T;
}

/** The whole state of a telescope. */
export interface StateFrame extends StateHead {
  readonly telescope: Telescope;
  readonly connection: Told<Connection>;
  /** When the cloud last heard of the relay; undefined when it never did. */
  readonly relaySeenAt: number | undefined;
  readonly version: string | undefined;
  readonly control: ToldByVoyager<ControlData> | undefined;
  readonly shot: ToldByVoyager<Shot> | undefined;
  readonly weather: Told<Weather> | undefined;
  readonly images: readonly ImageRow[];
  readonly timeline: readonly Lasting[];
}

/** A told value with Voyager's own time stamp, in seconds since 1970; a night played fast runs ahead of `at`. */
export interface ToldByVoyager<T> extends Told<T> {
  readonly voyagerSeconds: number | undefined;
}

/** Something that happened, with its place in the order. */
export interface Lasting extends Told<Happening> {
  readonly kind: 'lasting';
  readonly position: Position;
}

/** One message of a `changes` frame. */
export type Message =
  | Lasting
  | ({ readonly kind: 'controlData' } & ToldByVoyager<ControlData>)
  | ({ readonly kind: 'shotRunning' } & ToldByVoyager<Shot>)
  | ({ readonly kind: 'weather' } & Told<Weather>)
  | { readonly kind: 'imageArrived'; readonly image: string; readonly part: 'preview' | 'fits'; readonly link: string }
  /** A frame was developed, or found to be no image. */
  | { readonly kind: 'imageFound'; readonly image: string; readonly found: Found };

/** What changed at a telescope. */
export type ChangesFrame = Changes<Message>;

/** How the channel of a telescope is read. */
export const telescopeReading: Reading<StateFrame, Message> = { state: readState, message: readMessage };

/** Reads one socket message of a telescope's channel. */
export function readFrame(text: unknown): Frame<StateFrame, Message> {
  return readFrameBy(telescopeReading, text);
}

function readState(head: StateHead, data: Json | undefined): StateFrame | undefined {
  const telescope = readTelescope(objectIn(data, 'telescope'));
  if (telescope === undefined) return undefined;
  const connection = objectIn(data, 'connection');
  return {
    ...head,
    telescope,
    connection: { at: instantIn(connection, 'at') ?? head.sentAt, value: readConnection(connection) },
    relaySeenAt: instantIn(connection, 'relaySeenAt'),
    version: readVersion(objectIn(data, 'version')),
    control: toldByVoyager(objectIn(data, 'controlData'), readControlData),
    shot: toldByVoyager(objectIn(data, 'shotRunning'), readShot),
    weather: told(objectIn(data, 'weather'), readWeather),
    images: listIn(data, 'images').slice(0, MAX_IMAGES).flatMap((row) => readImageRow(row) ?? []),
    timeline: listIn(data, 'timeline').slice(-100).flatMap(readTimelineRow),
  };
}

function told<T>(data: Json | undefined, read: (data: Json) => T): Told<T> | undefined {
  const at = instantIn(data, 'at');
  return data === undefined || at === undefined ? undefined : { at, value: read(data) };
}

function toldByVoyager<T>(data: Json | undefined, read: (data: Json) => T): ToldByVoyager<T> | undefined {
  const value = told(data, read);
  return value === undefined ? undefined : { ...value, voyagerSeconds: numberIn(data, 'Timestamp') };
}

function readTimelineRow(row: unknown): Lasting[] {
  const from = asObject(row);
  const lasting = readLasting(from, numberIn(from, 'epoch'));
  return lasting === undefined ? [] : [lasting];
}

function readLasting(from: Json | undefined, epoch: number | undefined): Lasting | undefined {
  const at = instantIn(from, 'at');
  const position = readPosition({ epoch, seq: from?.['seq'] });
  if (at === undefined || position === undefined) return undefined;
  const value = readHappening(textIn(from, 'type') ?? '', at, objectIn(from, 'data') ?? {});
  return value === undefined ? undefined : { kind: 'lasting', position, at, value };
}

function readMessage(message: Json | undefined, epoch: number): Message | 'unreadable' | 'newer' {
  const type = textIn(message, 'type');
  const at = instantIn(message, 'at');
  const data = objectIn(message, 'data');
  if (type === undefined || at === undefined || data === undefined) return 'unreadable';
  const voyagerSeconds = numberIn(data, 'Timestamp');
  switch (type) {
    case 'controlData':
      return { kind: type, at, voyagerSeconds, value: readControlData(data) };
    case 'shotRunning':
      return { kind: type, at, voyagerSeconds, value: readShot(data) };
    case 'weather':
      return { kind: type, at, value: readWeather(data) };
    case 'imageArrived':
      return readArrival(data);
    case 'imageDeveloped':
    case 'imageRejected':
      return readJudgement(data);
    default:
      if (readHappening(type, at, data) === undefined) return 'newer';
      return readLasting(message, epoch) ?? 'unreadable';
  }
}

function readArrival(data: Json): Message | 'unreadable' {
  const image = textIn(data, 'image');
  const part = textIn(data, 'kind');
  const link = pathIn(data, 'link');
  if (image === undefined || link === undefined || (part !== 'preview' && part !== 'fits')) return 'unreadable';
  return { kind: 'imageArrived', image, part, link };
}

function readJudgement(data: Json): Message | 'unreadable' {
  const [image, found] = [textIn(data, 'image'), readFound(data)];
  return image === undefined || found === undefined ? 'unreadable' : { kind: 'imageFound', image, found };
}
