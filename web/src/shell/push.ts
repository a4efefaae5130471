import { LANGUAGE_CODES, preferredLanguage, type LanguageCode } from '../i18n/language-codes';
import { plain as en } from '../i18n/notifications-en';
import { plain as fr } from '../i18n/notifications-fr';
import { isTwin, type NoticeMark } from '../notices/twins';
import { asObject, linesIn, textIn, type Json } from '../live/border';

const PLAIN: Readonly<Record<LanguageCode, { readonly title: string; readonly text: string }>> = { en, fr };

/** One without an id takes the place of the one before without an id. */
const NO_ID = 'stellar.message';
const MAX_LINES = 3_000;

/** What a message says, as the browser is to show it. */
export interface Shown {
  readonly title: string;
  readonly options: NotificationOptions & { readonly data: NoticeMark };
}

/** What the worker takes from the browser. */
export interface PushAround {
  readonly origin: string;
  /** The languages of the browser, the first the dearest. */
  readonly languages: readonly string[];
  /** The wall clock of the device, in ms since 1970. */
  readonly now: () => number;
  readonly show: (shown: Shown) => Promise<void>;
  /** What is shown already. */
  readonly shown: () => Promise<readonly { readonly data?: unknown; close(): void }[]>;
  /** Open pages of this site, seen by this worker or not. */
  readonly pages: () => Promise<readonly OpenPage[]>;
  readonly open: (link: string) => Promise<unknown>;
}

/** A page of this site that is open. */
export interface OpenPage {
  readonly url: string;
  focus(): Promise<unknown>;
  postMessage(message: string): void;
}

/**
 * What to show of a pushed message. Something is shown whatever came: browsers take away the leave of who shows nothing.
 *
 * @param text what came; undefined when nothing did
 */
export function shownOf(text: string | undefined, around: Pick<PushAround, 'origin' | 'languages' | 'now'>): Shown {
  const message = read(text);
  const link = linkOf(message?.['link'], around);
  const lang = LANGUAGE_CODES.find((code) => link.startsWith(`/${code}/`)) ?? preferredLanguage(around.languages);
  const title = textIn(message, 'title');
  const body = linesIn(message, 'text', MAX_LINES);
  return {
    title: title ?? PLAIN[lang].title,
    options: {
      body: title === undefined ? PLAIN[lang].text : (body ?? ''),
      // One that is sent twice is shown once.
      tag: textIn(message, 'id') ?? NO_ID,
      lang,
      icon: '/icons/star-192.png',
      badge: '/icons/badge-96.png',
      data: { twin: textIn(message, 'kind') ?? '', from: 'push', shownAt: around.now(), link },
    },
  };
}

/** A message came: it is shown, in place of what the live page showed of the same, and pages that are open ask for their lists. */
export async function take(text: string | undefined, around: PushAround): Promise<void> {
  const shown = shownOf(text, around);
  const { twin, shownAt } = shown.options.data;
  const same = (await around.shown()).filter(({ data }) => isTwin(data, twin, 'page', shownAt));
  await around.show(shown);
  same.forEach((notice) => notice.close());
  for (const page of await around.pages()) page.postMessage('notified');
}

/** A message was clicked: the page that it leads to comes to the front, or is opened. */
export async function follow(data: unknown, around: PushAround): Promise<void> {
  const link = linkOf(asObject(data)?.['link'], around);
  const isThere = ({ url }: OpenPage) => new URL(url).pathname === new URL(link, around.origin).pathname;
  const open = (await around.pages()).find(isThere);
  if (open === undefined) await around.open(link);
  else await open.focus();
}

/** A path of this site; where there is none, the list of what one was told. */
function linkOf(link: unknown, { origin, languages }: Pick<PushAround, 'origin' | 'languages'>): string {
  if (typeof link === 'string' && URL.canParse(link, origin)) {
    const url = new URL(link, origin);
    if (url.origin === origin) return url.pathname + url.search + url.hash;
  }
  return `/${preferredLanguage(languages)}/notifications`;
}

function read(text: string | undefined): Json | undefined {
  try {
    return asObject(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
