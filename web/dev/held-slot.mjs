// Somebody signed in on the faked page, in their own slot or before it, as far as the live page asks.
import { SITE } from './faked-page.mjs';

const BOOKING = '0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11';
const [OPENS, CLOSES] = ['2026-11-21T21:30:00.000Z', '2026-11-21T23:30:00.000Z'];
const base64url = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
const ACCOUNT = JSON.stringify({ refresh: 'r', user: 'vega', name: 'Dana Demo', renewing: false });

/** Answers what is asked as that person; call it after `serve`. `phase` is `active`, `upcoming` or undefined for no slot. */
export async function holdSlot(page, night, { phase, state = 'running', operator = false }) {
  await page.addInitScript((account) => {
    localStorage.setItem('stellar.account', account);
    // Browsers give it to secure pages only, as all are where somebody can sign in.
    crypto.randomUUID ??= () => '00000000-0000-4000-8000-000000000000';
  }, ACCOUNT);
  const slot = { id: BOOKING, telescope: 'demo', from: OPENS, to: CLOSES, state, phase, heldCents: 8000, plan: { target: { name: 'M 31' }, shots: [] }, changes: [{ number: 3, transition: 'pause', to: 'paused', by: 'user', cause: 'asked-for', at: OPENS }] };
  const opensAt = phase === 'upcoming' ? '2026-11-21T22:45:00.000Z' : OPENS;
  const controls = [];
  const control = (asked) => ({ parameters: {}, by: operator ? 'operator' : 'user', mine: true, at: night.instant(), state: 'requested', ...asked });
  const answers = {
    '/api/sign-in': () => ({ clientId: 'page', scopes: ['openid'], authorizeUrl: '/auth/a', tokenUrl: '/auth/token', revokeUrl: '/auth/r', logoutUrl: '/auth/l' }),
    '/auth/token': () => ({ access_token: 'a', refresh_token: 'r', expires_in: 900, id_token: `h.${base64url({ sub: 'vega', name: 'Dana Demo', aud: 'page' })}.s` }),
    '/api/me': () => ({ user: 'vega', name: 'Dana', language: 'en', timeZone: 'Europe/Paris', roles: operator ? ['user', 'operator'] : ['user'] }),
    '/api/me/credits': () => ({ freeCents: 12_050, heldCents: 8_000 }),
    '/api/me/tickets': () => ({ url: 'ws://stellar.test/session?ticket=t', expiresAt: night.instant(-30) }),
    '/api/bookings': () => ({ bookings: phase === undefined ? [] : [slot] }),
    '/api/telescopes/demo/bookings': () => ({ bookings: [{ ...slot, phase: 'active' }] }),
    [`/api/bookings/${BOOKING}`]: () => slot,
    [`/api/bookings/${BOOKING}/access`]: () => ({ booking: BOOKING, telescope: 'demo', phase: phase ?? 'active', state, opensAt, closesAt: CLOSES, now: night.instant() }),
    [`/api/bookings/${BOOKING}/session`]: () => ({ booking: BOOKING, telescope: 'demo', state }),
  };
  const isControls = (path) => path.endsWith('/controls');
  await page.route((url) => url.origin === SITE && (isControls(url.pathname) || Object.hasOwn(answers, url.pathname)), (route) => {
    const path = new URL(route.request().url()).pathname;
    if (!isControls(path)) return route.fulfill({ json: answers[path]() });
    if (route.request().method() === 'GET') return route.fulfill({ json: { controls } });
    controls.unshift(control(route.request().postDataJSON()));
    return route.fulfill({ status: 202, json: controls[0] });
  });
  await page.routeWebSocket(/\/session\?/, (socket) => {
    socket.onMessage((text) => {
      const { type, channel } = JSON.parse(text);
      if (type !== 'subscribe') return;
      const progress = { percentage: 37, current_shot: 8, total_shots: 20, remaining: 3900, filter: 'Ha', camera: { at: night.instant() }, mount: {} };
      socket.send(JSON.stringify({ type: 'initialState', channel, position: { epoch: 1, seq: 1 }, sentAt: night.instant(), data: { booking: BOOKING, telescope: 'demo', changes: 5, phase: 'active', state, progress } }));
    });
  });
}
