import { ask, nothing, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { flagIn, instantIn } from '../live/border';
import { urlIn } from '../spectators/spectators';

/** The calendar feed of somebody’s bookings. */
export interface CalendarLink {
  readonly exists: boolean;
  /** In ms since 1970. */
  readonly madeAt: number | undefined;
  /** The secret address, told once: when it is made. */
  readonly url: string | undefined;
}

const PATH = '/api/me/calendar';

/** Asks whether there is a feed. */
export function askCalendar(request: Request, language: LanguageCode): Promise<Answer<CalendarLink>> {
  return ask(request, language, PATH, (json) => {
    const exists = flagIn(json, 'exists');
    return exists === undefined ? undefined : { exists, madeAt: instantIn(json, 'madeAt'), url: undefined };
  });
}

/** Makes a feed; an earlier one stops. */
export function makeCalendar(request: Request, language: LanguageCode): Promise<Answer<CalendarLink>> {
  return ask(
    request,
    language,
    PATH,
    (json) => {
      const url = urlIn(json);
      return url === undefined ? undefined : { exists: true, madeAt: instantIn(json, 'madeAt'), url };
    },
    { method: 'POST' },
  );
}

/** Stops the feed. */
export function stopCalendar(request: Request, language: LanguageCode): Promise<Answer<true>> {
  return ask(request, language, PATH, nothing, { method: 'DELETE' });
}
