import { asObject, numberIn, textIn, type Json } from '../live/border';

/** What an issuer gives. */
export interface Tokens {
  /** What is shown to the API. Nothing is read out of it here. */
  readonly access: string;
  /** How long that is good, in ms from when it was given. */
  readonly accessLife: number;
  /** What the next tokens are asked with; good once. */
  readonly refresh: string;
  /** Who signed in. */
  readonly user: string;
  readonly name: string;
  /** What was sent along with the question; undefined in an answer to a renewal. */
  readonly nonce: string | undefined;
}

/**
 * Reads an issuer's answer; undefined when it is not whole, or for another program. The ID token's signature is not
 * looked at, since it came straight from the issuer (OpenID Connect Core 1.0, section 3.1.3.7, item 6).
 */
export function tokensIn(answer: unknown, clientId: string): Tokens | undefined {
  const from = asObject(answer);
  const access = from?.['access_token'];
  const refresh = from?.['refresh_token'];
  const seconds = numberIn(from, 'expires_in');
  const claims = claimsOf(from?.['id_token']);
  const user = textIn(claims, 'sub');
  const name = textIn(claims, 'name') ?? textIn(claims, 'email');
  if (typeof access !== 'string' || typeof refresh !== 'string' || access === '' || refresh === '') return undefined;
  if (seconds === undefined || seconds <= 0 || user === undefined || claims?.['aud'] !== clientId) return undefined;
  return { access, accessLife: seconds * 1000, refresh, user, name: name ?? user, nonce: textIn(claims, 'nonce') };
}

function claimsOf(token: unknown): Json | undefined {
  const payload = typeof token === 'string' ? token.split('.')[1] : undefined;
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    return asObject(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
