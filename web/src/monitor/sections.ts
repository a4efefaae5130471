/** The parts of the live page that a phone shows one at a time, as they stand in the address behind a #. */
export const SECTIONS = ['image', 'telescope', 'course', 'log'] as const;
export type Section = (typeof SECTIONS)[number];

/** The screens that have no room for all at once, as a media query. */
export const NARROW = 'width < 46rem';

/** The section that an address names; the first when it names none. */
export function sectionIn(hash: string): Section {
  return SECTIONS.find((section) => `#${section}` === hash) ?? SECTIONS[0];
}

/** A section behind an address. */
export function hashOf(section: Section): string {
  return section === SECTIONS[0] ? '' : `#${section}`;
}

/** The section so many places on; at the ends there is none. */
export function sectionBeside(section: Section, places: number): Section | undefined {
  return SECTIONS[SECTIONS.indexOf(section) + places];
}

/** The section that a key on the tabs leads to, if any: from either end on to the other. */
export function sectionOfKey(section: Section, key: string): Section | undefined {
  switch (key) {
    case 'ArrowRight':
      return sectionBeside(section, 1) ?? SECTIONS[0];
    case 'ArrowLeft':
      return sectionBeside(section, -1) ?? SECTIONS.at(-1);
    case 'Home':
      return SECTIONS[0];
    case 'End':
      return SECTIONS.at(-1);
    default:
      return undefined;
  }
}

/** Where a finger was, in CSS pixels, and when, in ms. */
export interface Touched {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** A swipe is at least so long, in px, so much longer than it is high, and within so long, in ms; or over this share of the screen. */
const LEAST = 56;
const STEEPEST = 2;
const SLOWEST = 700;
const FAR = 1 / 3;

/** A finger that has gone less, in px, has not said where to. */
const SLOP = 10;

/** Where nothing comes after it, a section goes along so much more slowly. */
const HEAVY = 4;

/** From the edges of a screen phones swipe themselves, in px. */
const EDGE = 24;

/** Whether a finger goes across the screen or down or up on it; undefined before it has gone far enough to tell. */
export function wayOf(from: Touched, to: Touched): 'across' | 'down' | undefined {
  const [x, y] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  if (Math.max(x, y) < SLOP) return undefined;
  return x >= STEEPEST * y ? 'across' : 'down';
}

/** Whether a finger begins where phones take it for themselves. */
export function isAtEdge(from: Touched, screenWidth: number): boolean {
  return from.x < EDGE || from.x > screenWidth - EDGE;
}

/** How far a section goes with a finger that went across so far, in px. */
export function shiftOf(section: Section, x: number): number {
  return sectionBeside(section, x < 0 ? 1 : -1) === undefined ? x / HEAVY : x;
}

/** Where a finger’s way leads: 1 to the next section, −1 to the one before, 0 nowhere. Once it goes across, it may stray. */
export function swipeOf(from: Touched, to: Touched, screenWidth: number, way = wayOf(from, to)): -1 | 0 | 1 {
  const x = to.x - from.x;
  if (way !== 'across' || isAtEdge(from, screenWidth)) return 0;
  const isFlick = Math.abs(x) >= LEAST && to.at - from.at <= SLOWEST;
  if (!isFlick && Math.abs(x) < FAR * screenWidth) return 0;
  return x < 0 ? 1 : -1;
}

/** Whether a finger there moves something else: a row that scrolls sideways, or a control. */
export function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, dialog') !== null) return true;
  for (let element: Element | null = target; element !== null && element !== document.body; element = element.parentElement) {
    if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)) return true;
  }
  return false;
}
