import { ask, type Request } from '../api/ask';
import { nightAt } from '../gallery/nights';
import type { LanguageCode } from '../i18n/language';
import { readImageRow } from '../images/image';
import { noteOf, type FrameNote } from '../live/course';
import { listIn, textIn } from '../live/border';

/** So many images are asked for at once, and so many times at most. */
const PAGE = 50;
export const MOST_PAGES = 20;

/** The images of a night. */
export interface WholeNight {
  /** Oldest first. */
  readonly frames: readonly FrameNote[];
  /** Whether these are all of them, not only the newest. */
  readonly isWhole: boolean;
}

/**
 * Asks for all images of the night that an instant belongs to.
 *
 * @param instant in milliseconds since 1970
 * @throws Error when the cloud does not answer, or may not
 */
export async function askWholeNight(request: Request, language: LanguageCode, telescope: string, instant: number, timeZone: string): Promise<WholeNight> {
  const night = nightAt(instant, timeZone);
  const frames: FrameNote[] = [];
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), night, ...(before !== undefined && { before }) });
    const answer = await ask(request, language, `/api/telescopes/${encodeURIComponent(telescope)}/images?${query}`, (json) =>
      Array.isArray(json?.['images']) ? { rows: listIn(json, 'images').flatMap((row) => readImageRow(row) ?? []), before: textIn(json, 'before') } : undefined,
    );
    if (answer.kind === 'refused') throw new Error(answer.problem.why);
    frames.unshift(...answer.value.rows.map(noteOf).reverse());
    before = answer.value.before;
    if (before === undefined) return { frames, isWhole: true };
  }
  return { frames, isWhole: false };
}
