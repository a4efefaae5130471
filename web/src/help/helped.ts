/** The panels that have a help of their own. */
export const HELPED = ['exposure', 'preview', 'gallery', 'weather', 'mount', 'camera', 'guiding', 'focuser', 'feed', 'numbers', 'progress'] as const;
export type Helped = (typeof HELPED)[number];

/** Whether a panel has one. */
export function isHelped(name: string): name is Helped {
  return HELPED.some((one) => one === name);
}
