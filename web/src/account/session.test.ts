import { expect, test } from 'vitest';
import { HandCloud, quiet, SITE, type HandTab } from '../testing/account-by-hand';
import { NobodyIn, Session, type Who } from './session';

/** Somebody who signs in, the whole way. */
async function signIn(cloud: HandCloud, tab: HandTab = cloud.tab()): Promise<{ session: Session; tab: HandTab; seen: Who[] }> {
  const session = new Session(tab);
  const seen: Who[] = [];
  session.start();
  session.watch((who) => seen.push(who));
  await session.signIn('/fr/robotarget/demo/gallery?filter=Ha', 'fr');
  const asked = tab.left.at(-1)!.searchParams;
  cloud.nonce = asked.get('nonce')!;
  expect(await session.comeBack(`?code=the-code&state=${asked.get('state')}`)).toEqual({ isIn: true, returnTo: '/fr/robotarget/demo/gallery?filter=Ha' });
  cloud.nonce = undefined;
  return { session, tab, seen };
}

const refreshes = (cloud: HandCloud) => cloud.asked.filter(({ form }) => form['grant_type'] === 'refresh_token').map(({ form }) => form['refresh_token']);

test('signing in leaves with the hash of a secret and comes back with the secret itself', async () => {
  const cloud = new HandCloud();
  const { session, tab, seen } = await signIn(cloud);

  const away = tab.left[0]!;
  expect(away.origin + away.pathname).toBe(`${SITE}/auth/oauth2/authorize`);
  expect(Object.fromEntries(away.searchParams)).toEqual({
    response_type: 'code', client_id: 'page', redirect_uri: `${SITE}/signed-in`, scope: 'openid email profile',
    state: 'secret-1', nonce: 'secret-3', code_challenge: 'hash of secret-2', code_challenge_method: 'S256', lang: 'fr',
  });
  expect(cloud.asked[0]!.form).toEqual({
    grant_type: 'authorization_code', client_id: 'page', code: 'the-code', code_verifier: 'secret-2', redirect_uri: `${SITE}/signed-in`,
  });
  expect(seen).toEqual([{ kind: 'out', over: false }, { kind: 'in', user: 'vega', name: 'Véga' }]);
  expect(await session.token()).toBe('access-1');
  expect(cloud.kept).not.toContain('access-');
  expect(tab.notes.size).toBe(0);
});

test.each([
  ['another state', '?code=c&state=forged'],
  ['no state', '?code=c'],
  ['no code', '?state=secret-1'],
  ['a refusal', '?error=access_denied&state=secret-1'],
])('coming back with %s signs nobody in and asks nothing', async (_, query) => {
  const cloud = new HandCloud();
  const tab = cloud.tab();
  const session = new Session(tab);
  await session.signIn('/en/account', 'en');

  expect(await session.comeBack(query)).toEqual({ isIn: false, returnTo: '/en/account' });
  expect(cloud.asked).toEqual([]);
  expect(session.who.kind).toBe('out');
  expect((await session.comeBack('?code=c&state=secret-1')).isIn).toBe(false);
});

test('coming back to a tab that began nothing signs nobody in', async () => {
  const cloud = new HandCloud();
  expect(await new Session(cloud.tab()).comeBack('?code=c&state=s')).toEqual({ isIn: false, returnTo: '/' });
  expect(cloud.asked).toEqual([]);
});

test('a token for another question is not taken', async () => {
  const cloud = new HandCloud();
  const tab = cloud.tab();
  const session = new Session(tab);
  await session.signIn('/', 'en');
  cloud.nonce = 'of another question';

  expect((await session.comeBack(`?code=c&state=secret-1`)).isIn).toBe(false);
  expect(cloud.kept).toBeUndefined();
});

test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])('the way back never leads to %s', async (path) => {
  const cloud = new HandCloud();
  const session = new Session(cloud.tab());
  await session.signIn(path, 'en');
  expect((await session.comeBack('')).returnTo).toBe('/');
});

test('a page that was not opened safely cannot sign in', async () => {
  const tab = new HandCloud().tab();
  tab.safe = false;
  await expect(new Session(tab).signIn('/', 'en')).rejects.toThrow();
  expect(tab.left).toEqual([]);
});

test('a token is renewed a minute before its end, by itself', async () => {
  const cloud = new HandCloud();
  const { session, tab } = await signIn(cloud);

  await tab.pass(839_999);
  expect(refreshes(cloud)).toEqual([]);
  await tab.pass(1);
  expect(refreshes(cloud)).toEqual(['refresh-1']);
  expect(await session.token()).toBe('access-2');
  await tab.pass(840_000);
  expect(refreshes(cloud)).toEqual(['refresh-1', 'refresh-2']);
});

test('a page opened anew shows who is in and asks for a token when it needs one', async () => {
  const cloud = new HandCloud();
  await signIn(cloud);
  const session = new Session(cloud.tab());
  session.start();

  expect(session.who).toEqual({ kind: 'in', user: 'vega', name: 'Véga' });
  expect(refreshes(cloud)).toEqual([]);
  expect(await Promise.all([session.token(), session.token()])).toEqual(['access-2', 'access-2']);
  expect(refreshes(cloud)).toEqual(['refresh-1']);
});

test('two tabs renew one after the other, each with the newest refresh token', async () => {
  const cloud = new HandCloud();
  await signIn(cloud);
  const [one, two] = [new Session(cloud.tab()), new Session(cloud.tab())];

  expect(await Promise.all([one.token(), two.token()])).toEqual(['access-2', 'access-3']);
  expect(refreshes(cloud)).toEqual(['refresh-1', 'refresh-2']);
});

test('a renewal that nobody answers keeps the session, is tried again, and first of all by the next page', async () => {
  const cloud = new HandCloud();
  const { session, tab } = await signIn(cloud);
  cloud.answers.push(new Error('away'), new Response('', { status: 503 }));
  await tab.pass(840_000);
  await tab.pass(30_000);
  expect(session.who.kind).toBe('in');
  expect(refreshes(cloud)).toEqual(['refresh-1', 'refresh-1']);

  new Session(cloud.tab()).start();
  await quiet();
  expect(refreshes(cloud)).toEqual(['refresh-1', 'refresh-1', 'refresh-1']);
  await tab.pass(30_000);
  expect(refreshes(cloud).at(-1)).toBe('refresh-2');
});

test('a session that the issuer has ended is over in all tabs, and says so', async () => {
  const cloud = new HandCloud();
  const { session, tab } = await signIn(cloud);
  const other = new Session(cloud.tab());
  other.start();
  cloud.answers.push(Response.json({ error: 'invalid_grant' }, { status: 400 }));
  await tab.pass(840_000);

  expect(session.who).toEqual({ kind: 'out', over: true });
  expect(other.who.kind).toBe('out');
  expect(cloud.kept).toBeUndefined();
  expect(await session.token()).toBeUndefined();
});

test('a request carries the token, and a refused one is tried once with a new one', async () => {
  const cloud = new HandCloud();
  const { session } = await signIn(cloud);
  cloud.answers.push(new Response('', { status: 401 }));
  const answer = await session.request('/api/me', { headers: { 'accept-language': 'fr' } });

  expect(answer.status).toBe(200);
  const sent = cloud.asked.filter(({ url }) => url === '/api/me').map(({ init }) => init.headers);
  expect(sent).toEqual([
    { 'accept-language': 'fr', authorization: 'Bearer access-1' },
    { 'accept-language': 'fr', authorization: 'Bearer access-2' },
  ]);
});

test('a request that new tokens do not open ends the session', async () => {
  const cloud = new HandCloud();
  const { session } = await signIn(cloud);
  cloud.answers.push(new Response('', { status: 401 }), cloud.tokens(), new Response('', { status: 401 }));

  await expect(session.request('/api/me')).rejects.toThrow(NobodyIn);
  expect(session.who).toEqual({ kind: 'out', over: true });
  await expect(session.request('/api/me')).rejects.toThrow(NobodyIn);
});

test('signing out ends the session at the issuer and in every tab, and remembers the way back', async () => {
  const cloud = new HandCloud();
  const { session, tab } = await signIn(cloud);
  const other = new Session(cloud.tab());
  other.start();
  await session.signOut('/en/robotarget/demo/monitor');

  expect(cloud.asked.at(-1)).toMatchObject({ url: '/auth/oauth2/revoke', form: { token: 'refresh-1', client_id: 'page' } });
  expect(tab.left.at(-1)!.href).toBe(`${SITE}/auth/logout?client_id=page&logout_uri=${encodeURIComponent(`${SITE}/signed-out`)}`);
  expect([session.who, other.who]).toEqual([{ kind: 'out', over: false }, { kind: 'out', over: false }]);
  expect(await other.token()).toBeUndefined();
  expect(new Session(tab).whereLeft()).toBe('/en/robotarget/demo/monitor');
});

test('a sign-out without a network ends the session here all the same', async () => {
  const cloud = new HandCloud();
  const { session } = await signIn(cloud);
  cloud.answers.push(new Error('away'));
  await session.signOut('/');

  expect(session.who.kind).toBe('out');
  expect(cloud.kept).toBeUndefined();
});

test('a sign-out waits for a renewal that is under way, so that no token comes after it', async () => {
  const cloud = new HandCloud();
  const { session } = await signIn(cloud);
  const other = new Session(cloud.tab());
  other.start();
  await Promise.all([other.token(), session.signOut('/')]);

  expect(cloud.asked.at(-1)!.form['token']).toBe('refresh-2');
  expect(cloud.kept).toBeUndefined();
  expect(other.who.kind).toBe('out');
});

test('whoever signs in in one tab is in in the others, and another person takes over everywhere', async () => {
  const cloud = new HandCloud();
  const seen: Who[] = [];
  const other = new Session(cloud.tab());
  other.start();
  other.watch((who) => seen.push(who));
  const { tab } = await signIn(cloud);
  cloud.user = 'rigel';
  cloud.name = 'Rigel';
  await signIn(cloud, tab);

  expect(seen).toEqual([{ kind: 'out', over: false }, { kind: 'in', user: 'vega', name: 'Véga' }, { kind: 'in', user: 'rigel', name: 'Rigel' }]);
  expect(await other.token()).toBe('access-3');
});

test('another name is shown in all tabs and outlives a renewal', async () => {
  const cloud = new HandCloud();
  const { session, tab } = await signIn(cloud);
  const other = new Session(cloud.tab());
  other.start();
  session.rename('Véga de la Lyre');
  await tab.pass(840_000);

  expect(session.who).toMatchObject({ name: 'Véga de la Lyre' });
  expect(other.who).toMatchObject({ name: 'Véga de la Lyre' });
});

test.each(['not json', '{}', '[]', '{"refresh":1,"user":"x","name":"y"}', 'null'])('kept nonsense (%s) is nobody', (kept) => {
  const cloud = new HandCloud();
  cloud.kept = kept;
  expect(new Session(cloud.tab()).who.kind).toBe('out');
});
