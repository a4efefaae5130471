import { keep, kept } from './kept';

/** How the pages are lit: the dark of the night, or red light only. */
export type Theme = 'night' | 'red';

/** As `--ground` in tokens.css. */
const GROUND: Readonly<Record<Theme, string>> = { night: '#05070d', red: '#000000' };

const KEPT_AS = 'stellar.theme';

/** The theme that was chosen last in this browser; night when none was, or nothing can be kept. */
export function keptTheme(): Theme {
  return kept(KEPT_AS) === 'red' ? 'red' : 'night';
}

/** Lights the pages, and keeps the choice where the browser lets it. */
export function light(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  // What the browser or the device draws around the page is lit alike.
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', GROUND[theme]);
  keep(KEPT_AS, theme);
}
