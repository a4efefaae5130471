import { asObject, textIn } from '../live/border';

/** Where and as what this page signs people in. */
export interface Place {
  readonly clientId: string;
  readonly scopes: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly logoutUrl: string;
}

/** Reads the cloud's answer; undefined when it is none, or leads somewhere that is neither encrypted nor this site. */
export function placeIn(answer: unknown, origin: string): Place | undefined {
  const from = asObject(answer);
  const scopes = Array.isArray(from?.['scopes']) ? from['scopes'].filter((scope) => typeof scope === 'string').join(' ') : '';
  const clientId = textIn(from, 'clientId');
  const [authorizeUrl, tokenUrl, revokeUrl, logoutUrl] = ['authorizeUrl', 'tokenUrl', 'revokeUrl', 'logoutUrl'].map((member) => {
    const text = textIn(from, member);
    if (text === undefined || !URL.canParse(text, origin)) return undefined;
    const url = new URL(text, origin);
    return url.protocol === 'https:' || url.origin === origin ? url.href : undefined;
  });
  if (scopes === '' || !clientId || !authorizeUrl || !tokenUrl || !revokeUrl || !logoutUrl) return undefined;
  return { clientId, scopes, authorizeUrl, tokenUrl, revokeUrl, logoutUrl };
}
