import type { ImageRow } from '../images/image';
import { nightAt } from './nights';

/** The images of one night, newest first. */
export interface NightOfImages {
  readonly night: string;
  readonly images: readonly ImageRow[];
}

/** Images by their nights at the telescope’s site, in the order given. */
export function byNight(images: readonly ImageRow[], timeZone: string): readonly NightOfImages[] {
  const nights: { night: string; images: ImageRow[] }[] = [];
  for (const image of images) {
    const night = nightAt(image.at, timeZone);
    const last = nights.at(-1);
    if (last?.night === night) last.images.push(image);
    else nights.push({ night, images: [image] });
  }
  return nights;
}

/** The names of filters that there are to choose from: those chosen and seen, and those of the telescope, each once. */
export function filterNames(chosen: string | undefined, ofTelescope: readonly string[], images: readonly ImageRow[]): readonly string[] {
  const seen = images.flatMap(({ filter }) => filter ?? []);
  return [...new Set([...ofTelescope, ...seen, ...(chosen === undefined ? [] : [chosen])])];
}
