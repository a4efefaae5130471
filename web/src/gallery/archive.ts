import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { readImageRow, type ImageRow } from '../images/image';
import { readLevels, type Levels } from '../images/levels';
import { listIn, objectIn, textIn } from '../live/border';
import { readTelescope, type Telescope } from '../live/telescope';
import type { Choice } from './choice';

/** A page of images, newest first. It may be empty although there are more. */
export interface ImagePage {
  readonly images: readonly ImageRow[];
  /** Where the next page begins; undefined on the last. */
  readonly before: string | undefined;
}

/** One image, and its histograms when it has been developed. */
export interface ImageWithLevels {
  readonly image: ImageRow;
  readonly levels: Levels | undefined;
}

/** How many images a page has. */
export const PAGE = 24;

/** An empty page is followed by itself so many times at most. */
export const MOST_EMPTY = 3;

const imagesPath = (telescope: string) => `/api/telescopes/${encodeURIComponent(telescope)}/images`;

/** Asks for a page of a telescope’s images. */
export function askPage(request: Request, language: LanguageCode, telescope: string, { night, type, filter }: Choice, before?: string): Promise<Answer<ImagePage>> {
  const given = Object.entries({ limit: String(PAGE), night, type, filter, before }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return ask(request, language, `${imagesPath(telescope)}?${new URLSearchParams(given)}`, (json) =>
    Array.isArray(json?.['images']) ? { images: listIn(json, 'images').flatMap((row) => readImageRow(row) ?? []), before: textIn(json, 'before') } : undefined,
  );
}

/** Asks for pages until one holds an image, the last has come, or {@link MOST_EMPTY} empty ones were followed. */
export async function askOn(page: (before?: string) => Promise<Answer<ImagePage>>, before?: string): Promise<Answer<ImagePage>> {
  let answer = await page(before);
  for (let followed = 0; followed < MOST_EMPTY; followed += 1) {
    if (answer.kind === 'refused' || answer.value.images.length > 0 || answer.value.before === undefined) return answer;
    answer = await page(answer.value.before);
  }
  return answer;
}

/** Asks for one image with its histograms. */
export function askImage(request: Request, language: LanguageCode, telescope: string, image: string): Promise<Answer<ImageWithLevels>> {
  return ask(request, language, `${imagesPath(telescope)}/${encodeURIComponent(image)}`, (json) => {
    const row = readImageRow(json);
    return row && { image: row, levels: readLevels(objectIn(json, 'levels')) };
  });
}

/** Asks whose images these are. */
export function askTelescope(request: Request, language: LanguageCode, telescope: string): Promise<Answer<Telescope>> {
  return ask(request, language, `/api/telescopes/${encodeURIComponent(telescope)}`, (json) => readTelescope(objectIn(json, 'telescope')));
}
