import { asObject, instantIn, numberIn, pathIn, textIn, type Json } from '../live/border';
import { readFound, typeIn, type Developed, type Found, type FrameType, type Rejected } from './developed';

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
  readonly binning: number | undefined;
  /** The type that the frame itself tells; `frameType` is what Voyager says. */
  readonly type: FrameType | undefined;
  /** Where the instant preview is, once it has arrived. */
  readonly preview: string | undefined;
  /** Where the FITS file is, once it has arrived. */
  readonly fits: string | undefined;
  /** What was found in the frame, or why it is no image; both undefined until the cloud has looked. */
  readonly developed: Developed | undefined;
  readonly rejected: Rejected | undefined;
}

/** How many images are kept in the page. */
export const MAX_IMAGES = 20;

/** Reads an image of a state or of an event; one without an id is none. */
export function readImage(from: Json | undefined, at: number): ImageRow | undefined {
  const id = textIn(from, 'image');
  if (id === undefined) return undefined;
  const found = readFound(from);
  return {
    id,
    at,
    takenAt: instantIn(from, 'takenAt'),
    file: textIn(from, 'file'),
    frameType: textIn(from, 'frameType'),
    target: textIn(from, 'target'),
    filter: textIn(from, 'filter'),
    exposureSeconds: numberIn(from, 'exposure'),
    hfd: numberIn(from, 'hfd'),
    starIndex: numberIn(from, 'starIndex'),
    width: numberIn(from, 'width'),
    height: numberIn(from, 'height'),
    binning: numberIn(from, 'bin'),
    type: typeIn(from),
    preview: pathIn(from, 'preview'),
    fits: pathIn(from, 'fits'),
    developed: found?.developed,
    rejected: found?.rejected,
  };
}

/** Reads an image of a list. */
export function readImageRow(row: unknown): ImageRow | undefined {
  const from = asObject(row);
  return readImage(from, instantIn(from, 'at') ?? 0);
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

/** The images with what the cloud found in one; what it found before in other bytes is no more true. */
export function withFound(images: readonly ImageRow[], id: string, { developed, rejected, ...more }: Found): readonly ImageRow[] {
  return images.map((image) => (image.id === id ? { ...image, ...told(more), developed, rejected } : image));
}

/** Newest first, {@link MAX_IMAGES} at most. */
export function newestFirst(images: readonly ImageRow[]): readonly ImageRow[] {
  return [...images].sort((a, b) => b.at - a.at).slice(0, MAX_IMAGES);
}

function joined(known: ImageRow, more: ImageRow): ImageRow {
  return { ...known, ...told(more), at: known.at };
}

/** What of it is known. */
function told<T extends object>(of: T): Partial<T> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Partial<T>;
}
