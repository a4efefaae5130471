import type { Span } from '../bookings/booking';
import { KEPT_AS } from './drafts';

/** What is to be seen. */
export interface Target {
  readonly name: string;
  readonly raJ2000Hours: number;
  readonly decJ2000Degrees: number;
}

/** A row of the plan as it is typed: a number field that is empty or unreadable is null. */
export interface ShotTyped {
  filter: string;
  exposureSeconds: number | null;
  count: number | null;
  binning: number;
  gain: number | null;
  offset: number | null;
}

/** The constraints as they are typed; null leaves one to the usual. */
export interface ConstraintsTyped {
  minimumAltitudeDegrees: number | null;
  fromHourAngleHours: number | null;
  toHourAngleHours: number | null;
  moonDistanceDegrees: number | null;
  moonDown: boolean;
  priority: 'low' | 'normal' | 'high';
}

/** The whole form as it is typed. */
export interface Typed {
  target: Target | undefined;
  slot: Span | undefined;
  shots: ShotTyped[];
  constraints: ConstraintsTyped;
}

/** What is asked of the API, without an id. */
export interface Wish {
  readonly telescope: string;
  readonly from: string;
  readonly to: string;
  readonly plan: object;
}

/** The most rows that a plan has. */
export const MOST_SHOTS = 50;

/** A new row. */
export function newShot(filter: string): ShotTyped {
  return { filter, exposureSeconds: 300, count: 10, binning: 1, gain: null, offset: null };
}

/** What most people want. */
export function usualConstraints(): ConstraintsTyped {
  return { minimumAltitudeDegrees: 30, fromHourAngleHours: -3, toHourAngleHours: 3, moonDistanceDegrees: 0, moonDown: false, priority: 'normal' };
}

/** What is typed as a wish; undefined while something is missing. Bounds are the API’s to say, with a sentence. */
export function wishOf(telescope: string, { target, slot, shots, constraints }: Typed): Wish | undefined {
  const whole = shots.every((shot) => typeof shot.exposureSeconds === 'number' && typeof shot.count === 'number');
  if (target === undefined || slot === undefined || shots.length === 0 || !whole) return undefined;
  return {
    telescope,
    from: new Date(slot.from).toISOString(),
    to: new Date(slot.to).toISOString(),
    plan: { target, shots: shots.map(withoutEmpty), constraints: withoutEmpty(constraints) },
  };
}

function withoutEmpty(typed: object): object {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null && value !== undefined));
}

/** What was typed for a telescope in this tab and not booked: signing in on the way must not lose it. */
export function keptDraft(telescope: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_AS + telescope) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps what is typed until the tab is closed; null forgets it. */
export function keepDraft(telescope: string, typed: Typed | null): void {
  try {
    if (typed === null) sessionStorage.removeItem(KEPT_AS + telescope);
    else sessionStorage.setItem(KEPT_AS + telescope, JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing loses it with the page.
  }
}

/** A draft with everything in it that the form needs; undefined when it is another version’s or nobody’s. */
export function draftIn(draft: unknown): Typed | undefined {
  const typed = draft as Typed | null;
  const isWhole = typed !== null && typeof typed === 'object' && Array.isArray(typed.shots) && typed.shots.length > 0 && typeof typed.constraints === 'object';
  return isWhole ? { target: typed.target, slot: typed.slot, shots: typed.shots, constraints: { ...usualConstraints(), ...typed.constraints } } : undefined;
}
