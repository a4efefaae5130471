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

/** A column of so many ms holds several points of telemetry. */
const DENSE = 6000;

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

  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const { track, channel, colour, dashed = false } of lines) {
    context.strokeStyle = canvas.colour(colour);
    context.lineWidth = (dashed ? 1 : 1.5) * density;
    context.setLineDash(dashed ? [2 * density, 4 * density] : []);
    context.beginPath();
    trace(context, columnsOf(track, channel, to - length, length / width, width), y);
    // Lines drawn together from many points are bands: the one below is seen through the one above.
    context.globalAlpha = lines.length > 1 && length / width > DENSE ? 0.55 : 1;
    context.stroke();
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

/** Moves along columns. A point with silence on both sides is a dot: the round end of a line of no length. */
export function trace(context: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>, columns: Columns, y: (value: number) => number): void {
  const { kinds, first, least, most, last } = columns;
  for (let column = 0; column < kinds.length; column += 1) {
    if (kinds[column] === EMPTY) continue;
    const x = column + 0.5;
    if (kinds[column] === BEGINS) context.moveTo(x, y(first[column]!));
    context.lineTo(x, y(first[column]!));
    if (least[column] !== most[column]) {
      context.lineTo(x, y(least[column]!));
      context.lineTo(x, y(most[column]!));
      context.lineTo(x, y(last[column]!));
    }
  }
}
