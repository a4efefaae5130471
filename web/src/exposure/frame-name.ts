/** What the name of a frame's file tells. */
export interface FrameName {
  readonly target: string | undefined;
  readonly filter: string | undefined;
}

const FRAME_KINDS = ['LIGHT', 'BIAS', 'DARK', 'FLAT'];

/**
 * Reads the target and the filter from the name of the frame being taken: Voyager's telemetry names the file only.
 * Parts are divided by `_`; the last one that is a filter of this telescope is the filter, what is before it the
 * target, as in `M31_Ha_0008.fit` and `NGC_7000_LIGHT_Ha_300s_0008.fit`. A name without a filter in it tells nothing.
 */
export function readFrameName(file: string | undefined, filters: readonly string[]): FrameName {
  const parts = (file ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').split('_');
  const place = parts.findLastIndex((part) => filters.includes(part));
  if (place < 0) return { target: undefined, filter: undefined };
  const before = parts.slice(0, place);
  const target = before.filter((part, index) => index < place - 1 || !FRAME_KINDS.includes(part)).join(' ').trim();
  return { target: target === '' ? undefined : target, filter: parts[place] };
}
