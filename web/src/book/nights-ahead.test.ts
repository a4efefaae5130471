import { expect, test } from 'vitest';
import { datesFrom, freeTime, nightsAhead, openIn, secondsOf, slotAt, slotBetween, tonight, worthALook } from './nights-ahead';
import { askOwn, askTaken, joined } from './taken';

const at = (text: string) => Date.parse(text);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const PARIS = 'Europe/Paris';
const NIGHT = span('2026-11-22T11:00:00Z', '2026-11-23T11:00:00Z');
const LIMOGNE = { latitudeDegrees: 44.4, longitudeDegrees: 1.7 };
// 22 November 2026 is a Sunday.
const WEEK = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '17:00', to: '09:00' }));

test('a telescope that is open from five in the afternoon to nine is so in the night', () => {
  expect(openIn(WEEK, NIGHT, PARIS)).toEqual([span('2026-11-22T16:00:00Z', '2026-11-23T08:00:00Z')]);
});

test('hours of other days do not count, and those that begin in the morning do', () => {
  const opening = [{ day: 0, from: '20:00', to: '23:00' }, { day: 1, from: '10:00', to: '13:00' }, { day: 2, from: '00:00', to: '06:00' }, { day: 6, from: '20:00', to: '14:00' }];
  expect(openIn(opening, NIGHT, PARIS)).toEqual([
    // What began on Saturday evening ends at two on Sunday.
    span('2026-11-22T11:00:00Z', '2026-11-22T13:00:00Z'),
    span('2026-11-22T19:00:00Z', '2026-11-22T22:00:00Z'),
    span('2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z'),
  ]);
});

test('one that is always open has no gap between its days', () => {
  const opening = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '00:00', to: '00:00' }));
  expect(openIn(opening, NIGHT, PARIS)).toEqual([NIGHT]);
});

test('what is free is open, ahead, not blacked out and not taken, in whole quarter hours', () => {
  const hours = { timeZone: PARIS, opening: WEEK, blackouts: [span('2026-11-23T00:00:00Z', '2026-11-23T02:10:00Z')], place: LIMOGNE };
  const [night] = nightsAhead(hours, ['2026-11-22'], at('2026-11-22T17:07:00Z'));
  const { free, freeAndDark } = freeTime(night!, [span('2026-11-22T20:00:00Z', '2026-11-22T22:00:00Z')]);
  expect(free).toEqual([
    span('2026-11-22T17:15:00Z', '2026-11-22T20:00:00Z'),
    span('2026-11-22T22:00:00Z', '2026-11-23T00:00:00Z'),
    span('2026-11-23T02:15:00Z', '2026-11-23T08:00:00Z'),
  ]);
  // The cloud has it dark from 18:02:19 to 05:16:58 (sky/nights.golden.json).
  expect(freeAndDark).toEqual([
    span('2026-11-22T18:15:00Z', '2026-11-22T20:00:00Z'),
    span('2026-11-22T22:00:00Z', '2026-11-23T00:00:00Z'),
    span('2026-11-23T02:15:00Z', '2026-11-23T05:15:00Z'),
  ]);
  expect(secondsOf(freeAndDark)).toBe((1.75 + 2 + 3) * 3600);
});

test('a telescope whose place is not known has no darkness, and what is open is free', () => {
  const [night] = nightsAhead({ timeZone: PARIS, opening: undefined, blackouts: [], place: undefined }, ['2026-11-22'], 0);
  expect(night!.sky).toBeUndefined();
  expect(freeTime(night!, [])).toEqual({ free: [NIGHT], freeAndDark: [NIGHT] });
});

test('nights follow each other over the change of clocks without a gap', () => {
  const nights = nightsAhead({ timeZone: PARIS, opening: WEEK, blackouts: [], place: undefined }, datesFrom('2026-10-23', 4), 0);
  expect(nights.map(({ date }) => date)).toEqual(['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26']);
  expect(nights.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([24, 25, 24, 24]);
  expect(nights.slice(1).map(({ from }) => from)).toEqual(nights.slice(0, -1).map(({ to }) => to));
});

test('stretches that touch or overlap are one', () => {
  expect(joined([{ from: 5, to: 7 }, { from: 1, to: 3 }, { from: 3, to: 4 }, { from: 6, to: 6.5 }])).toEqual([{ from: 1, to: 4 }, { from: 5, to: 7 }]);
});

test('two weeks are asked for in pieces of eight days, and quarters become stretches', async () => {
  const asked: string[] = [];
  const answer = await askTaken(
    async (path) => {
      asked.push(path);
      return Response.json({ telescope: 'demo', taken: asked.length === 1 ? ['2026-11-22T20:00:00Z', '2026-11-22T20:15:00Z', '2026-11-22T21:00:00Z'] : [] });
    },
    'en', 'demo', span('2026-11-22T11:00:00Z', '2026-12-06T11:00:00Z'),
  );
  expect(asked.map((path) => new URL(path, 'https://x').searchParams.get('from'))).toEqual(['2026-11-22T11:00:00.000Z', '2026-11-30T11:00:00.000Z']);
  expect(asked.map((path) => new URL(path, 'https://x').searchParams.get('to'))).toEqual(['2026-11-30T11:00:00.000Z', '2026-12-06T11:00:00.000Z']);
  expect(answer).toEqual({ kind: 'told', value: [span('2026-11-22T20:00:00Z', '2026-11-22T20:30:00Z'), span('2026-11-22T21:00:00Z', '2026-11-22T21:15:00Z')] });
});

test('own slots are those on this telescope that were not given up, over all pages', async () => {
  const booking = (telescope: string, hour: string, phase: string) => ({ id: hour, telescope, state: 'confirmed', phase, from: `2026-11-22T${hour}:00:00Z`, to: `2026-11-22T${hour}:30:00Z` });
  const pages = [{ bookings: [booking('demo', '18', 'upcoming'), booking('other', '19', 'upcoming')], after: 'next' }, { bookings: [booking('demo', '20', 'cancelled'), booking('demo', '21', 'pending')] }];
  const answer = await askOwn(async () => Response.json(pages.shift()), 'en', 'demo', NIGHT);
  expect(answer).toMatchObject({ kind: 'told', value: [span('2026-11-22T18:00:00Z', '2026-11-22T18:30:00Z'), span('2026-11-22T21:00:00Z', '2026-11-22T21:30:00Z')] });
});

test('a slot begins where it is pressed and ends where what is free ends', () => {
  const free = [span('2026-11-22T18:00:00Z', '2026-11-22T20:00:00Z')];
  expect(slotAt(at('2026-11-22T19:00:00Z'), 7_200_000, free)).toEqual(span('2026-11-22T19:00:00Z', '2026-11-22T20:00:00Z'));
  expect(slotAt(at('2026-11-22T18:00:00Z'), 3_600_000, free)).toEqual(span('2026-11-22T18:00:00Z', '2026-11-22T19:00:00Z'));
  // A taken hour can be waited for, so it can be chosen.
  expect(slotAt(at('2026-11-22T20:00:00Z'), 3_600_000, free)).toEqual(span('2026-11-22T20:00:00Z', '2026-11-22T21:00:00Z'));
});

test('a slot is dragged either way and is ten hours long at most', () => {
  const [six, eight, late] = ['2026-11-22T18:00:00Z', '2026-11-22T20:00:00Z', '2026-11-23T08:00:00Z'].map(at) as [number, number, number];
  expect(slotBetween(six, eight)).toEqual(span('2026-11-22T18:00:00Z', '2026-11-22T20:15:00Z'));
  expect(slotBetween(eight, six)).toEqual(span('2026-11-22T18:00:00Z', '2026-11-22T20:15:00Z'));
  expect(slotBetween(six, late)).toEqual(span('2026-11-22T18:00:00Z', '2026-11-23T04:00:00Z'));
  expect(slotBetween(late, six)).toEqual(span('2026-11-22T22:15:00Z', '2026-11-23T08:15:00Z'));
});

test('the closer look leaves out the closed day', () => {
  const [night] = nightsAhead({ timeZone: PARIS, opening: WEEK, blackouts: [], place: LIMOGNE }, ['2026-11-22'], 0);
  expect(worthALook(night!, [])).toEqual(span('2026-11-22T15:30:00Z', '2026-11-23T08:30:00Z'));
});

test('tonight is the present night until the Sun rises, and the coming one from then on', () => {
  const hours = { timeZone: PARIS, place: LIMOGNE };
  // The Sun rises at 6:58 UTC.
  expect(tonight(hours, at('2026-11-22T06:40:00Z'))).toBe('2026-11-21');
  expect(tonight(hours, at('2026-11-22T07:20:00Z'))).toBe('2026-11-22');
  expect(tonight(hours, at('2026-11-22T23:00:00Z'))).toBe('2026-11-22');
  expect(tonight({ timeZone: PARIS, place: undefined }, at('2026-11-22T07:20:00Z'))).toBe('2026-11-21');
});
