import { keep, kept } from '../design/kept';

/** What single keys do on the live page, in the order of the list in the help. */
export const KEYS = [
  { key: ' ', does: 'pause' },
  { key: 'r', does: 'refresh' },
  { key: 'a', does: 'abort' },
  { key: 'p', does: 'preview' },
  { key: 'l', does: 'log' },
  { key: 'f', does: 'fullScreen' },
  { key: '?', does: 'help' },
] as const;

export type KeyDeed = (typeof KEYS)[number]['does'];

/** What takes letters itself. */
const FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What takes the space bar itself: it is pressed, or scrolled. */
const PRESSED = 'button, a[href], summary, [role="button"], [tabindex="0"]';

/** What of a press matters here. */
export type Press = Pick<KeyboardEvent, 'key' | 'target' | 'repeat' | 'isComposing' | 'defaultPrevented' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a press is to do; undefined in a field, with a modifier, while held, and for any other key. */
export function deedOf(press: Press): KeyDeed | undefined {
  if (press.defaultPrevented || press.repeat || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  // On most keyboards the question mark itself needs the shift key.
  if (press.shiftKey && press.key !== '?') return undefined;
  const target = press.target instanceof Element ? press.target : undefined;
  if (target?.closest(FIELDS)) return undefined;
  if (press.key === ' ' && target?.closest(PRESSED)) return undefined;
  return KEYS.find(({ key }) => key === press.key.toLowerCase())?.does;
}

const KEPT_AS = 'stellar.keys';

/** Whether single keys do anything in this browser: they can be switched off, as WCAG 2.1.4 asks for. */
export function areKeysOn(): boolean {
  return kept(KEPT_AS) !== 'off';
}

/** Keeps that choice, where the browser lets it. */
export function keepKeys(on: boolean): void {
  keep(KEPT_AS, on ? 'on' : 'off');
}
