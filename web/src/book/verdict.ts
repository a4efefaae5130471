import { spanIn, type Span } from '../bookings/booking';
import { asObject, flagIn, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

/** Something that is against a plan in a slot. */
export interface Finding {
  readonly code: string;
  /** Whether the slot cannot be booked because of it; else it is a warning. */
  readonly refuses: boolean;
  readonly lostSeconds: number;
  /** In the language that was asked in. */
  readonly sentence: string;
}

/** The target, the Moon and the Sun at one moment, in degrees above the horizontal plane. */
export interface CurvePoint {
  readonly at: number;
  readonly altitude: number;
  /** The lowest free altitude at the target’s azimuth. */
  readonly horizon: number;
  readonly moonAltitude: number | undefined;
  readonly sunAltitude: number | undefined;
  readonly usable: boolean;
}

/** A stretch of the slot and what is done in it. */
export interface Step extends Span {
  readonly kind: string;
  /** Of frames: which shot, from 0. */
  readonly shot: number | undefined;
  /** Of frames: from 1. */
  readonly firstFrame: number | undefined;
  readonly lastFrame: number | undefined;
}

/** What of a shot fits. */
export interface Fitting {
  readonly filter: string;
  readonly framesFitting: number;
  readonly framesLeft: number;
}

/** A line of the bill. */
export interface CostLine {
  readonly code: string;
  readonly minutes: number;
  readonly centsAnHour: number;
  readonly cents: number;
}

/** Whether a plan can work in a slot, with numbers. */
export interface Verdict extends Span {
  readonly works: boolean;
  readonly timeZone: string;
  readonly findings: readonly Finding[];
  readonly dark: readonly Span[];
  readonly curve: readonly CurvePoint[];
  readonly transitAt: number | undefined;
  readonly steps: readonly Step[];
  /** Steps that are not told one by one. */
  readonly stepsLeftOut: number;
  readonly shots: readonly Fitting[];
  /** How long the plan takes where nothing is in its way. */
  readonly planNeedsSeconds: number | undefined;
  readonly exposingPercent: number | undefined;
  readonly cost: { readonly lines: readonly CostLine[]; readonly totalCents: number };
  /** For who is signed in. */
  readonly credit: { readonly freeCents: number; readonly missingCents: number } | undefined;
  /** Undefined when none were looked for. */
  readonly nextSlots: readonly Span[] | undefined;
}

/** Reads the answer to a check. */
export function readVerdict(json: Json | undefined): Verdict | undefined {
  const [works, span, timeZone, cost] = [flagIn(json, 'works'), spanIn(json), textIn(json, 'timeZone'), objectIn(json, 'cost')];
  const totalCents = numberIn(cost, 'totalCents');
  if (works === undefined || span === undefined || timeZone === undefined || totalCents === undefined) return undefined;
  const [timeline, credit] = [objectIn(json, 'timeline'), objectIn(json, 'credit')];
  const freeCents = numberIn(credit, 'freeCents');
  return {
    ...span,
    works,
    timeZone,
    findings: each(json, 'findings', readFinding),
    dark: each(objectIn(json, 'times'), 'dark', spanIn),
    curve: each(json, 'curve', readPoint),
    transitAt: instantIn(json, 'transitAt'),
    steps: each(timeline, 'steps', readStep),
    stepsLeftOut: numberIn(timeline, 'stepsLeftOut') ?? 0,
    shots: each(timeline, 'shots', readFitting),
    planNeedsSeconds: numberIn(timeline, 'planNeedsSeconds'),
    exposingPercent: numberIn(timeline, 'exposingPercent'),
    cost: { lines: each(cost, 'lines', readLine), totalCents },
    credit: freeCents === undefined ? undefined : { freeCents, missingCents: numberIn(credit, 'missingCents') ?? 0 },
    nextSlots: Array.isArray(json?.['nextSlots']) ? each(json, 'nextSlots', spanIn) : undefined,
  };
}

function each<T>(from: Json | undefined, member: string, read: (row: Json | undefined) => T | undefined): T[] {
  return listIn(from, member).flatMap((row) => read(asObject(row)) ?? []);
}

function readFinding(row: Json | undefined): Finding | undefined {
  const [code, sentence, refuses] = [textIn(row, 'code'), textIn(row, 'sentence'), flagIn(row, 'refuses')];
  if (code === undefined || sentence === undefined || refuses === undefined) return undefined;
  return { code, sentence, refuses, lostSeconds: numberIn(row, 'lostSeconds') ?? 0 };
}

function readPoint(row: Json | undefined): CurvePoint | undefined {
  const [at, altitude] = [instantIn(row, 'at'), numberIn(row, 'altitudeDegrees')];
  if (at === undefined || altitude === undefined) return undefined;
  return {
    at,
    altitude,
    horizon: numberIn(row, 'horizonDegrees') ?? 0,
    moonAltitude: numberIn(row, 'moonAltitudeDegrees'),
    sunAltitude: numberIn(row, 'sunAltitudeDegrees'),
    usable: flagIn(row, 'usable') ?? false,
  };
}

function readStep(row: Json | undefined): Step | undefined {
  const [kind, span] = [textIn(row, 'kind'), spanIn(row)];
  return kind === undefined || span === undefined ? undefined : { ...span, kind, shot: numberIn(row, 'shot'), firstFrame: numberIn(row, 'firstFrame'), lastFrame: numberIn(row, 'lastFrame') };
}

function readFitting(row: Json | undefined): Fitting | undefined {
  const filter = textIn(row, 'filter');
  if (filter === undefined) return undefined;
  return { filter, framesFitting: numberIn(row, 'framesFitting') ?? 0, framesLeft: numberIn(row, 'framesLeft') ?? 0 };
}

function readLine(row: Json | undefined): CostLine | undefined {
  const [code, cents] = [textIn(row, 'code'), numberIn(row, 'cents')];
  if (code === undefined || cents === undefined) return undefined;
  return { code, cents, minutes: numberIn(row, 'minutes') ?? 0, centsAnHour: numberIn(row, 'centsAnHour') ?? 0 };
}
