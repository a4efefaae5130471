import { expect, test } from 'vitest';
import { PLACE, SITE } from '../testing/account-by-hand';
import { placeIn } from './place';
import { tokensIn } from './tokens';

test('paths are of this site, and encrypted addresses may be elsewhere', () => {
  expect(placeIn({ ...PLACE, tokenUrl: 'https://people.example/token' }, SITE)).toMatchObject({
    authorizeUrl: `${SITE}/auth/oauth2/authorize`,
    tokenUrl: 'https://people.example/token',
    scopes: 'openid email profile',
  });
});

test.each([
  { ...PLACE, tokenUrl: 'http://people.example/token' },
  { ...PLACE, authorizeUrl: 'javascript:alert(1)' },
  { ...PLACE, clientId: '' },
  { ...PLACE, scopes: [] },
  { ...PLACE, logoutUrl: undefined },
  null,
  [],
])('no other place is believed (%#)', (answer) => {
  expect(placeIn(answer, SITE)).toBeUndefined();
});

const claims = (text: object) => `h.${btoa(JSON.stringify(text))}.s`;
const whole = { access_token: 'a', refresh_token: 'r', expires_in: 900, id_token: claims({ sub: 'u', aud: 'page', email: 'a@b.example' }) };

test('who has no name is called by their address', () => {
  expect(tokensIn(whole, 'page')).toEqual({ access: 'a', refresh: 'r', accessLife: 900_000, user: 'u', name: 'a@b.example', nonce: undefined });
});

test.each([
  { ...whole, access_token: undefined },
  { ...whole, refresh_token: '' },
  { ...whole, expires_in: 0 },
  { ...whole, expires_in: '900' },
  { ...whole, id_token: 'x.y.z' },
  { ...whole, id_token: claims({ sub: 'u', aud: 'another' }) },
  { ...whole, id_token: claims({ aud: 'page' }) },
  'nothing',
])('an answer that is not whole is none (%#)', (answer) => {
  expect(tokensIn(answer, 'page')).toBeUndefined();
});
