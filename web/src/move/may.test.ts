import { expect, test } from 'vitest';
import { whyNot, type Standing } from './may';

const HOUR = 3_600_000;
const FROM = Date.parse('2026-11-22T20:00:00Z');
const booked: Standing = { mine: true, state: 'confirmed', phase: 'upcoming', from: FROM, freeCancelUntil: FROM - 24 * HOUR, heldCents: 8_000 };
const both = (change: Partial<Standing>, now = FROM - 48 * HOUR) => [whyNot('move', { ...booked, ...change }, now), whyNot('plan', { ...booked, ...change }, now)];

test('a confirmed booking can be moved until giving it up costs something, and its plan changed after that', () => {
  expect(both({})).toEqual([undefined, undefined]);
  expect(both({}, booked.freeCancelUntil - 1)).toEqual([undefined, undefined]);
  expect(both({}, booked.freeCancelUntil)).toEqual(['too-late', undefined]);
});

test('what waits for consent, or costs nothing, can be moved to the end', () => {
  expect(both({ state: 'pending', phase: 'pending' }, FROM - 1)).toEqual([undefined, undefined]);
  expect(both({ heldCents: 0 }, FROM - 1)).toEqual([undefined, undefined]);
});

test('what the telescope was told stays when it is, and its plan can be changed until it begins', () => {
  for (const state of ['preparing', 'ready']) {
    expect(both({ state }, FROM - 1)).toEqual(['prepared', undefined]);
    expect(both({ state, phase: 'active' }, FROM)).toEqual(['prepared', 'begun']);
  }
});

test('what runs, is over, was given up or is somebody else’s stays as it is', () => {
  expect(both({ state: 'running', phase: 'active' })).toEqual(['running', 'running']);
  expect(both({ state: 'paused', phase: 'active' })).toEqual(['running', 'running']);
  expect(both({ state: 'completed', phase: 'finished' })).toEqual(['over', 'over']);
  expect(both({ state: 'cancelled', phase: 'cancelled' })).toEqual(['given-up', 'given-up']);
  expect(both({ mine: false })).toEqual(['not-yours', 'not-yours']);
});
