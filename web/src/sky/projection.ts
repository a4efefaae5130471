import type { Equatorial } from './heavens';

const RADIANS = Math.PI / 180;

/** A point of a flat chart, in degrees of the sky at its middle: east and north of it. */
export interface Flat {
  readonly east: number;
  readonly north: number;
}

/**
 * The sky on the plane that touches it at a point, as a camera behind a tube sees it. Source: M. R. Calabretta and E. W. Greisen,
 * A&A 395 (2002) 1077, section 5.1.3 (TAN).
 */
export class Gnomonic {
  readonly #sinDec: number;
  readonly #cosDec: number;

  constructor(readonly centre: Equatorial) {
    this.#sinDec = Math.sin(centre.dec * RADIANS);
    this.#cosDec = Math.cos(centre.dec * RADIANS);
  }

  /** Undefined for what is 80° or further away: that has no place on any chart of use. */
  project({ ra, dec }: Equatorial): Flat | undefined {
    const [sinDec, cosDec] = [Math.sin(dec * RADIANS), Math.cos(dec * RADIANS)];
    const turn = (ra - this.centre.ra) * RADIANS;
    const towards = this.#sinDec * sinDec + this.#cosDec * cosDec * Math.cos(turn);
    if (towards < 0.174) return undefined;
    return {
      east: (cosDec * Math.sin(turn)) / towards / RADIANS,
      north: (this.#cosDec * sinDec - this.#sinDec * cosDec * Math.cos(turn)) / towards / RADIANS,
    };
  }
}

/** How long something of an extent is on the chart when its middle is the chart’s, in the chart’s degrees. */
export function flatExtent(degrees: number): number {
  return (2 * Math.tan((degrees / 2) * RADIANS)) / RADIANS;
}
