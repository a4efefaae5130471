import type { ImageRow } from './image';
import { MAX_RENDERING } from './stretch';

/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How large a picture is in full size, a pixel of it for each of the page’s: all pixels of the frame, of a colour mosaic one for each
 * four; of a rendering as many as it has. Undefined while nobody knows.
 */
export function shownSize({ developed }: ImageRow, isRendering: boolean): Size | undefined {
  if (developed?.width === undefined || developed.height === undefined || developed.width < 1 || developed.height < 1) return undefined;
  const cell = developed.bayer === undefined ? 1 : 2;
  const [width, height] = [Math.max(1, Math.floor(developed.width / cell)), Math.max(1, Math.floor(developed.height / cell))];
  const shrink = isRendering ? Math.max(1, Math.max(width, height) / MAX_RENDERING) : 1;
  return { width: Math.round(width / shrink), height: Math.round(height / shrink) };
}
