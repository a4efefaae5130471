import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chargeWords } from '../i18n/charge';
import { CLOUDY, CORRECTED, LONG, MIXED } from '../testing/charges';
import { LATEST_AFTER, readCharge, readSource } from './charge';

const java = (path: string) => readFileSync(join(process.cwd(), '../functions/src', path), 'utf8');
const read = (json: object) => readCharge(json as Record<string, unknown>);
const clock = (instant: number) => new Date(instant).toISOString().slice(11, 16);

/** The JSON that a test of the cloud expects of a part of its answer. */
function expectedOf(part: string): unknown {
  const told = java('test/java/stellar/bookings/ChargeViewTest.java').split(`charge.${part}.toString())`)[1]!.split(/\);\n/)[0]!;
  const texts = [...told.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!.replaceAll('\\"', '"'));
  return JSON.parse(texts.join(''));
}

test('the example that these tests read is what the cloud’s own test expects of it', () => {
  expect(CLOUDY.legend).toEqual(expectedOf('path("legend")'));
  expect(CLOUDY.lines).toEqual(expectedOf('path("lines")'));
  expect(CLOUDY.evidence[2]).toEqual(expectedOf('at("/evidence/2")'));
});

test('a charge is read whole: sums, lines, and each stretch of the slot with its evidence', () => {
  const charge = read(CLOUDY)!;
  expect(charge).toMatchObject({ end: 'complete', totalCents: 4_000, chargedCents: 3_000, returnedCents: 1_000, refundedCents: 0, centsAnHour: 4_000, corrections: [] });
  expect(charge.lines.map(({ letter, minutes, cents, isCharged }) => [letter, minutes, cents, isCharged])).toEqual([['E', 40, 2_666, true], ['O', 5, 334, true], ['U', 15, 1_000, false]]);
  expect(charge.stretches.map(({ letter, from, to, minutes, isCharged }) => [letter, clock(from), clock(to), minutes, isCharged])).toEqual([
    ['O', '22:00', '22:05', 5, true],
    ['E', '22:05', '22:45', 40, true],
    ['U', '22:45', '23:00', 15, false],
  ]);
  expect(charge.stretches[2]!.evidence).toEqual([{ from: Date.parse('2026-11-23T22:45:00Z'), to: Date.parse('2026-11-23T23:00:00Z'), words: 'The sky was cloudy.', source: { kind: 'event', epoch: '1', seq: '3' }, detail: 'CLOUDY' }]);
});

test.each([['cloudy', CLOUDY], ['corrected', CORRECTED], ['mixed', MIXED], ['long', LONG]])('in the %s hour the minutes fill the slot and the lines account for all of the price', (_, json) => {
  const charge = read(json)!;
  expect(charge.to).toBe(Date.parse(json.to));
  expect(charge.stretches.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(json.minutes.length);
  const cents = (isCharged: boolean) => charge.lines.filter((line) => line.isCharged === isCharged).reduce((sum, line) => sum + line.cents, 0);
  expect([cents(true), cents(false)]).toEqual([charge.chargedCents, charge.returnedCents]);
});

test('several causes in one stretch are kept apart', () => {
  const [, exposure] = CLOUDY.evidence;
  const evidence = [{ ...CLOUDY.evidence[0], to: '2026-11-23T22:02:00Z' }, { ...CLOUDY.evidence[0], from: '2026-11-23T22:02:00Z', words: 'The target was being centred.' }, exposure];
  expect(read({ ...CLOUDY, evidence })!.stretches[0]!.evidence.map(({ words }) => words)).toEqual(['The telescope turned to its target.', 'The target was being centred.']);
});

test.each([
  ['no sum', { chargedCents: undefined }],
  ['a sum that is text', { totalCents: '4000' }],
  ['another end', { end: 'eaten' }],
  ['minutes of no known class', { minutes: 'X'.repeat(60) }],
  ['fewer than a quarter of an hour', { minutes: 'E'.repeat(14) }],
  ['minutes that no line accounts for', { minutes: 'F'.repeat(60) }],
  ['no beginning', { from: 'tonight' }],
])('an answer with %s is none', (_, change) => expect(read({ ...CLOUDY, ...change })).toBeUndefined());

test('what a newer cloud adds to the lists does no harm', () => {
  const charge = read({ ...CLOUDY, legend: 7, lines: [...CLOUDY.lines, { class: 'tea' }, 3], evidence: [{ words: 'late' }], corrections: [{ cause: 'x' }] })!;
  expect([charge.lines.length, charge.corrections.length, charge.stretches[0]!.words, charge.stretches[0]!.evidence]).toEqual([3, 0, 'work around the exposures', []]);
});

test.each([
  ['event/1795212000000/4711', { kind: 'event', epoch: '1795212000000', seq: '4711' }],
  ['change/6', { kind: 'change', number: '6' }],
  ['check/2026-11-23T22:33:00Z', { kind: 'check', at: Date.parse('2026-11-23T22:33:00Z') }],
  ['none', { kind: 'none' }],
  ['check/yesterday', { kind: 'unknown', text: 'check/yesterday' }],
  ['dream/7', { kind: 'unknown', text: 'dream/7' }],
])('%s is where something is written', (text, source) => expect(readSource(text)).toEqual(source));

test('when it will be there at the latest is what the code that settles waits, and three minutes for its looks', () => {
  const [, patience] = /PATIENCE = Duration\.ofMinutes\((\d+)\)/.exec(java('main/java/stellar/sessions/Finishing.java'))!;
  expect(LATEST_AFTER / 60_000).toBe(Number(patience) + 3);
});

test('French has signs that are not torn off and typographic apostrophes, and is not English by oversight', () => {
  const texts = (words: object): string[] => Object.values(words).flatMap((word) => (typeof word === 'object' ? texts(word as object) : [typeof word === 'function' ? String((word as (...values: string[]) => string)('X', 'Y')) : String(word)]));
  const [en, fr] = [texts(chargeWords('en')), texts(chargeWords('fr'))];
  for (const text of fr) expect(text).not.toMatch(/ [:;?!%»]|« |'/);
  expect(fr).toHaveLength(en.length);
  expect(fr.filter((text, at) => text.includes(' ') && text === en[at])).toEqual([]);
});
