import { expect, test } from 'vitest';
import { nextFree } from './next-free';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ABOUT = { id: 'demo', site: { timeZone: 'Europe/Paris', latitudeDegrees: 44.4, longitudeDegrees: 1.7 }, opening: DAYS.map((day) => ({ day, from: '17:00', to: '09:00' })) };

const house = (telescope: object, taken: readonly string[] = []) => async (path: string) => Response.json(path.includes('/slots') ? { telescope: 'demo', taken } : { telescope });

function quarters(from: string, to: string): readonly string[] {
  return Array.from({ length: (Date.parse(to) - Date.parse(from)) / 900_000 }, (_, index) => new Date(Date.parse(from) + index * 900_000).toISOString());
}

test('a telescope that nobody booked is free tonight for all its darkness', async () => {
  const answer = await nextFree(house(ABOUT), 'en', 'demo', NOW);
  // Dark from 18:02 to 05:16 by the cloud: whole quarter hours from 18:15 to 05:15.
  expect(answer).toMatchObject({ kind: 'free', free: { isTonight: true, seconds: 11 * 3600, night: { date: '2026-11-22' } } });
});

test('when less than an hour in one piece is left tonight, it is the next night', async () => {
  const taken = [...quarters('2026-11-22T18:30:00Z', '2026-11-22T23:00:00Z'), ...quarters('2026-11-22T23:45:00Z', '2026-11-23T06:00:00Z')];
  expect(await nextFree(house(ABOUT, taken), 'en', 'demo', NOW)).toMatchObject({ kind: 'free', free: { isTonight: false, night: { date: '2026-11-23' } } });
});

test('a week of which all is taken has nothing', async () => {
  expect(await nextFree(house(ABOUT, quarters('2026-11-22T11:00:00Z', '2026-11-30T11:00:00Z')), 'en', 'demo', NOW)).toEqual({ kind: 'none' });
});

test('where it does not get dark, that is what is said', async () => {
  const far = { ...ABOUT, site: { timeZone: 'Europe/Oslo', latitudeDegrees: 69.65, longitudeDegrees: 18.96 } };
  expect(await nextFree(house(far), 'en', 'demo', Date.parse('2027-06-21T10:00:00Z'))).toEqual({ kind: 'never-dark' });
});

test('what does not answer or is not told is not known', async () => {
  expect(await nextFree(async () => Promise.reject(new Error('lost')), 'en', 'demo', NOW)).toEqual({ kind: 'unknown' });
  expect(await nextFree(house({ ...ABOUT, site: { timeZone: 'Europe/Paris' } }), 'en', 'demo', NOW)).toEqual({ kind: 'unknown' });
  expect(await nextFree(async (path) => (path.includes('/slots') ? Promise.reject(new Error('lost')) : Response.json({ telescope: ABOUT })), 'en', 'demo', NOW)).toEqual({ kind: 'unknown' });
});
