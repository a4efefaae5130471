import { expect, test, vi } from 'vitest';

vi.mock('swagger-ui-dist/swagger-ui-es-bundle.js', () => ({ default: () => undefined }));
vi.mock('swagger-ui-dist/swagger-ui.css', () => ({}));
const { asPerson } = await import('./browse');

const HERE = 'https://stellar.example';
const signedIn = { token: () => Promise.resolve('abc'), language: () => 'fr' };

test('what is tried is asked as who is signed in, in the language of the page', async () => {
  const sent = await asPerson({ url: `${HERE}/api/me`, headers: {} }, signedIn, HERE);
  expect(sent.headers).toEqual({ 'Accept-Language': 'fr', Authorization: 'Bearer abc' });
});

test('a token that was typed in goes before that of the session', async () => {
  const sent = await asPerson({ url: `${HERE}/api/me`, headers: { Authorization: 'Bearer mine' } }, signedIn, HERE);
  expect(sent.headers['Authorization']).toBe('Bearer mine');
});

test.each(['/openapi.json', 'https://elsewhere.example/api/me', `${HERE}.evil.example/api/me`])('%s never gets the token', async (url) => {
  expect((await asPerson({ url, headers: {} }, signedIn, HERE)).headers).toEqual({});
});

test('without a good session the request goes as nobody’s', async () => {
  const away = { token: () => Promise.reject(new Error('away')), language: () => 'en' };
  expect((await asPerson({ url: '/api/me', headers: {} }, away, HERE)).headers).toEqual({ 'Accept-Language': 'en' });
});
