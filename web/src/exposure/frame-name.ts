/** What the name of a frame's file tells. */
export interface FrameName {
  readonly target: string | undefined;
  readonly filter: string | undefined;
}

/**
 * Reads the target and the filter from the name of the frame being taken: Voyager's telemetry names the file only.
 * Parts are divided by `_`; the last one that is a filter of this telescope is the filter, what is before it the
 * target, as in `M31_Ha_0008.fit`. A name without a filter in it tells nothing.
 */
export function readFrameName(file: string | undefined, filters: readonly string[]): FrameName {
  const parts = (file ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').split('_');
  const place = parts.findLastIndex((part) => filters.includes(part));
  if (place < 0) return { target: undefined, filter: undefined };
  const target = parts.slice(0, place).join(' ').trim();
  return { target: target === '' ? undefined : target, filter: parts[place] };
}
