import { ask, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { readControl, readControls } from './control';
import type { Counter } from './desk';

/** Where the controls of a booking or of a telescope are asked for; `at` is its path in the API. */
export function counterAt(request: Request, language: () => LanguageCode, at: () => string): Counter {
  return {
    ask: (wish) => ask(request, language(), `${at()}/controls`, readControl, { body: wish }),
    list: (before) => ask(request, language(), `${at()}/controls${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`, readControls),
  };
}
