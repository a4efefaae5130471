/** Told on the window when somebody's list has something new, or was seen: whoever counts asks anew. */
export const LIST_NEWS = 'stellar-list-news';

/** Tells whoever counts on this page. */
export function tellListNews(): void {
  window.dispatchEvent(new Event(LIST_NEWS));
}
