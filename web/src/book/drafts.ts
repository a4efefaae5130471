/** What was typed for a telescope is kept in this tab under so, and the telescope. */
export const KEPT_AS = 'stellar.wish.';

/** Forgets all that was typed in this tab. */
export function forgetDrafts(): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '');
    keys.filter((key) => key.startsWith(KEPT_AS)).forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Nothing is kept there.
  }
}
