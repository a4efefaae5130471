import { flagIn, listIn, numberIn, objectIn, textIn, type Json } from './border';

/** A text in the languages it was given in. */
export interface Translated {
  readonly en: string | undefined;
  readonly fr: string | undefined;
}

/** What a person wants to know of a telescope before looking through it. */
export interface Telescope {
  readonly id: string;
  readonly name: Translated;
  readonly demo: boolean;
  readonly site: Translated;
  /** The observatory's time zone by its IANA name; UTC when it gave none that is known here. */
  readonly timeZone: string;
  readonly camera: string | undefined;
  readonly filters: readonly string[];
}

/** How the relay stands with Voyager. */
export interface Connection {
  readonly voyager: VoyagerConnection;
  /** Why, as the relay said it: a full sentence in English. */
  readonly reason: string | undefined;
  readonly reconnectAttempts: number;
}

const STATES = ['connected', 'disconnected', 'refused', 'shutDown'] as const;

/** The states of a relay's connection to Voyager; `unknown` is said by nobody yet. */
export type VoyagerConnection = (typeof STATES)[number] | 'unknown';

/** Reads the `telescope` member of a state. */
export function readTelescope(telescope: Json | undefined): Telescope | undefined {
  const id = textIn(telescope, 'id');
  if (id === undefined) return undefined;
  const site = objectIn(telescope, 'site');
  return {
    id,
    name: readTranslated(objectIn(telescope, 'name')),
    demo: flagIn(telescope, 'demo') ?? false,
    site: readTranslated(objectIn(site, 'name')),
    timeZone: knownTimeZone(textIn(site, 'timeZone')),
    camera: textIn(objectIn(telescope, 'camera'), 'name'),
    filters: listIn(telescope, 'filters').filter((filter) => typeof filter === 'string').slice(0, 50),
  };
}

/** Reads a text in the languages it was given in. */
export function readTranslated(text: Json | undefined): Translated {
  return { en: textIn(text, 'en'), fr: textIn(text, 'fr') };
}

function knownTimeZone(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Reads what a `connectionState` says, or the `connection` member of a state. */
export function readConnection(data: Json | undefined): Connection {
  const voyager = textIn(data, 'voyager');
  return {
    voyager: STATES.find((state) => state === voyager) ?? 'unknown',
    reason: textIn(data, 'reason'),
    reconnectAttempts: numberIn(data, 'reconnectAttempts') ?? 0,
  };
}
