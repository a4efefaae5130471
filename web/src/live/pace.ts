/** Where a clock of the telescope's stood at an instant. */
export interface PaceSample {
  /** When the relay learned of it, in milliseconds since 1970. */
  readonly at: number;
  /** What that clock showed, in seconds. */
  readonly seconds: number;
}

/** How many samples are kept: about a quarter of a minute, which rides out the jitter of single messages. */
export const PACE_SAMPLES = 8;

/** The fastest night that is believed, in its seconds per second. */
export const FASTEST = 500;

/** The samples with one more; a clock that went back or leapt begins anew. */
export function withSample(samples: readonly PaceSample[], sample: PaceSample): readonly PaceSample[] {
  const last = samples.at(-1);
  if (last === undefined) return [sample];
  if (sample.at <= last.at) return samples;
  const step = ((sample.seconds - last.seconds) * 1000) / (sample.at - last.at);
  return step < 0 || step > FASTEST ? [sample] : [...samples, sample].slice(-PACE_SAMPLES);
}

/**
 * How many of the telescope's seconds pass in a second: 1 at a real telescope, more in a night that is played fast.
 * What is near 1 is 1, and so is what cannot be told; undefined with fewer than two samples.
 */
export function paceOf(samples: readonly PaceSample[]): number | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const pace = ((last.seconds - first.seconds) * 1000) / (last.at - first.at);
  return pace > 1.5 ? pace : 1;
}
