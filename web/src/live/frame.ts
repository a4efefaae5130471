import { asObject, instantIn, listIn, textIn, type Json } from './border';
import { compare, readPosition, type Position } from './position';

/** What every frame of a channel says before anything else. */
export interface Head {
  readonly channel: string;
  /** Where the channel stands after this frame. */
  readonly position: Position;
  /** By the cloud's clock, in ms since 1970. */
  readonly sentAt: number;
}

/** A whole state: the first message on a channel, and the answer to `getState`. */
export interface StateHead extends Head {
  readonly kind: 'initialState';
}

/** What changed on a channel from one position to the next. */
export interface Changes<M> extends Head {
  readonly kind: 'changes';
  readonly previous: Position;
  readonly messages: readonly M[];
  /** Messages of known types in this frame that could not be read and were left out. */
  readonly unreadable: number;
}

/** A request that the cloud turned down. */
export interface RefusalFrame {
  readonly kind: 'error';
  readonly code: string;
}

/** What gave the right to a channel is over. */
export interface FarewellFrame {
  readonly kind: 'unsubscribed';
  readonly channel: string | undefined;
}

/** Anything the cloud says on the socket: states `S` and messages `M` of a channel, and what is of none. */
export type Frame<S extends StateHead, M> =
  | S
  | Changes<M>
  | RefusalFrame
  | FarewellFrame
  /** The answer to a ping, or a type that a newer version brought: it counts as a sign of life only. */
  | { readonly kind: 'other' }
  | { readonly kind: 'malformed' };

/** How the states and messages of a kind of channel are read; neither ever throws. */
export interface Reading<S extends StateHead, M> {
  /** Undefined when it is not of the contract. */
  state(head: StateHead, data: Json | undefined): S | undefined;
  /** `newer` for a type that a newer version brought. */
  message(message: Json | undefined, epoch: number): M | 'unreadable' | 'newer';
}

/** The longest frame that is looked at, in characters; the cloud sends 128 kB at most. */
export const MAX_FRAME = 512_000;

const MALFORMED = { kind: 'malformed' } as const;

/** Reads one socket message. Never throws: what is not of the contract is `malformed`. */
export function readFrameBy<S extends StateHead, M>(reading: Reading<S, M>, text: unknown): Frame<S, M> {
  if (typeof text !== 'string' || text.length > MAX_FRAME) return MALFORMED;
  let frame: Json | undefined;
  try {
    frame = asObject(JSON.parse(text));
  } catch {
    return MALFORMED;
  }
  switch (textIn(frame, 'type')) {
    case undefined:
      return MALFORMED;
    case 'initialState': {
      const head = readHead(frame!);
      return (head && reading.state({ kind: 'initialState', ...head }, asObject(frame!['data']))) ?? MALFORMED;
    }
    case 'changes':
      return readChanges(reading, frame!) ?? MALFORMED;
    case 'error':
      return { kind: 'error', code: textIn(frame, 'code') ?? '' };
    case 'unsubscribed':
      return { kind: 'unsubscribed', channel: textIn(frame, 'channel') };
    default:
      return { kind: 'other' };
  }
}

function readHead(frame: Json): Head | undefined {
  const [channel, position, sentAt] = [textIn(frame, 'channel'), readPosition(frame['position']), instantIn(frame, 'sentAt')];
  return channel === undefined || position === undefined || sentAt === undefined ? undefined : { channel, position, sentAt };
}

function readChanges<S extends StateHead, M>(reading: Reading<S, M>, frame: Json): Changes<M> | undefined {
  const [head, previous] = [readHead(frame), readPosition(frame['previous'])];
  if (head === undefined || previous === undefined) return undefined;
  if (compare(previous, head.position) > 0 || !Array.isArray(frame['messages'])) return undefined;
  const read = listIn(frame, 'messages').map((message) => reading.message(asObject(message), head.position.epoch));
  return {
    kind: 'changes',
    ...head,
    previous,
    messages: read.filter((message): message is Exclude<typeof message, string> => typeof message === 'object'),
    unreadable: read.filter((message) => message === 'unreadable').length,
  };
}
