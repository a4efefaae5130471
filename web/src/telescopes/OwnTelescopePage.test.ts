import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import { contextWith } from '../account/context';
import { Session } from '../account/session';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { HandCloud, quiet } from '../testing/account-by-hand';
import { booking, BOOKING_ID } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { HandClock } from '../testing/hand-clock';
import { EPOCH, instant, stateAt } from '../testing/messages';
import OwnTelescopePage from './OwnTelescopePage.svelte';

const ME = { user: 'vega', roles: ['user', 'operator'], language: 'en', timeZone: 'Europe/Paris', name: 'Véga' };
const ROOF = {
  id: 'roof', listing: 'public', version: 3,
  name: { en: 'Roof', fr: 'Toit' }, description: { en: 'Wide fields', fr: 'Grands champs' },
  site: { name: { en: 'Hill', fr: 'Colline' }, latitudeDegrees: 43.5, longitudeDegrees: 6, elevationMetres: 800, timeZone: 'Asia/Kathmandu' },
  optics: { focalLengthMm: 530, apertureMm: 106, mount: 'german' },
  camera: { name: 'ASI', width: 4656, height: 3520, pixelSizeMicrometres: 3.8, colour: 'mono' },
  filters: ['L', 'Ha'], centsAnHour: 1250, needsConsent: false, freeCancelHours: 24, overheads: { slewSeconds: 60 },
  horizon: [{ azimuthDegrees: 90, altitudeDegrees: 20 }], opening: [{ day: 'friday', from: '18:00', to: '06:00' }],
  blackouts: [{ id: '202612241200-202612251200', from: '2026-12-24T12:00:00Z', to: '2026-12-25T12:00:00Z', reason: 'Christmas' }],
};
// Hundreds of zones would only make the tests slow.
beforeAll(() => void vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Asia/Kathmandu', 'Europe/Paris']));

const refusal = (status: number, code: string, title: string, field?: string) => Response.json({ status, code, title, field }, { status });
const list = (...telescopes: object[]) => Response.json({ telescopes });

async function open({ isNew = false, language = 'en' as LanguageCode, roles = ME.roles, told = list(ROOF) as Response | Error } = {}) {
  const cloud = new HandCloud();
  cloud.kept = JSON.stringify({ refresh: 'refresh-0', user: 'vega', name: 'Véga', renewing: false });
  const session = new Session(cloud.tab());
  const clock = new HandClock(0);
  const line = new HandLine();
  const visit = vi.fn();
  cloud.answers.push(cloud.tokens(), Response.json({ ...ME, roles }), told);
  cloud.route = (method, path) => {
    if (path === '/api/me/tickets') return Response.json({ url: 'wss://live.example/live?ticket=t' });
    if (method === 'GET' && path.startsWith('/api/telescopes/roof/problems')) return Response.json({ problems: [] });
    return method === 'GET' && path.startsWith('/api/telescopes/roof/controls') ? Response.json({ controls: [] }) : undefined;
  };
  const view = render(OwnTelescopePage, { props: { telescope: isNew ? undefined : 'roof', language: LANGUAGES[language], surroundings: line.over(clock), go: vi.fn(), visit }, context: contextWith(session) });
  await quiet();
  return { cloud, clock, line, visit, view };
}

const member = (path: string) => screen.getByTestId(path) as HTMLInputElement;
const field = (path: string) => member(`field-${path}`);
const body = (cloud: HandCloud) => JSON.parse(String(cloud.asked.at(-1)!.init.body)) as Record<string, unknown>;
const type = (element: HTMLInputElement, value: string) => fireEvent.input(element, { target: { value } });

async function save(cloud: HandCloud, answer: Response | Error): Promise<void> {
  cloud.answers.push(answer);
  await fireEvent.submit(screen.getByTestId('description'));
  await quiet();
}

async function press(testid: string, cloud?: HandCloud, answer?: Response | Error): Promise<void> {
  if (cloud && answer) cloud.answers.push(answer);
  await fireEvent.click(screen.getByTestId(testid));
  await quiet();
}

test('a telescope is shown whole and kept whole, to the version that was read', async () => {
  const { cloud } = await open({ language: 'fr' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Toit');
  expect(screen.queryByTestId('field-operator')).toBeNull();
  await type(field('camera.name'), 'QHY');
  await fireEvent.click(screen.getByTestId('add-point'));
  await type(member('horizon[1].azimuthDegrees'), '180,5');
  await type(member('horizon[1].altitudeDegrees'), '−2');
  await save(cloud, Response.json({ ...ROOF, version: 4 }));
  expect(cloud.asked.at(-1)).toMatchObject({ url: '/api/telescopes/roof', init: { method: 'PUT' } });
  expect(body(cloud)).toMatchObject({
    version: 3, centsAnHour: 1250, filters: ['L', 'Ha'], camera: { name: 'QHY', width: 4656 }, opening: ROOF.opening,
    horizon: [{ azimuthDegrees: 90, altitudeDegrees: 20 }, { azimuthDegrees: 180.5, altitudeDegrees: -2 }],
  });
  expect(screen.getByTestId('description-state').textContent).toContain('Enregistré.');
  await save(cloud, Response.json({ ...ROOF, version: 5 }));
  expect(body(cloud)).toMatchObject({ version: 4 });
});

test('field and pixel follow what is typed', async () => {
  await open();
  expect(screen.getByTestId('sky-covered').textContent).toContain('1.913° × 1.446°');
  expect(screen.getByTestId('sky-covered').textContent).toContain('1.479″');
  await type(field('optics.focalLengthMm'), '1060');
  expect(screen.getByTestId('sky-covered').textContent).toContain('0.956° × 0.723°');
  await type(field('optics.focalLengthMm'), '');
  expect(screen.getByTestId('sky-covered').textContent).toContain('once both are written');
});

test('what is wrong stands at its member, also in a row of a list, and one types there next', async () => {
  const { cloud } = await open();
  await save(cloud, refusal(400, 'number-out-of-bounds', 'The member horizon[0].altitudeDegrees must be lower.', 'horizon[0].altitudeDegrees'));
  const altitude = member('horizon[0].altitudeDegrees');
  expect(altitude.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(altitude.getAttribute('aria-describedby')!)!.textContent).toContain('must be lower');
  expect(document.activeElement).toBe(altitude);
  await save(cloud, refusal(400, 'twice', 'The member filters[1] is in the list twice.', 'filters[1]'));
  expect(document.activeElement).toBe(field('filters'));
  await save(cloud, refusal(409, 'relay-changed', 'The relay was changed meanwhile.'));
  expect(screen.getByTestId('description-flaw').textContent).toBe('The relay was changed meanwhile.');
});

test('when somebody else changed it, their version comes in under what was typed', async () => {
  const { cloud } = await open();
  await type(field('camera.name'), 'QHY');
  await type(field('name.en'), 'My roof');
  await save(cloud, refusal(409, 'telescope-changed', 'The telescope was changed meanwhile; it is at version 4.'));
  expect(screen.getByTestId('description-flaw').textContent).toContain('it is at version 4');
  await press('reload', cloud, list({ ...ROOF, version: 4, name: { en: 'Their roof', fr: 'Leur toit' } }));
  expect([field('camera.name').value, field('name.en').value, field('name.fr').value]).toEqual(['QHY', 'My roof', 'Leur toit']);
  expect(screen.getByTestId('both').textContent).toContain('Name in English');
  await save(cloud, Response.json({ ...ROOF, version: 5 }));
  expect(body(cloud)).toMatchObject({ version: 4, name: { en: 'My roof', fr: 'Leur toit' }, camera: { name: 'QHY' } });
});

test('nothing typed is lost when the cloud is away', async () => {
  const { cloud } = await open();
  await type(field('camera.name'), 'QHY');
  await save(cloud, new Error('away'));
  expect(screen.getByTestId('description-flaw').textContent).toContain('What you typed is still here.');
  expect(field('camera.name').value).toBe('QHY');
});

test('a new telescope is described with its id, and its own page is next', async () => {
  const { cloud, visit } = await open({ isNew: true });
  await type(field('id'), 'roof');
  await fireEvent.click(screen.getByText('Add', { selector: '[data-testid=day-monday] button' }));
  await fireEvent.click(screen.getByTestId('copy-to-all'));
  await save(cloud, Response.json(ROOF, { status: 201 }));
  expect(cloud.asked.at(-1)).toMatchObject({ url: '/api/telescopes', init: { method: 'POST' } });
  expect(body(cloud)).toMatchObject({ id: 'roof', listing: 'hidden' });
  expect((body(cloud)['opening'] as { day: string }[]).map(({ day }) => day)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
  expect(visit).toHaveBeenCalledWith('/en/operator/telescopes/roof');
});

test('a telescope that the list does not have yet is asked for once more', async () => {
  const { cloud, clock } = await open({ told: list() });
  cloud.answers.push(Response.json(ME), list(ROOF));
  await clock.pass(1500);
  expect(field('camera.name').value).toBe('ASI');
});

test('somebody else’s telescope is none', async () => {
  const { cloud, clock } = await open({ told: list() });
  cloud.answers.push(Response.json(ME), list());
  await clock.pass(1500);
  expect(screen.getByTestId('no-telescope').textContent).toContain('no such telescope of yours');
});

test('who is no operator is told why, and sees no form', async () => {
  await open({ roles: ['user'], told: refusal(403, 'operators-only', 'Only operators describe telescopes.') });
  expect(screen.getByTestId('operators-only').textContent).toBe('Only operators describe telescopes.');
  expect(screen.queryByTestId('description')).toBeNull();
});

test('an admin may name another owner', async () => {
  await open({ roles: ['admin'] });
  expect(screen.getAllByTestId('field-operator')).toHaveLength(1);
});

test('closed times are typed by the clocks of the site, and opened again', async () => {
  const { cloud } = await open();
  expect(screen.getByTestId('blackouts').textContent).toContain('Thu, 24 Dec 2026, 17:45');
  await type(member('blackout-from'), '2026-12-30T05:45');
  await type(member('blackout-to'), '2026-12-31T05:45');
  await type(member('blackout-reason'), 'Mirror');
  const added = { id: '202612300000-202612310000', from: '2026-12-30T00:00:00Z', to: '2026-12-31T00:00:00Z', reason: 'Mirror' };
  await press('close', cloud, Response.json(added, { status: 201 }));
  expect(cloud.asked.at(-1)!.url).toBe('/api/telescopes/roof/blackouts');
  expect(body(cloud)).toEqual({ from: '2026-12-30T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z', reason: 'Mirror' });
  expect(member('blackout-reason').value).toBe('');
  cloud.answers.push(Response.json({ removed: ROOF.blackouts[0]!.id }));
  await fireEvent.click(screen.getAllByTestId('reopen')[0]!);
  await quiet();
  expect(cloud.asked.at(-1)).toMatchObject({ url: `/api/telescopes/roof/blackouts/${ROOF.blackouts[0]!.id}`, init: { method: 'DELETE' } });
  expect(screen.getByTestId('blackouts').textContent).not.toContain('Christmas');
  expect(screen.getByTestId('blackouts').textContent).toContain('Mirror');
});

test('a closed time that cannot be is told at its field', async () => {
  const { cloud } = await open();
  await press('close', cloud, refusal(400, 'moment-needed', 'The member from must be a whole minute.', 'from'));
  expect(body(cloud)).toMatchObject({ from: null, to: null });
  expect(member('blackout-from').getAttribute('aria-invalid')).toBe('true');
});

test('it is retired only after asking once more, and then nothing of it can be changed', async () => {
  const { cloud } = await open();
  const before = cloud.asked.length;
  await press('retire');
  await press('retire-no');
  await press('retire');
  expect(cloud.asked.length).toBe(before);
  await press('retire-yes', cloud, Response.json({ ...ROOF, listing: 'retired', version: 4 }));
  expect(cloud.asked.at(-1)).toMatchObject({ url: '/api/telescopes/roof', init: { method: 'DELETE' } });
  expect(field('camera.name').disabled).toBe(true);
  expect(screen.queryByTestId('keep')).toBeNull();
  expect(screen.queryByTestId('retire')).toBeNull();
});

test('the telescope and the session under way there are shown live, and can be controlled by hand', async () => {
  const { cloud, clock, line } = await open();
  const others = cloud.route;
  const asked: { control: string }[] = [];
  cloud.route = (method, path, sent) => {
    if (path.startsWith('/api/telescopes/roof/bookings')) return Response.json({ bookings: [booking({ from: '2026-11-21T21:00:00Z', to: '2026-11-21T23:00:00Z', phase: 'active', state: 'running' })] });
    if (path.endsWith('/session')) return Response.json({ state: 'running' });
    if (method !== 'POST' || path !== '/api/telescopes/roof/controls') return others(method, path, sent);
    asked.push(JSON.parse(sent) as { control: string });
    return refusal(409, 'mount-parked', 'The mount is parked. Unpark it, then have the session go on.');
  };
  line.on('telescope.roof').say({ ...stateAt(1, 0, { controlData: { at: instant(0), parsed: { camera: { temperature: -9.8 }, mount: { parked: true } } } }), channel: 'telescope.roof' });
  await quiet();
  expect(screen.getByTestId('mount-parked').textContent).toBe('Yes');
  expect(screen.getByRole('heading', { name: 'The session under way' })).toBeTruthy();
  const session = line.on(`session.${BOOKING_ID}`);
  session.say({ type: 'initialState', channel: `session.${BOOKING_ID}`, position: { epoch: EPOCH, seq: 1 }, sentAt: instant(0), data: { changes: 6, phase: 'active', state: 'paused' } });
  await quiet();
  expect(screen.getByTestId('session-state').textContent).toBe('paused');
  expect(screen.getByTestId('said-mount').textContent).toContain('At any time');
  await press('resume');
  expect(asked).toMatchObject([{ control: 'resume' }]);
  expect(screen.getByTestId('said-session').textContent).toContain('Resume – not done. The mount is parked.');
  await press('abort');
  expect(screen.getByTestId('abort-question').textContent).toContain('Everything at the telescope is stopped');
  await clock.pass(1_000);
});

test('a telescope without a session is shown, and can be controlled all the same', async () => {
  const { cloud, line } = await open({ language: 'fr' });
  const others = cloud.route;
  cloud.route = (method, path, sent) => (path.startsWith('/api/telescopes/roof/bookings') ? Response.json({ bookings: [] }) : others(method, path, sent));
  line.on('telescope.roof').say({ ...stateAt(1, 0), channel: 'telescope.roof' });
  await quiet();
  expect(screen.getByRole('heading', { name: 'Au télescope en ce moment' })).toBeTruthy();
  expect(screen.queryByTestId('progress-panel')).toBeNull();
  expect(screen.getByTestId('refresh')).toBeTruthy();
});
