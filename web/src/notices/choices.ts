import { keep, kept } from '../design/kept';

/** How somebody wants to hear of what happens; both off at first. */
export interface NoticeChoices {
  readonly sound: boolean;
  readonly browser: boolean;
}

const KEPT_AS = 'stellar.notices';

/** What was chosen last in this browser. */
export function keptChoices(): NoticeChoices {
  try {
    const chosen: unknown = JSON.parse(kept(KEPT_AS) ?? '{}');
    const has = (name: string) => typeof chosen === 'object' && chosen !== null && (chosen as Record<string, unknown>)[name] === true;
    return { sound: has('sound'), browser: has('browser') };
  } catch {
    return { sound: false, browser: false };
  }
}

/** Keeps a choice, where the browser lets it. */
export function keepChoices(choices: NoticeChoices): void {
  keep(KEPT_AS, JSON.stringify(choices));
}
