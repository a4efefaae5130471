/** What was kept under a name in this browser; undefined when nothing was, or nothing can be. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text under a name, where the browser lets it; where not, a choice is for this page only. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Nothing else depends on it.
  }
}
