import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, listIn, textIn, type Json } from '../live/border';

/** What somebody is told of, in the order of the API. */
export const KINDS = ['prepared', 'soon', 'started', 'paused', 'resumed', 'ended', 'error', 'images', 'image', 'refund', 'booking', 'offer', 'problem'] as const;
export type Kind = (typeof KINDS)[number];

/** How somebody is told: in the list on the page, by e-mail, on their devices. */
export const WAYS = ['feed', 'mail', 'push'] as const;
export type Way = (typeof WAYS)[number];

/** By which ways somebody is told of a kind. A kind or a way that a newer cloud brought is kept, and goes back as it came. */
export interface Choice {
  readonly kind: string;
  readonly ways: readonly string[];
}

const ALL: readonly Way[] = WAYS;

/** The ways of who never chose. */
export const USUAL: Readonly<Record<Kind, readonly Way[]>> = {
  prepared: ['feed'],
  soon: ALL,
  started: ALL,
  paused: ['feed', 'push'],
  resumed: ['feed', 'push'],
  ended: ALL,
  error: ALL,
  images: ['feed'],
  image: [],
  refund: ['feed', 'mail'],
  booking: ['feed', 'mail'],
  offer: ALL,
  problem: ['feed', 'mail'],
};

const PATH = '/api/me/notification-choices';

/** Asks how the caller wants to be told. */
export function askChoices(request: Request, language: LanguageCode): Promise<Answer<readonly Choice[]>> {
  return ask(request, language, PATH, readChoices);
}

/** Puts the whole list in the place of the one that is there. */
export function putChoices(request: Request, language: LanguageCode, choices: readonly Choice[]): Promise<Answer<readonly Choice[]>> {
  return ask(request, language, PATH, readChoices, { method: 'PUT', body: { choices } });
}

function readChoices(json: Json | undefined): readonly Choice[] | undefined {
  if (!Array.isArray(json?.['choices'])) return undefined;
  return listIn(json, 'choices').flatMap((row) => {
    const from = asObject(row);
    const kind = textIn(from, 'kind');
    return kind === undefined ? [] : [{ kind, ways: listIn(from, 'ways').filter((way) => typeof way === 'string') }];
  });
}

/** Whether somebody is told of a kind by a way. */
export function isChosen(choices: readonly Choice[], kind: string, way: Way): boolean {
  return choices.some((choice) => choice.kind === kind && choice.ways.includes(way));
}

/** The same with one way of one kind turned on or off. */
export function withWay(choices: readonly Choice[], kind: string, way: Way, isOn: boolean): readonly Choice[] {
  return choices.map((choice) => {
    if (choice.kind !== kind) return choice;
    const others = choice.ways.filter((other) => other !== way);
    return { kind, ways: inOrder(isOn ? [...others, way] : others) };
  });
}

/** The same as who never chose has it; what is not known here stays. */
export function asUsual(choices: readonly Choice[]): readonly Choice[] {
  return choices.map((choice) => (isKind(choice.kind) ? { kind: choice.kind, ways: USUAL[choice.kind] } : choice));
}

/** Whether two lists say the same. */
export function areSame(one: readonly Choice[], other: readonly Choice[]): boolean {
  const written = (choices: readonly Choice[]) => JSON.stringify(choices.map(({ kind, ways }) => [kind, [...ways].sort()]));
  return written(one) === written(other);
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(USUAL, kind);
}

function inOrder(ways: readonly string[]): readonly string[] {
  const place = (way: string) => (WAYS as readonly string[]).indexOf(way);
  return [...ways].sort((one, other) => place(one) - place(other));
}
