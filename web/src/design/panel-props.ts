import type { Charting } from '../charts/span';
import type { Language } from '../i18n/language';
import type { LinkState } from '../live/link-state';
import type { Night } from '../live/night';

/** What every instrument gets: all that is known, and the moment it is shown at. */
export interface PanelProps {
  language: Language;
  /** Undefined until the first state has come. */
  night: Night | undefined;
  link: LinkState;
  /** This browser's monotonic clock, in ms. */
  now: number;
}

/** What an instrument with a chart gets besides. */
export interface ChartPanelProps extends PanelProps {
  charting: Charting;
}
