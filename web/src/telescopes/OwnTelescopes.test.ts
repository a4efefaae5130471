import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { contextWith } from '../account/context';
import { Session } from '../account/session';
import { LANGUAGES } from '../i18n/language';
import { HandCloud, quiet } from '../testing/account-by-hand';
import { HandLine } from '../testing/by-hand';
import { HandClock } from '../testing/hand-clock';
import { controlData, changes, shotRunning, stateAt } from '../testing/messages';
import OwnTelescopes from './OwnTelescopes.svelte';

const telescope = (id: string, listing = 'public') => ({ id, listing, version: 1, name: { en: id }, site: { name: { en: 'Hill' }, timeZone: 'UTC' }, filters: ['L'], blackouts: [] });

async function open(...telescopes: object[]) {
  const cloud = new HandCloud();
  cloud.kept = JSON.stringify({ refresh: 'refresh-0', user: 'vega', name: 'Véga', renewing: false });
  cloud.route = (_, path) => {
    if (path === '/api/operator/telescopes') return Response.json({ telescopes });
    return path === '/api/me/tickets' ? Response.json({ url: 'wss://live.example/live?ticket=t' }) : undefined;
  };
  const [clock, line] = [new HandClock(0), new HandLine()];
  render(OwnTelescopes, { props: { language: LANGUAGES.en, surroundings: line.over(clock), go: vi.fn() }, context: contextWith(new Session(cloud.tab())) });
  await quiet();
  return { clock, line };
}

const glance = () => screen.getByTestId('glance');

test('each telescope in service is watched by a socket of its own, one that is retired is not', async () => {
  const { line } = await open(telescope('roof'), telescope('old', 'retired'), telescope('new', 'hidden'));
  expect(screen.getAllByTestId('own-telescope')).toHaveLength(3);
  expect(screen.getAllByTestId('glance')).toHaveLength(2);
  expect(line.sockets).toHaveLength(2);
});

test('a list of many watches twelve', async () => {
  const { line } = await open(...Array.from({ length: 14 }, (_, at) => telescope(`roof-${at}`)));
  expect(line.sockets).toHaveLength(12);
});

test('it says what a telescope does now, and that it is old when nothing comes any more', async () => {
  const { clock, line } = await open(telescope('roof'));
  expect(glance().textContent).toContain('not heard yet');
  const socket = line.sockets[0]!;
  socket.events.opened();
  socket.say({ ...stateAt(1, 0), channel: 'telescope.roof' });
  socket.say({ ...changes(1, 1, 0, [controlData(0, -10.04), shotRunning(0, 'M31_L_0001.fit', 12, 30)]), channel: 'telescope.roof' });
  await quiet();
  expect(glance().dataset['link']).toBe('running');
  expect(glance().textContent).toMatch(/M31 · 0:12 \/ 0:30/);
  expect(glance().textContent).toContain('−10.0');
  await clock.pass(11_000);
  await quiet();
  expect(glance().dataset['link']).toBe('offline');
  expect(glance().textContent).toContain('No exposure');
});
