import { asObject, instantIn, listIn, objectIn, textIn, type Json } from '../live/border';

/** What a person can have done by hand. */
export const CONTROLS = [
  'pause', 'resume', 'toggle-target', 'abort', 'park', 'unpark', 'tracking', 'cool', 'warm', 'autofocus', 'plate-solve', 'test-shot', 'refresh',
] as const;
export type ControlName = (typeof CONTROLS)[number];

/** At a telescope one control of a group is under way at a time. */
export type Group = 'session' | 'mount' | 'camera' | 'imaging' | 'question' | 'abort';

const GROUPS: Readonly<Record<ControlName, Group>> = {
  pause: 'session',
  resume: 'session',
  'toggle-target': 'session',
  abort: 'abort',
  park: 'mount',
  unpark: 'mount',
  tracking: 'mount',
  cool: 'camera',
  warm: 'camera',
  autofocus: 'imaging',
  'plate-solve': 'imaging',
  'test-shot': 'imaging',
  refresh: 'question',
};

/** Which group a control is of; undefined for one that a newer cloud brought. */
export function groupOf(control: string): Group | undefined {
  return Object.hasOwn(GROUPS, control) ? GROUPS[control as ControlName] : undefined;
}

/** What is asked for; temperatures in °C, exposures in seconds. */
export interface ControlWish {
  readonly control: ControlName;
  readonly parameters?: { readonly on: boolean } | { readonly temperature: number } | { readonly exposureSeconds: number; readonly filter: string; readonly binning: number };
  /** That abort is meant. */
  readonly confirm?: true;
}

/** A control that the cloud has written down, and how far it came. */
export interface Control {
  readonly id: string;
  readonly control: string;
  /** What toggle-target came to. */
  readonly meant: string | undefined;
  readonly parameters: Json;
  readonly by: string;
  readonly mine: boolean;
  /** When it was asked, in ms since 1970. */
  readonly at: number;
  /** requested, taken, done, failed, refused or unknown; what a newer cloud adds is kept as it is. */
  readonly state: string;
  /** A sentence about what became of it. */
  readonly reason: string | undefined;
}

/** Controls, newest first. */
export interface ControlPage {
  readonly controls: readonly Control[];
  /** What to ask for as before to get those before these; undefined when there are none. */
  readonly before: string | undefined;
}

/** Whether something may still become of it. */
export function isUnderWay({ state }: Control): boolean {
  return state === 'requested' || state === 'taken';
}

/** Of two tellings of one control the one that came further; the second when that cannot be told. */
export function further(one: Control, other: Control): Control {
  return stepOf(one) > stepOf(other) ? one : other;
}

function stepOf({ state }: Control): number {
  return state === 'requested' ? 0 : state === 'taken' ? 1 : 2;
}

/** Reads a control. */
export function readControl(json: Json | undefined): Control | undefined {
  const [id, control, state, at] = [textIn(json, 'id'), textIn(json, 'control'), textIn(json, 'state'), instantIn(json, 'at')];
  if (id === undefined || control === undefined || state === undefined || at === undefined) return undefined;
  return {
    id,
    control,
    meant: textIn(json, 'meant'),
    parameters: objectIn(json, 'parameters') ?? {},
    by: textIn(json, 'by') ?? '',
    mine: json?.['mine'] === true,
    at,
    state,
    reason: textIn(json, 'reason'),
  };
}

/** Reads a page of controls; one that cannot be read is left out. */
export function readControls(json: Json | undefined): ControlPage | undefined {
  if (!Array.isArray(json?.['controls'])) return undefined;
  return { controls: listIn(json, 'controls').flatMap((row) => readControl(asObject(row)) ?? []), before: textIn(json, 'before') };
}
