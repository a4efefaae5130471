import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { flagIn, instantIn, textIn } from '../live/border';

/** A relay that says nothing for so long is silent, in ms: it speaks every few seconds, whatever the telescope does. */
export const SILENT_AFTER = 60_000;

/** How a telescope’s relay was when it was asked. */
export interface RelayHealth {
  readonly relay: string;
  readonly paired: boolean;
  readonly hasSocket: boolean;
  /** How long ago it had spoken then, in ms; undefined when it never did. */
  readonly silentFor: number | undefined;
}

/** A code that pairs a relay, and until when by the cloud’s clock, in ms since 1970. */
export interface PairingCode {
  readonly code: string;
  readonly expiresAt: number;
}

/** Asks how a telescope’s relay is, undefined when none is named, and what time the cloud has, in ms since 1970. */
export function askRelay(request: Request, language: LanguageCode, telescope: string): Promise<Answer<{ readonly now: number; readonly health: RelayHealth | undefined }>> {
  return ask(request, language, `/api/me/telescopes/${telescope}/relay`, (json) => {
    const [now, relay, seenAt] = [instantIn(json, 'now'), textIn(json, 'relay'), instantIn(json, 'seenAt')];
    if (now === undefined) return undefined;
    if (relay === undefined) return { now, health: undefined };
    return {
      now,
      health: {
        relay,
        paired: flagIn(json, 'paired') ?? false,
        hasSocket: flagIn(json, 'hasSocket') ?? false,
        silentFor: seenAt === undefined ? undefined : Math.max(0, now - seenAt),
      },
    };
  });
}

/** Asks for a pairing code. */
export function askCode(request: Request, language: LanguageCode, telescope: string): Promise<Answer<PairingCode>> {
  return ask(request, language, `/api/me/telescopes/${telescope}/relay-pairings`, (json) => {
    const [code, expiresAt] = [textIn(json, 'code'), instantIn(json, 'expiresAt')];
    return code === undefined || expiresAt === undefined ? undefined : { code, expiresAt };
  }, { method: 'POST' });
}

/** In one word how a relay is, so long after it was asked. */
export function stateOf({ paired, hasSocket, silentFor }: RelayHealth, askedAgo: number): 'speaking' | 'deaf' | 'silent' | 'unpaired' {
  if (!paired) return 'unpaired';
  if (silentFor === undefined || silentFor + askedAgo > SILENT_AFTER) return 'silent';
  return hasSocket ? 'speaking' : 'deaf';
}
