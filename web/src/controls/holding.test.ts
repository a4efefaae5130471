import { expect, test } from 'vitest';
import { access, booking, BOOKING_ID, problem } from '../testing/bookings';
import { askHolding } from './holding';

const OTHER = '1b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c22';
const NOW = '2026-11-22T20:30:00.000Z';

interface World {
  own?: object[];
  all?: object[] | Response;
  phase?: string;
  roles?: ('user' | 'operator' | 'admin')[];
}

async function asked({ own = [], all, phase = 'active', roles = ['user'] }: World) {
  const paths: string[] = [];
  const request = async (path: string) => {
    paths.push(path.split('?')[0]!);
    if (path.includes('/access')) return Response.json({ ...access(phase, NOW, 'running'), booking: path.split('/')[3] });
    if (path.startsWith('/api/telescopes/')) return all instanceof Response ? all : Response.json({ bookings: all ?? [] });
    return Response.json({ bookings: own });
  };
  const answer = await askHolding({ request, language: 'en', telescope: 'demo', deviceNow: Date.parse(NOW), roles: async () => roles });
  if (answer.kind !== 'told') throw new Error('It was refused.');
  return { paths, who: answer.value.who, booking: answer.value.booking?.id, phase: answer.value.phase };
}

test('whose slot it is has the telescope in hand', async () => {
  expect(await asked({ own: [booking({ id: OTHER, phase: 'finished' }), booking({ phase: 'active' })] })).toMatchObject({ who: 'user', booking: BOOKING_ID, phase: 'active' });
});

test('a slot at another telescope gives nothing here, and nobody is asked about what only operators see', async () => {
  expect(await asked({ own: [booking({ phase: 'active', telescope: 'other' })] })).toEqual({ paths: ['/api/bookings'], who: 'nobody', booking: undefined, phase: 'finished' });
});

test('a slot that is still to come is known with its phase, so that the controls open by themselves', async () => {
  expect(await asked({ own: [booking(), booking({ id: OTHER })], phase: 'upcoming' })).toMatchObject({ who: 'nobody', booking: BOOKING_ID, phase: 'upcoming' });
});

test('a slot that ends between two answers is nobody’s', async () => {
  expect(await asked({ own: [booking({ phase: 'active' })], phase: 'finished' })).toMatchObject({ who: 'nobody', phase: 'finished' });
});

test('its operator has it in hand, with whosever session is under way or with none', async () => {
  expect(await asked({ all: [booking({ phase: 'active' })], roles: ['user', 'operator'] })).toMatchObject({ who: 'operator', booking: BOOKING_ID, phase: 'active' });
  expect(await asked({ all: [booking({ phase: 'upcoming' })], roles: ['admin'] })).toMatchObject({ who: 'operator', booking: undefined });
});

test('an operator of another telescope is nobody here, and one in their own slot is its user', async () => {
  expect(await asked({ all: problem(404, 'not-found', 'There is no such telescope.'), roles: ['operator'] })).toMatchObject({ who: 'nobody' });
  expect(await asked({ own: [booking({ phase: 'active' })], all: [booking({ phase: 'active' })], roles: ['operator'] })).toMatchObject({ who: 'user' });
});

test('a cloud that does not tell is no answer', async () => {
  await expect(asked({ all: problem(500, 'internal', 'Something failed.'), roles: ['operator'] })).rejects.toThrow('internal');
});
