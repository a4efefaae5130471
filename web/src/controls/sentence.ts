import { controlWords } from '../i18n/controls';
import { wordFor, type Language } from '../i18n/language';
import { flagIn, numberIn, textIn, type Json } from '../live/border';
import { groupOf, type Control, type Group } from './control';
import type { DeskSight, Errand } from './desk';

/** How a word about a control is coloured. */
export type Mood = 'work' | 'good' | 'warn' | 'bad';

/** What is said of a control at a moment. */
export interface Said {
  readonly text: string;
  readonly mood: Mood;
  /** The errand that may be asked again; undefined when that is of no use. */
  readonly unsure: string | undefined;
  /** When it was asked by the cloud’s clock, in ms since 1970; undefined while the cloud has not told. */
  readonly at: number | undefined;
}

const MOODS: Readonly<Record<string, Mood>> = { requested: 'work', taken: 'work', done: 'good', failed: 'bad', refused: 'bad', unknown: 'warn' };

/** The mood of a state; what a newer cloud adds is of none that calms. */
export function moodOf(state: string): Mood {
  return Object.hasOwn(MOODS, state) ? MOODS[state]! : 'warn';
}

/** A control with its parameters, in words. */
export function nameOf(control: string, parameters: Json, language: Language, meant?: string): string {
  const words = controlWords(language.code);
  const { quantity } = language.format;
  if (control === 'tracking') return flagIn(parameters, 'on') === false ? words.trackingOff : words.trackingOn;
  if (control === 'cool') {
    const temperature = numberIn(parameters, 'temperature');
    return words.coolBy(quantity(temperature, Number.isInteger(temperature) ? 0 : 1, '°C'));
  }
  if (control === 'test-shot') {
    const [seconds, filter] = [numberIn(parameters, 'exposureSeconds'), textIn(parameters, 'filter')];
    if (seconds !== undefined && filter !== undefined) return words.shotOf(quantity(seconds, decimalsOf(seconds), 's'), filter);
  }
  const name = wordFor(words.names, control, control);
  return meant === undefined ? name : `${name} (${wordFor(words.meant, meant, meant)})`;
}

function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 3;
}

/** What is said last of the controls of some groups; undefined when there were none. */
export function saidOf(sight: DeskSight, groups: readonly Group[], language: Language): Said | undefined {
  const isOfThese = (control: string) => groups.some((group) => group === groupOf(control));
  const errand = sight.errands.find(({ wish }) => isOfThese(wish.control));
  const newest = sight.controls?.find(({ control }) => isOfThese(control));
  const isWritten = errand === undefined || sight.controls?.some(({ id }) => id === errand.id) === true;
  if (!isWritten) return ofErrand(errand, language) ?? (newest && ofControl(newest, language));
  return newest && ofControl(newest, language);
}

/** What is said of an errand, from the cloud’s list when it is in there; undefined when nothing was asked. */
export function saidOfErrand(sight: DeskSight, errand: Errand | undefined, language: Language): Said | undefined {
  if (errand === undefined) return undefined;
  const written = sight.controls?.find(({ id }) => id === errand.id);
  return written === undefined ? ofErrand(errand, language) : ofControl(written, language);
}

function ofErrand({ id, wish, stage }: Errand, language: Language): Said | undefined {
  const words = controlWords(language.code);
  const say = (state: string, mood: Mood, unsure?: string): Said => ({ text: words.says(nameOf(wish.control, wish.parameters ?? {}, language), state), mood, unsure, at: undefined });
  switch (stage.kind) {
    case 'still':
      return undefined;
    case 'asking':
      return say(stage.unsure ? words.askingAgain : words.asking, 'work');
    case 'unsure':
      return say(words.unsure, 'warn', id);
    case 'refused':
      return say(words.notDone(stage.problem.why), 'bad');
    case 'told':
      return ofControl(stage.value, language);
  }
}

function ofControl(control: Control, language: Language): Said {
  const words = controlWords(language.code);
  const done: Readonly<Record<string, string>> = words.sessionDone;
  const isStopped = control.control === 'abort' && control.by === 'operator';
  const known = (control.state !== 'done' ? undefined : isStopped ? words.operatorAborted : done[control.meant ?? control.control]) ?? wordFor(words.states, control.state, control.state);
  // What nobody knows is told by the cloud’s own sentence, when it gives one.
  const text = control.reason === undefined ? known : control.state === 'unknown' ? control.reason : `${known} ${control.reason}`;
  return { text: words.says(nameOf(control.control, control.parameters, language, control.meant), text), mood: moodOf(control.state), unsure: undefined, at: control.at };
}
