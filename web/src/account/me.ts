import { asObject, textIn } from '../live/border';
import { LANGUAGE_CODES, type LanguageCode } from '../i18n/language';
import type { Session } from './session';

/** What somebody may be here. */
export type Role = 'user' | 'operator' | 'admin';

/** What somebody chose. */
export interface Profile {
  readonly language: LanguageCode;
  /** An IANA name, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** Empty for none. */
  readonly name: string;
}

/** Who is signed in, as the cloud knows them. */
export interface Me extends Profile {
  readonly user: string;
  readonly roles: readonly Role[];
}

/** What became of a change. */
export type Change =
  | { readonly kind: 'kept'; readonly me: Me }
  /** What is wrong, in words; `field` is the member that is, if it is one. */
  | { readonly kind: 'refused'; readonly field: string | undefined; readonly why: string };

/** Asks who is signed in; rejects when the cloud cannot be asked. */
export async function askMe(session: Session, language: LanguageCode): Promise<Me> {
  return meIn(await session.request('/api/me', { headers: { 'accept-language': language } }));
}

/** Changes what somebody chose; rejects when the cloud cannot be asked. */
export async function changeMe(session: Session, profile: Profile, language: LanguageCode): Promise<Change> {
  const answer = await session.request('/api/me', {
    method: 'PUT',
    headers: { 'accept-language': language, 'content-type': 'application/json' },
    body: JSON.stringify(profile),
  });
  if (answer.status !== 400) return { kind: 'kept', me: await meIn(answer) };
  const problem = asObject(await answer.json());
  return { kind: 'refused', field: textIn(problem, 'field'), why: textIn(problem, 'title') ?? '' };
}

async function meIn(answer: Response): Promise<Me> {
  const from = answer.ok ? asObject(await answer.json()) : undefined;
  const user = textIn(from, 'user');
  const timeZone = textIn(from, 'timeZone');
  const language = LANGUAGE_CODES.find((code) => code === from?.['language']);
  if (user === undefined || timeZone === undefined || language === undefined) {
    throw new Error(`The cloud answered ${answer.status} when asked for the account.`);
  }
  const roles: readonly unknown[] = Array.isArray(from?.['roles']) ? from['roles'] : [];
  return {
    user,
    timeZone,
    language,
    name: textIn(from, 'name') ?? '',
    roles: (['user', 'operator', 'admin'] as const).filter((role) => roles.includes(role)),
  };
}
