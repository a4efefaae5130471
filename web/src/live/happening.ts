import { readImage, type ImageRow } from '../images/image';
import { flagIn, numberIn, objectIn, textIn, type Json } from './border';
import { readConnection, type Connection } from './telescope';

/** Something that happened at the telescope and is told in the feed; the kinds of the contract that are kept. */
export type Happening =
  | { readonly kind: 'connectionState'; readonly connection: Connection }
  | { readonly kind: 'version'; readonly version: string | undefined }
  | { readonly kind: 'signal'; readonly code: number | undefined; readonly description: string | undefined }
  | { readonly kind: 'newFITReady'; readonly image: ImageRow | undefined; readonly file: string | undefined }
  | { readonly kind: 'newJPG'; readonly image: ImageRow | undefined; readonly file: string | undefined }
  | { readonly kind: 'remoteActionResult'; readonly status: string | undefined; readonly reason: string | undefined }
  | ({ readonly kind: 'autoFocusResult' } & FocusResult)
  | { readonly kind: 'arrayElementData' }
  | { readonly kind: 'profileChanged'; readonly profile: string | undefined }
  | { readonly kind: 'shutDown' }
  | { readonly kind: 'log'; readonly level: string | undefined; readonly text: string | undefined }
  | {
      readonly kind: 'command';
      readonly method: string | undefined;
      readonly state: string | undefined;
      readonly reason: string | undefined;
    }
  /** What the relay did with a session while it was without the cloud. */
  | { readonly kind: 'sessionStep'; readonly step: string | undefined; readonly reason: string | undefined }
  /** What the relay has no type for; without an event's name it could not even be read. */
  | { readonly kind: 'unknown'; readonly event: string | undefined };

/** How a search for focus ended; HFD in pixels. */
export interface FocusResult {
  readonly done: boolean | undefined;
  readonly position: number | undefined;
  readonly hfd: number | undefined;
  readonly error: string | undefined;
}

/** Reads a kept event by its type; undefined for a type that a newer version brought. */
export function readHappening(type: string, at: number, data: Json): Happening | undefined {
  const parsed = objectIn(data, 'parsed');
  switch (type) {
    case 'connectionState':
      return { kind: type, connection: readConnection(data) };
    case 'version':
      return { kind: type, version: readVersion(data) };
    case 'signal':
      return { kind: type, code: numberIn(parsed, 'code'), description: textIn(parsed, 'description') };
    case 'newFITReady':
    case 'newJPG':
      return { kind: type, image: readImage(parsed, at), file: textIn(parsed, 'file') };
    case 'remoteActionResult':
      return { kind: type, status: textIn(parsed, 'status'), reason: textIn(parsed, 'reason') };
    case 'autoFocusResult':
      return { kind: type, ...readFocusResult(parsed) };
    case 'arrayElementData':
    case 'shutDown':
      return { kind: type };
    case 'profileChanged':
      return { kind: type, profile: textIn(parsed, 'profile') ?? textIn(data, 'NewProfile') };
    case 'log':
      return { kind: type, level: textIn(parsed, 'level'), text: textIn(parsed, 'text') };
    case 'command':
      return { kind: type, method: textIn(data, 'method'), state: textIn(data, 'state'), reason: textIn(data, 'reason') };
    case 'sessionStep':
      return { kind: type, step: textIn(data, 'step'), reason: textIn(data, 'reason') };
    case 'unknown':
      return { kind: type, event: textIn(parsed, 'event') ?? textIn(data, 'Event') };
    default:
      return undefined;
  }
}

function readFocusResult(parsed: Json | undefined): FocusResult {
  return {
    done: flagIn(parsed, 'done'),
    position: numberIn(parsed, 'position'),
    hfd: numberIn(parsed, 'hfd'),
    error: textIn(parsed, 'error') ?? textIn(parsed, 'lastError'),
  };
}

/** Voyager's version as a person says it, such as "2.3.14a". */
export function readVersion(data: Json | undefined): string | undefined {
  const version = textIn(data, 'VOYVersion');
  return version === undefined ? undefined : version + (textIn(data, 'VOYSubver') ?? '');
}
