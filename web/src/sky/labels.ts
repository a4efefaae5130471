import type { ChartObject } from './chart-files';

/** Something to be named on a chart, where it stands in pixels and how far its symbol reaches. */
export interface Labelled {
  readonly object: ChartObject;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A name that found room: its left or right end, and the line that it stands on. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const LETTER = 6.4;
const LINE = 13;
const GAP = 4;
const MOST = 24;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How well known something is: Messier’s first, then bright stars, then what is large and bright. */
function fame({ id, kind, sizeArcmin, magnitude = 12 }: ChartObject): number {
  const known = /^M \d/.test(id) ? 100 : kind === 'star' ? 40 - 8 * magnitude : /^(NGC|IC)/.test(id) ? 10 : 0;
  return known + Math.min(20, sizeArcmin / 4) - magnitude;
}

/** The names that fit, the best known first, none over another’s or outside. */
export function placeLabels(all: readonly Labelled[], width: number, height: number, taken: readonly Box[] = []): readonly Label[] {
  const boxes = [...taken];
  const labels: Label[] = [];
  for (const { object, x, y, radius } of [...all].sort((one, other) => fame(other.object) - fame(one.object))) {
    if (labels.length === MOST) break;
    const length = object.id.length * LETTER;
    const sides = [
      { anchor: 'start' as const, left: x + radius + GAP },
      { anchor: 'end' as const, left: x - radius - GAP - length },
    ];
    for (const { anchor, left } of sides) {
      const box = { left, right: left + length, top: y - LINE / 2, bottom: y + LINE / 2 };
      if (box.left < 2 || box.right > width - 2 || box.top < 2 || box.bottom > height - 2 || boxes.some((other) => overlaps(box, other))) continue;
      boxes.push(box);
      labels.push({ text: object.id, anchor, x: anchor === 'start' ? left : left + length, y: y + 4 });
      break;
    }
  }
  return labels;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
