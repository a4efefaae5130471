import { expect, test } from 'vitest';
import type { Booking } from '../bookings/booking';
import { ANY, askMade, askThumb, chosen, isOver, type Observation } from './observation';

const HOUR = 3_600_000;

function observation(id: string, from: string, target: string | undefined, frames?: number, telescope = 'demo'): Observation {
  const begin = Date.parse(from);
  const booking: Booking = { id, telescope, from: begin, to: begin + 2 * HOUR, state: 'completed', phase: 'finished', heldCents: 0, freeCancelUntil: begin, centsToCancel: 0, target, shots: [] };
  return { booking, made: frames === undefined ? undefined : { frames, exposedSeconds: frames * 60, byFilter: [], meanHfd: undefined } };
}

const ALL = [
  observation('late', '2026-11-21T23:30:00Z', 'M 31', 4),
  observation('early', '2026-03-02T21:00:00Z', 'Étoile polaire', 12),
  observation('morning', '2026-11-22T04:00:00Z', 'NGC 7000', undefined, 'roof'),
  observation('none', '2026-06-01T22:00:00Z', undefined, 0),
];
const zoneOf = (telescope: string) => (telescope === 'roof' ? 'America/Los_Angeles' : 'Europe/Paris');
const ids = (observations: readonly Observation[]) => observations.map(({ booking }) => booking.id);

test('they are in the wanted order, those of nobody knows how many images last', () => {
  expect(ids(chosen(ALL, ANY, 'newest', zoneOf))).toEqual(['morning', 'late', 'none', 'early']);
  expect(ids(chosen(ALL, ANY, 'oldest', zoneOf))).toEqual(['early', 'none', 'late', 'morning']);
  expect(ids(chosen(ALL, ANY, 'target', zoneOf))).toEqual(['early', 'late', 'morning', 'none']);
  expect(ids(chosen(ALL, ANY, 'frames', zoneOf))).toEqual(['early', 'late', 'none', 'morning']);
});

test('a night is the telescope’s own: what began at 20:00 there is of that evening, what began after midnight of the evening before', () => {
  const on = (night: string) => ids(chosen(ALL, { ...ANY, from: night, to: night }, 'newest', zoneOf));
  expect(on('2026-11-21')).toEqual(['morning', 'late']);
  expect(on('2026-11-22')).toEqual([]);
});

test('targets are found without accents, capitals and spaces, telescopes by their id', () => {
  expect(ids(chosen(ALL, { ...ANY, target: 'm31' }, 'newest', zoneOf))).toEqual(['late']);
  expect(ids(chosen(ALL, { ...ANY, target: 'etoile P' }, 'newest', zoneOf))).toEqual(['early']);
  expect(ids(chosen(ALL, { ...ANY, telescope: 'roof' }, 'newest', zoneOf))).toEqual(['morning']);
});

test('what was given up or is still to come is no observation', () => {
  expect((['pending', 'upcoming', 'active', 'finished', 'cancelled'] as const).filter((phase) => isOver({ phase }))).toEqual(['finished']);
});

test('what was made is read, and nothing is made up where nobody counted', async () => {
  const statistics = { frames: 3, exposedSeconds: 180, errors: 0, meanHfd: 2.4, framesByFilter: { L: 2, Ha: 1, odd: 'x' } };
  const told = async (body: object) => {
    const answer = await askMade(async () => Response.json(body), 'en', 'b-1');
    return answer.kind === 'told' ? answer.value : answer;
  };
  expect(await told({ statistics })).toEqual({ frames: 3, exposedSeconds: 180, meanHfd: 2.4, byFilter: [['L', 2], ['Ha', 1]] });
  expect(await told({})).toEqual({ frames: 0, exposedSeconds: 0, meanHfd: undefined, byFilter: [] });
});

test('the thumbnail is of the last image of the slot, also when later ones fill the first pages of the night', async () => {
  const slot = { telescope: 'demo', from: Date.parse('2026-11-21T21:00:00Z'), to: Date.parse('2026-11-21T23:00:00Z') };
  const image = (id: string, at: string) => ({ image: id, at, takenAt: at, preview: `/api/telescopes/demo/images/${id}/preview` });
  const pages: Record<string, object> = {
    '': { images: [image('after', '2026-11-22T01:00:00Z')], before: 'p2' },
    p2: { images: [image('end', '2026-11-21T23:00:00Z'), image('last', '2026-11-21T22:59:00Z'), image('first', '2026-11-21T21:00:00Z')] },
  };
  const asked: string[] = [];
  const request = async (path: string) => {
    asked.push(path);
    return Response.json(pages[new URL(path, 'https://stellar.example').searchParams.get('before') ?? '']);
  };
  expect(await askThumb(request, 'en', slot, 'Europe/Paris')).toBe('/api/telescopes/demo/images/last/preview');
  expect(asked[0]).toContain('night=2026-11-21');
  expect(asked[0]).toContain('type=LIGHT');
  expect(await askThumb(async () => Response.json({ images: [] }), 'en', slot, 'Europe/Paris')).toBeUndefined();
});
