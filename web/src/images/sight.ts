import type { Size } from './full-size';

/** A place in CSS pixels, from the upper left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A pixel of the frame is shown so large at most. */
export const LARGEST = 4;

/** A step of the keys and buttons. */
export const STEP = 1.5;

/** At what part of its full size a picture is shown whole; never larger than it is. */
export function wholeScale(pane: Size, full: Size): number {
  return Math.min(1, pane.width / full.width, pane.height / full.height);
}

/** The scale that is had when another is wished for. */
export function possibleScale(wished: number, whole: number): number {
  return Math.min(LARGEST, Math.max(whole, wished));
}

/**
 * Where to scroll to, so that what lies under a spot of the pane stays there when the scale changes. A picture that is smaller than
 * its pane stands in its middle.
 */
export function scrollTo(pane: Size, full: Size, from: { readonly scale: number; readonly scroll: Spot }, scale: number, spot: Spot): Spot {
  const along = (side: 'width' | 'height', axis: 'x' | 'y') => {
    const margin = (of: number) => Math.max(0, (pane[side] - full[side] * of) / 2);
    const pixel = (from.scroll[axis] + spot[axis] - margin(from.scale)) / from.scale;
    const most = Math.max(0, full[side] * scale - pane[side]);
    return Math.min(most, Math.max(0, pixel * scale + margin(scale) - spot[axis]));
  };
  return { x: along('width', 'x'), y: along('height', 'y') };
}
