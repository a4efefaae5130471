import { ask, nothing, type Answer, type Request, type Wish } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { instantIn, textIn, type Json } from '../live/border';

/** How somebody's address stands: `off` after a link in a mail turned it off, `dead` after mails came back from it. */
const STATES = ['none', 'unconfirmed', 'confirmed', 'off', 'dead'] as const;
export type MailState = (typeof STATES)[number];

/** The address that mails go to. */
export interface Mail {
  readonly state: MailState;
  readonly address: string | undefined;
  /** Until when the code that was sent is good, in ms since 1970; undefined when none is. */
  readonly codeUntil: number | undefined;
}

/** A code as it stands in a mail. */
export const CODE_DIGITS = 6;

const PATH = '/api/me/mail';

/** Asks for the caller's address. */
export function askMail(request: Request, language: LanguageCode): Promise<Answer<Mail>> {
  return ask(request, language, PATH, readMail);
}

/** Gives an address, or the same again, and has a code sent to it. */
export const giveAddress = (request: Request, language: LanguageCode, address: string) => change(request, language, PATH, { method: 'PUT', body: { address } });

/** Shows the code that was sent. */
export const confirmAddress = (request: Request, language: LanguageCode, code: string) => change(request, language, `${PATH}/confirmation`, { body: { code } });

/** Takes the address away. */
export const forgetAddress = (request: Request, language: LanguageCode) => change(request, language, PATH, { method: 'DELETE' });

/** Turns mails on again. */
export const turnMailOn = (request: Request, language: LanguageCode) => change(request, language, `${PATH}/state`, { method: 'PUT', body: { state: 'confirmed' } });

/** Turns mails off for the address that was sent this secret; by whoever has it. */
export function turnMailOff(request: Request, language: LanguageCode, secret: string): Promise<Answer<true>> {
  return ask(request, language, `/api/mail/unsubscriptions/${encodeURIComponent(secret)}`, nothing, { method: 'POST' });
}

/** What it made of the address is asked for afterwards, whatever this answers. */
function change(request: Request, language: LanguageCode, path: string, wish: Wish): Promise<Answer<true>> {
  return ask(request, language, path, nothing, wish);
}

function readMail(json: Json | undefined): Mail | undefined {
  const state = STATES.find((known) => known === json?.['state']);
  return state === undefined ? undefined : { state, address: textIn(json, 'address'), codeUntil: instantIn(json, 'codeUntil') };
}
