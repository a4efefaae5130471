/** So many points are in a piece of a track. */
const PIECE = 512;

/** So many pieces are kept: 14,848 points at least once as many have come, 8 hours of telemetry each 2 s. */
const MOST_PIECES = 30;

/** How many points of a track are kept at most. */
export const MAX_POINTS = PIECE * MOST_PIECES;

interface Piece {
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** How many points have been written, by whichever track wrote last. */
  written: number;
}

/**
 * The course of a few values, oldest first. Never changed, as the night is not: a point more makes another track. Both share
 * all pieces, and the older does not see what was written beyond its end, so that a point costs the same after 8 hours.
 * A value that is not known at a time is NaN.
 */
export class Track<C extends string> {
  readonly #channels: readonly C[];
  readonly #pieces: readonly Piece[];
  /** How many points there are. */
  readonly length: number;

  private constructor(channels: readonly C[], pieces: readonly Piece[], length: number) {
    this.#channels = channels;
    this.#pieces = pieces;
    this.length = length;
  }

  static of<C extends string>(...channels: readonly C[]): Track<C> {
    return new Track(channels, [], 0);
  }

  /** When a point was, in milliseconds since 1970 by the cloud's clock. */
  time(index: number): number {
    return this.#pieces[Math.floor(index / PIECE)]!.times[index % PIECE]!;
  }

  value(index: number, channel: C): number {
    const piece = this.#pieces[Math.floor(index / PIECE)]!;
    return piece.values[(index % PIECE) * this.#channels.length + this.#channels.indexOf(channel)]!;
  }

  /** When the newest point was; undefined without any. */
  get end(): number | undefined {
    return this.length === 0 ? undefined : this.time(this.length - 1);
  }

  /** The first point at or after an instant; {@link length} when there is none. */
  indexAt(instant: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.time(middle) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The newest points, oldest of them first. */
  newest(count: number): readonly ({ readonly at: number } & Readonly<Record<C, number>>)[] {
    const from = Math.max(0, this.length - count);
    return Array.from({ length: this.length - from }, (_, offset) => {
      const values = this.#channels.map((channel) => [channel, this.value(from + offset, channel)] as const);
      return { at: this.time(from + offset), ...(Object.fromEntries(values) as Record<C, number>) };
    });
  }

  /** The track with one more point at its end; a point that is none, or is not newer than the last, changes nothing. */
  with(at: number, values: Readonly<Record<C, number>> | undefined): Track<C> {
    if (values === undefined || (this.length > 0 && at <= this.end!)) return this;
    const place = this.length % PIECE;
    const last = place === 0 ? emptyPiece(this.#channels.length) : ownPiece(this.#pieces.at(-1)!, place);
    last.times[place] = at;
    this.#channels.forEach((channel, offset) => (last.values[place * this.#channels.length + offset] = values[channel]));
    last.written = place + 1;
    if (place > 0) return new Track(this.#channels, last === this.#pieces.at(-1) ? this.#pieces : [...this.#pieces.slice(0, -1), last], this.length + 1);
    const kept = this.#pieces.slice(-(MOST_PIECES - 1));
    return new Track(this.#channels, [...kept, last], kept.length * PIECE + 1);
  }
}

function emptyPiece(channels: number): Piece {
  return { times: new Float64Array(PIECE), values: new Float64Array(PIECE * channels), written: 0 };
}

// Where another track went on from here first, what it wrote is its own.
function ownPiece(piece: Piece, length: number): Piece {
  return piece.written === length ? piece : { times: piece.times.slice(), values: piece.values.slice(), written: length };
}
