import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { instantIn, objectIn, textIn, type Json } from '../live/border';
import type { Clock } from '../live/surroundings';

/** What a session waits for. */
export interface Waiting {
  readonly code: string;
  /** A sentence in the language that was asked in. */
  readonly text: string;
  /** In ms since 1970. */
  readonly since: number;
}

/** Why a session is not at work, as the session’s view tells. */
export interface Why {
  readonly waiting: Waiting | undefined;
  /** The code of why it is being ended; undefined while it is not. */
  readonly ending: string | undefined;
}

/** It is asked for this often, in ms: a session looks at the sky each minute at most while it waits. */
export const ASK_EACH = 20_000;

/** Asks what the session of a booking waits for. */
export function askWhy(request: Request, language: LanguageCode, booking: string): Promise<Answer<Why>> {
  return ask(request, language, `/api/bookings/${booking}/session`, readWhy);
}

/** Asks again and again, each answer told; a question to which nothing answers changes nothing. The answer ends it. */
export function followWhy(askNow: () => Promise<Answer<Why>>, clock: Clock, tell: (why: Why) => void): () => void {
  let isOver = false;
  let callOff = () => {};
  const look = async () => {
    callOff();
    const answer = await askNow().catch(() => undefined);
    if (isOver) return;
    if (answer?.kind === 'told') tell(answer.value);
    callOff();
    callOff = clock.after(ASK_EACH, () => void look());
  };
  const stopListening = clock.onWake(() => void look());
  void look();
  return () => {
    isOver = true;
    callOff();
    stopListening();
  };
}

function readWhy(json: Json | undefined): Why | undefined {
  if (textIn(json, 'state') === undefined) return undefined;
  const waiting = objectIn(json, 'waiting');
  const [code, text, since] = [textIn(waiting, 'code'), textIn(waiting, 'text'), instantIn(waiting, 'since')];
  return {
    waiting: code === undefined || text === undefined || since === undefined ? undefined : { code, text, since },
    ending: textIn(objectIn(json, 'ending'), 'code'),
  };
}
