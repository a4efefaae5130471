import { keep } from '../design/kept';

/** The stations of the tour: what is told, and where that is on the page. */
export const STATIONS = [
  { name: 'link', at: '.link[data-link]' },
  { name: 'standing', at: '[data-station="standing"]' },
  { name: 'exposure', at: '.panel.exposure' },
  { name: 'preview', at: '.panel.preview' },
  { name: 'weather', at: '.panel.weather' },
  { name: 'guiding', at: '.panel.guiding' },
  { name: 'feed', at: '.panel.feed' },
  { name: 'help', at: '[data-station="help"]' },
] as const;

export type Station = (typeof STATIONS)[number];

/** The stations that are on a page, in order. */
export function stationsOn(page: ParentNode): readonly Station[] {
  return STATIONS.filter(({ at }) => page.querySelector(at) !== null);
}

/** A box on the screen, in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Between what is shown and what is told of it, and to the edge of the screen, in px. */
const APART = 14;

/** Where to tell of a box: below it where there is room, else above, else at the foot of the screen over it. */
export function placeBeside(box: Box, told: Pick<Box, 'width' | 'height'>, screen: Pick<Box, 'width' | 'height'>): Pick<Box, 'left' | 'top'> {
  const most = screen.width - told.width - APART;
  const left = Math.max(APART, Math.min(box.left + box.width / 2 - told.width / 2, most));
  const below = box.top + box.height + APART;
  if (below + told.height + APART <= screen.height) return { left, top: below };
  const above = box.top - APART - told.height;
  return { left, top: above >= APART ? above : Math.max(APART, screen.height - told.height - APART) };
}

const KEPT_AS = 'stellar.tour';

/** Whether the tour was offered in this browser; where nothing is kept it is not, or it would be offered each time. */
export function wasOffered(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== null;
  } catch {
    return true;
  }
}

/** It is never offered again. */
export function noteOffered(): void {
  keep(KEPT_AS, 'offered');
}
