import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, flagIn, instantIn, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

const CLASSES = { U: 'unsafe', F: 'fault', S: 'spare', E: 'exposing', P: 'user-pause', G: 'given-up', O: 'overhead', '?': 'unknown' } as const;
const ENDS = ['complete', 'fail', 'miss'] as const;
const MINUTE = 60_000;

/** Asked for again so often until it is there, in ms. */
export const AGAIN_EACH = 30_000;

/**
 * It is made so long after the slot at the latest, in ms: half an hour for an observatory that is away, and a look or two. A test
 * holds it against the code that decides.
 */
export const LATEST_AFTER = 33 * MINUTE;

/** How a minute stands in the string of all minutes. */
export type Letter = keyof typeof CLASSES;

/** What the minutes of one class cost, or what comes back for them. */
export interface Line {
  readonly letter: Letter;
  readonly words: string;
  readonly minutes: number;
  readonly cents: number;
  readonly isCharged: boolean;
}

/** Where something that was seen is written. */
export type Source =
  | { readonly kind: 'event'; readonly epoch: string; readonly seq: string }
  | { readonly kind: 'change'; readonly number: string }
  | { readonly kind: 'check'; readonly at: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly text: string };

/** Why some minutes in a row are of their class. Times are ms since 1970. */
export interface Evidence {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly source: Source;
  /** What the telescope itself said. */
  readonly detail: string | undefined;
}

/** Minutes in a row that are of one class, and the evidence for them. */
export interface Stretch {
  readonly letter: Letter;
  readonly words: string;
  readonly isCharged: boolean;
  readonly minutes: number;
  readonly from: number;
  readonly to: number;
  readonly evidence: readonly Evidence[];
}

/** Something that was found out after it was settled, and what came back for it. */
export interface Correction {
  readonly cause: string;
  readonly refundedCents: number;
  readonly at: number;
}

/** What a session was charged. */
export interface Charge {
  readonly from: number;
  readonly to: number;
  readonly end: (typeof ENDS)[number];
  readonly settledAt: number;
  /** What was held: what is charged and what came back together. */
  readonly totalCents: number;
  readonly chargedCents: number;
  readonly returnedCents: number;
  /** What of that came back later. */
  readonly refundedCents: number;
  readonly centsAnHour: number;
  /** One for each class there are minutes of. */
  readonly lines: readonly Line[];
  /** The whole slot, in order, without a gap. */
  readonly stretches: readonly Stretch[];
  readonly corrections: readonly Correction[];
}

/** Asks what a booking was charged; it is refused as `not-settled` while that is not known. */
export function askCharge(request: Request, language: LanguageCode, booking: string): Promise<Answer<Charge>> {
  return ask(request, language, `/api/bookings/${booking}/charge`, readCharge);
}

/** Reads a charge: a sum that is missing, or a minute that no line accounts for, makes it none. */
export function readCharge(json: Json | undefined): Charge | undefined {
  const [from, settledAt, end] = [instantIn(json, 'from'), instantIn(json, 'settledAt'), ENDS.find((one) => one === json?.['end'])];
  const [totalCents, chargedCents, returnedCents] = [numberIn(json, 'totalCents'), numberIn(json, 'chargedCents'), numberIn(json, 'returnedCents')];
  const [refundedCents, centsAnHour] = [numberIn(json, 'refundedCents'), numberIn(json, 'centsAnHour')];
  if (from === undefined || settledAt === undefined || end === undefined || refundedCents === undefined || centsAnHour === undefined) return undefined;
  if (totalCents === undefined || chargedCents === undefined || returnedCents === undefined) return undefined;
  const lines = listIn(json, 'lines').flatMap((line) => readLine(asObject(line)) ?? []);
  const stretches = readStretches(json, from, lines);
  if (stretches === undefined) return undefined;
  const corrections = listIn(json, 'corrections').flatMap((one) => readCorrection(asObject(one)) ?? []);
  const to = stretches.at(-1)!.to;
  return { from, to, end, settledAt, totalCents, chargedCents, returnedCents, refundedCents, centsAnHour, lines, stretches, corrections };
}

/** Reads where something is written; a form that is not known is kept as it is. */
export function readSource(text: string): Source {
  const [, epoch, seq] = /^event\/(\d+)\/(\d+)$/.exec(text) ?? [];
  if (epoch !== undefined && seq !== undefined) return { kind: 'event', epoch, seq };
  const [, number] = /^change\/(\d+)$/.exec(text) ?? [];
  if (number !== undefined) return { kind: 'change', number };
  const at = text.startsWith('check/') ? instantIn({ at: text.slice('check/'.length) }, 'at') : undefined;
  if (at !== undefined) return { kind: 'check', at };
  return text === 'none' ? { kind: 'none' } : { kind: 'unknown', text };
}

function readLine(json: Json | undefined): Line | undefined {
  const letter = (Object.keys(CLASSES) as Letter[]).find((one) => CLASSES[one] === json?.['class']);
  const [words, minutes, cents, isCharged] = [textIn(json, 'words'), numberIn(json, 'minutes'), numberIn(json, 'cents'), flagIn(json, 'charged')];
  if (letter === undefined || words === undefined || minutes === undefined || cents === undefined || isCharged === undefined) return undefined;
  return { letter, words, minutes, cents, isCharged };
}

function readStretches(json: Json | undefined, from: number, lines: readonly Line[]): readonly Stretch[] | undefined {
  const minutes = json?.['minutes'];
  if (typeof minutes !== 'string' || !/^[UFSEPGO?]{15,600}$/.test(minutes)) return undefined;
  const legend = objectIn(json, 'legend');
  const evidence = listIn(json, 'evidence').flatMap((one) => readEvidence(asObject(one)) ?? []);
  const stretches: Stretch[] = [];
  for (const [run] of minutes.matchAll(/(.)\1*/g)) {
    const letter = run[0] as Letter;
    const line = lines.find((one) => one.letter === letter);
    if (line === undefined) return undefined;
    const begin = stretches.at(-1)?.to ?? from;
    const end = begin + run.length * MINUTE;
    stretches.push({
      letter,
      words: textIn(legend, letter) ?? line.words,
      isCharged: line.isCharged,
      minutes: run.length,
      from: begin,
      to: end,
      evidence: evidence.filter((one) => one.from < end && one.to > begin),
    });
  }
  return stretches;
}

function readEvidence(json: Json | undefined): Evidence | undefined {
  const [from, to, words, source] = [instantIn(json, 'from'), instantIn(json, 'to'), textIn(json, 'words'), textIn(json, 'source')];
  if (from === undefined || to === undefined || words === undefined) return undefined;
  return { from, to, words, source: readSource(source ?? 'none'), detail: textIn(json, 'detail') };
}

function readCorrection(json: Json | undefined): Correction | undefined {
  const [cause, refundedCents, at] = [textIn(json, 'cause'), numberIn(json, 'refundedCents'), instantIn(json, 'at')];
  return cause === undefined || refundedCents === undefined || at === undefined ? undefined : { cause, refundedCents, at };
}
