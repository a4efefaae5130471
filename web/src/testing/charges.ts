import { BOOKING_ID } from './bookings';

const AT = (minute: number) => new Date(Date.parse('2026-11-23T22:00:00Z') + minute * 60_000).toISOString().replace('.000Z', 'Z');

const EXPOSING = { class: 'exposing', words: 'exposing', minutes: 40, cents: 2666, charged: true };
const OVERHEAD = { class: 'overhead', words: 'work around the exposures', minutes: 5, cents: 334, charged: true };
const UNSAFE = { class: 'unsafe', words: 'unsafe sky', minutes: 15, cents: 1000, charged: false };

/** An hour at 40 credits with clouds at its end, as `ChargeViewTest` of the cloud has it answered. */
export const CLOUDY = {
  booking: BOOKING_ID, from: AT(0), to: AT(60), end: 'complete', settledAt: AT(64),
  totalCents: 4_000, chargedCents: 3_000, returnedCents: 1_000, refundedCents: 0, centsAnHour: 4_000,
  minutes: 'O'.repeat(5) + 'E'.repeat(40) + 'U'.repeat(15),
  legend: { U: 'unsafe sky', E: 'exposing', O: 'work around the exposures' },
  lines: [EXPOSING, OVERHEAD, UNSAFE],
  evidence: [
    { class: 'overhead', from: AT(0), to: AT(5), cause: 'slew', words: 'The telescope turned to its target.', source: 'event/1/1' },
    { class: 'exposing', from: AT(5), to: AT(45), cause: 'exposure', words: 'The camera exposed.', source: 'event/1/2' },
    { class: 'unsafe', from: AT(45), to: AT(60), cause: 'clouds', words: 'The sky was cloudy.', source: 'event/1/3', detail: 'CLOUDY' },
  ],
  corrections: [] as object[],
};

/** The same after it was found out that the clouds had come a quarter of an hour before. */
export const CORRECTED = {
  ...CLOUDY,
  chargedCents: 2_000, returnedCents: 2_000, refundedCents: 1_000,
  minutes: 'O'.repeat(5) + 'E'.repeat(25) + 'U'.repeat(30),
  lines: [{ ...EXPOSING, minutes: 25, cents: 1_666 }, OVERHEAD, { ...UNSAFE, minutes: 30, cents: 2_000 }],
  evidence: [CLOUDY.evidence[0], { ...CLOUDY.evidence[1], to: AT(30) }, { ...CLOUDY.evidence[2], from: AT(30) }],
  corrections: [{ cause: 'relay-came-back', refundedCents: 1_000, at: '2026-11-24T08:30:00Z' }],
};

const KINDS = [
  { letter: 'E', minutes: 20, cents: 1_333, charged: true, class: 'exposing', words: 'exposing', cause: 'exposure', why: 'The camera exposed.', source: 'event/1795212000000/4711' },
  { letter: 'O', minutes: 8, cents: 534, charged: true, class: 'overhead', words: 'work around the exposures', cause: 'focus', why: 'The telescope was being focused.', source: 'event/1795212000000/4790' },
  { letter: 'P', minutes: 5, cents: 333, charged: true, class: 'user-pause', words: 'paused by its user', cause: 'paused-by-user', why: 'Its user had it wait.', source: 'change/6' },
  { letter: 'U', minutes: 15, cents: 1_000, charged: false, class: 'unsafe', words: 'unsafe sky', cause: 'clouds', why: 'The sky was cloudy.', source: 'check/2026-11-23T22:33:00Z' },
  { letter: 'F', minutes: 10, cents: 666, charged: false, class: 'fault', words: 'fault of the telescope', cause: 'focus-failed', why: 'Focusing failed.', source: 'event/1795212000000/5002' },
  { letter: '?', minutes: 2, cents: 134, charged: false, class: 'unknown', words: 'nothing known', cause: 'nothing-heard', why: 'Nothing was heard of the telescope.', source: 'none' },
];

/** The example of decision 0033, whose sums `ChargeTest` of the cloud works out: most classes in one hour. */
export const MIXED = {
  ...CLOUDY,
  chargedCents: 2_200, returnedCents: 1_800,
  minutes: KINDS.map(({ letter, minutes }) => letter.repeat(minutes)).join(''),
  legend: Object.fromEntries(KINDS.map(({ letter, words }) => [letter, words])),
  lines: KINDS.map(({ class: of, words, minutes, cents, charged }) => ({ class: of, words, minutes, cents, charged })),
  evidence: KINDS.map(({ class: of, minutes, cause, why, source }, at) => {
    const from = KINDS.slice(0, at).reduce((sum, kind) => sum + kind.minutes, 0);
    return { class: of, from: AT(from), to: AT(from + minutes), cause, words: why, source };
  }),
};

/** Ten hours of short exposures with as much work between them: no two minutes are of one class. */
export const LONG = {
  ...CLOUDY,
  to: AT(600), totalCents: 40_000, chargedCents: 40_000, returnedCents: 0,
  minutes: 'OE'.repeat(300),
  legend: { E: 'exposing', O: 'work around the exposures' },
  lines: [{ ...EXPOSING, minutes: 300, cents: 20_000 }, { ...OVERHEAD, minutes: 300, cents: 20_000 }],
  evidence: Array.from({ length: 600 }, (_, minute) => ({ ...CLOUDY.evidence[minute % 2], from: AT(minute), to: AT(minute + 1) })),
};
