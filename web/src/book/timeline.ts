import type { Step } from './verdict';

/** Something that is done in the slot: a thing by itself, or frames of one row with what is done between them. */
export interface Part {
  readonly kind: string;
  readonly shot: number | undefined;
  readonly from: number;
  readonly to: number;
  readonly firstFrame: number | undefined;
  readonly lastFrame: number | undefined;
  /** What is done between the frames, and for how long, in ms. */
  readonly between: readonly (readonly [kind: string, ms: number])[];
}

/** What may stand between frames without parting them. */
const SMALL = ['dither'];

/** The steps as a person tells them: frames that only a dither parts are one. */
export function partsOf(steps: readonly Step[]): readonly Part[] {
  const parts: Part[] = [];
  steps.forEach((step, index) => {
    const last = parts.at(-1);
    const next = steps[index + 1];
    const goesOn = (other: Step | undefined) => last?.kind === 'frames' && other?.kind === 'frames' && other.shot === last.shot;
    if (last !== undefined && goesOn(step)) parts[parts.length - 1] = { ...last, to: step.to, lastFrame: step.lastFrame };
    else if (last !== undefined && SMALL.includes(step.kind) && goesOn(next)) parts[parts.length - 1] = { ...last, to: step.to, between: added(last.between, step) };
    else parts.push({ ...step, between: [] });
  });
  return parts;
}

/** From when to when each row is at work; undefined for one that never is. */
export function timesOfShots(steps: readonly Step[], count: number): readonly ({ readonly from: number; readonly to: number } | undefined)[] {
  return Array.from({ length: count }, (_, shot) => {
    const own = steps.filter((step) => step.kind === 'frames' && step.shot === shot);
    return own.length === 0 ? undefined : { from: own[0]!.from, to: own.at(-1)!.to };
  });
}

function added(between: Part['between'], { kind, from, to }: Step): Part['between'] {
  const before = between.find(([other]) => other === kind)?.[1] ?? 0;
  return [...between.filter(([other]) => other !== kind), [kind, before + to - from] as const];
}
