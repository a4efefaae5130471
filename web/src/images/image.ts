import { numberIn, pathIn, textIn, type Json } from '../live/border';

/** A frame that was taken. HFD in pixels, exposure in seconds, instants in milliseconds since 1970. */
export interface ImageRow {
  readonly id: string;
  /** When the relay learned of it: the order of the gallery. */
  readonly at: number;
  readonly takenAt: number | undefined;
  readonly file: string | undefined;
  readonly frameType: string | undefined;
  readonly target: string | undefined;
  readonly filter: string | undefined;
  readonly exposureSeconds: number | undefined;
  readonly hfd: number | undefined;
  readonly starIndex: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Where the preview is, once it has arrived. */
  readonly preview: string | undefined;
  /** Where the FITS file is, once it has arrived. */
  readonly fits: string | undefined;
}

/** How many images are kept in the page. */
export const MAX_IMAGES = 20;

/** Reads an image of a state or of an event; one without an id is none. */
export function readImage(from: Json | undefined, at: number): ImageRow | undefined {
  const id = textIn(from, 'image');
  if (id === undefined) return undefined;
  const takenAt = Date.parse(textIn(from, 'takenAt') ?? '');
  return {
    id,
    at,
    takenAt: Number.isNaN(takenAt) ? undefined : takenAt,
    file: textIn(from, 'file'),
    frameType: textIn(from, 'frameType'),
    target: textIn(from, 'target'),
    filter: textIn(from, 'filter'),
    exposureSeconds: numberIn(from, 'exposure'),
    hfd: numberIn(from, 'hfd'),
    starIndex: numberIn(from, 'starIndex'),
    width: numberIn(from, 'width'),
    height: numberIn(from, 'height'),
    preview: pathIn(from, 'preview'),
    fits: pathIn(from, 'fits'),
  };
}

/** The images with one more, or with what is newly known of one: newest first, each once, {@link MAX_IMAGES} at most. */
export function withImage(images: readonly ImageRow[], image: ImageRow): readonly ImageRow[] {
  const known = images.find((other) => other.id === image.id);
  const others = images.filter((other) => other !== known);
  return newestFirst([...others, known === undefined ? image : joined(known, image)]);
}

/** The images with the link to one that has arrived; an image that is not among them is left to the archive. */
export function withLink(
  images: readonly ImageRow[],
  id: string,
  kind: 'preview' | 'fits',
  link: string,
): readonly ImageRow[] {
  return images.map((image) => (image.id === id ? { ...image, [kind]: link } : image));
}

/** Newest first, {@link MAX_IMAGES} at most. */
export function newestFirst(images: readonly ImageRow[]): readonly ImageRow[] {
  return [...images].sort((a, b) => b.at - a.at).slice(0, MAX_IMAGES);
}

function joined(known: ImageRow, more: ImageRow): ImageRow {
  const told = Object.entries(more).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(told), at: known.at };
}
