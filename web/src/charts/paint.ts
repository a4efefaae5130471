import type { Track } from '../live/track';
import { BEGINS, columnsOf, EMPTY, type Columns } from './columns';
import type { Scale } from './scale';

/** A line of a chart; its colour is a token's name. */
export interface Line<C extends string = string> {
  readonly track: Track<C>;
  readonly channel: C;
  readonly colour: string;
  readonly dashed?: boolean;
}

/** Values that stand alone. */
export interface Dots {
  readonly points: readonly { readonly at: number; readonly value: number }[];
  readonly colour: string;
  readonly shape: 'dot' | 'ring';
}

/** All that a chart shows. Instants in ms. */
export interface Scene {
  readonly lines: readonly Line[];
  readonly dots: readonly Dots[];
  readonly scale: Scale;
  /** The instant at the right edge, and how long before it the left edge is. */
  readonly to: number;
  readonly length: number;
  /** Marks on the time axis, by how long ago they are. */
  readonly marks: readonly number[];
}

/** Where it is painted: device pixels, how many of them a CSS pixel has, and what a token's colour is just now. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly density: number;
  colour(token: string): string;
}

/** A column of so many ms holds several points of telemetry: a line through them all is drawn as the band that it fills. */
const DENSE = 4000;

/** How much of what is behind it a band covers. */
const BAND = 0.6;

/** Paints a whole chart. */
export function paint(canvas: Canvas, { lines, dots, scale, to, length, marks }: Scene): void {
  const { context, width, height, density } = canvas;
  const margin = 3 * density;
  const y = (value: number) => margin + (1 - Math.min(1, Math.max(0, (value - scale.low) / (scale.high - scale.low)))) * (height - 2 * margin);
  const x = (at: number) => width * (1 - (to - at) / length);
  context.clearRect(0, 0, width, height);

  context.lineWidth = density;
  context.strokeStyle = canvas.colour('--edge');
  context.setLineDash([]);
  context.beginPath();
  for (const mark of scale.marks) across(context, Math.round(y(mark)) + (density % 2) / 2, width);
  for (const ago of marks) upright(context, Math.round(x(to - ago)) + (density % 2) / 2, height);
  context.stroke();

  // A column is as wide as a CSS pixel: finer ones cost more and show no more.
  const count = Math.max(1, Math.round(width / density));
  const isDense = length / count > DENSE;
  context.lineJoin = context.lineCap = 'round';
  for (const { track, channel, colour, dashed = false } of lines) {
    const columns = columnsOf(track, channel, to - length, length / count, count);
    const half = ((dashed ? 1 : 1.5) * density) / 2;
    context.fillStyle = context.strokeStyle = canvas.colour(colour);
    context.beginPath();
    if (isDense && !dashed) {
      // The one below is seen through the one above.
      context.globalAlpha = BAND;
      for (const { from, upper, lower } of bandsOf(columns)) outline(context, from, upper.map(y), lower.map(y), density, half);
      context.fill();
    } else {
      context.globalAlpha = 1;
      context.lineWidth = 2 * half;
      context.setLineDash(dashed ? [2 * density, 4 * density] : []);
      trace(context, columns, y, density);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  for (const { points, colour, shape } of dots) {
    context.fillStyle = context.strokeStyle = canvas.colour(colour);
    context.lineWidth = 1.5 * density;
    for (const { at, value } of points) {
      if (at < to - length) continue;
      context.beginPath();
      context.arc(x(at), y(value), (shape === 'dot' ? 2.5 : 4) * density, 0, 2 * Math.PI);
      if (shape === 'dot') context.fill();
      else context.stroke();
    }
  }
}

function across(context: CanvasRenderingContext2D, y: number, width: number): void {
  context.moveTo(0, y);
  context.lineTo(width, y);
}

function upright(context: CanvasRenderingContext2D, x: number, height: number): void {
  context.moveTo(x, 0);
  context.lineTo(x, height);
}

/** The edge of a band, never thinner than a line. */
function outline(context: CanvasRenderingContext2D, from: number, upper: readonly number[], lower: readonly number[], scale: number, half: number): void {
  const x = (index: number) => (from + index) * scale;
  context.moveTo(x(0), upper[0]! - half);
  upper.forEach((y, index) => {
    context.lineTo(x(index), y - half);
    context.lineTo(x(index + 1), y - half);
  });
  for (let index = lower.length - 1; index >= 0; index -= 1) {
    context.lineTo(x(index + 1), lower[index]! + half);
    context.lineTo(x(index), lower[index]! + half);
  }
  context.closePath();
}

/** Columns without silence between them, as the band that they fill. */
export interface Band {
  /** The first column. */
  readonly from: number;
  /** How far up and down each column goes; one without a point as far as the one before. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** Draws columns together into bands; silence parts them. */
export function bandsOf({ kinds, least, most }: Columns): readonly Band[] {
  const bands: { from: number; upper: number[]; lower: number[] }[] = [];
  for (let column = 0; column < kinds.length; column += 1) {
    if (kinds[column] === EMPTY) continue;
    const last = bands.at(-1);
    if (last === undefined || kinds[column] === BEGINS) {
      bands.push({ from: column, upper: [most[column]!], lower: [least[column]!] });
      continue;
    }
    for (let missed = last.from + last.upper.length; missed < column; missed += 1) {
      last.upper.push(last.upper.at(-1)!);
      last.lower.push(last.lower.at(-1)!);
    }
    last.upper.push(most[column]!);
    last.lower.push(least[column]!);
  }
  return bands;
}

/** Moves along columns. A point with silence on both sides is a dot: the round end of a line of no length. */
export function trace(context: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>, columns: Columns, y: (value: number) => number, scale = 1): void {
  const { kinds, first, least, most, last } = columns;
  for (let column = 0; column < kinds.length; column += 1) {
    if (kinds[column] === EMPTY) continue;
    const x = (column + 0.5) * scale;
    if (kinds[column] === BEGINS) context.moveTo(x, y(first[column]!));
    context.lineTo(x, y(first[column]!));
    if (least[column] !== most[column]) {
      context.lineTo(x, y(least[column]!));
      context.lineTo(x, y(most[column]!));
      context.lineTo(x, y(last[column]!));
    }
  }
}
