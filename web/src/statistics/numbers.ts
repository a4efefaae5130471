import type { FrameNote } from '../live/course';

/** Frames of the sky, and those of which nobody said what they are. */
export const SHOWN_TYPES: ReadonlySet<string | undefined> = new Set(['LIGHT', undefined]);

/** The images of a night in numbers. */
export interface Numbers {
  /** Images of the sky that could be read. */
  readonly frames: number;
  /** By filter, in the order in which they were first used; without a name where there was no filter. */
  readonly byFilter: readonly { readonly filter: string | undefined; readonly frames: number }[];
  /** In seconds, as far as it was told. */
  readonly exposedSeconds: number;
  /** In pixels; undefined when none is known. */
  readonly meanHfd: number | undefined;
  /** Frames of the sky that could not be read. */
  readonly rejected: number;
  /** When the oldest of them was, in milliseconds since 1970. */
  readonly since: number | undefined;
}

/** Counts frames, oldest first. Darks, flats and bias frames are not images of the sky. */
export function numbersOf(frames: readonly FrameNote[]): Numbers {
  const ofTheSky = frames.filter(({ type }) => SHOWN_TYPES.has(type));
  const good = ofTheSky.filter(({ isRejected }) => !isRejected);
  const byFilter = new Map<string | undefined, number>();
  for (const { filter } of good) byFilter.set(filter, (byFilter.get(filter) ?? 0) + 1);
  const sizes = good.flatMap(({ hfd }) => hfd ?? []);
  return {
    frames: good.length,
    byFilter: [...byFilter].map(([filter, count]) => ({ filter, frames: count })),
    exposedSeconds: good.reduce((sum, { exposureSeconds }) => sum + (exposureSeconds ?? 0), 0),
    meanHfd: sizes.length === 0 ? undefined : sizes.reduce((sum, hfd) => sum + hfd, 0) / sizes.length,
    rejected: ofTheSky.length - good.length,
    since: ofTheSky[0]?.at,
  };
}

/** Frames from two tellings, oldest first, each once; what `newer` says of one counts. */
export function together(older: readonly FrameNote[], newer: readonly FrameNote[]): readonly FrameNote[] {
  const all = new Map([...older, ...newer].map((frame) => [frame.id, frame]));
  return [...all.values()].sort((a, b) => a.at - b.at);
}
