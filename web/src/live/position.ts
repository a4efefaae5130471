import { asObject, numberIn } from './border';

/** A place in the order of what happened at a telescope: first by epoch, then by number in the epoch. */
export interface Position {
  readonly epoch: number;
  readonly seq: number;
}

/** Before anything happened. */
export const BEGINNING: Position = { epoch: 0, seq: 0 };

/** Negative when `a` is before `b`, 0 when they are the same place, positive when it is after. */
export function compare(a: Position, b: Position): number {
  return a.epoch - b.epoch || a.seq - b.seq;
}

/** Reads a position; a telescope at which nothing ever happened has none, which is the beginning. */
export function readPosition(value: unknown): Position | undefined {
  if (value === null || value === undefined) return BEGINNING;
  const position = asObject(value);
  const epoch = numberIn(position, 'epoch');
  const seq = numberIn(position, 'seq');
  const whole = Number.isSafeInteger(epoch) && Number.isSafeInteger(seq);
  return whole && epoch! >= 0 && seq! >= 0 ? { epoch: epoch!, seq: seq! } : undefined;
}
