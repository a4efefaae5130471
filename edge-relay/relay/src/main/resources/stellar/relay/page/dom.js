/** An element with attributes and children. Text only ever becomes text: nothing here reads markup. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return made;
}

/** Puts new children in the place of the old, only when they differ: what a reader has selected stays selected. */
export function renew(parent, ...children) {
  const fresh = el('div', {}, ...children);
  if (parent.innerHTML !== fresh.innerHTML) parent.replaceChildren(...fresh.childNodes);
}

export const language = document.documentElement.lang === 'fr' ? 'fr' : 'en';

/** The two languages; the other one is a link that keeps what the address says beside. */
export function languageSwitch() {
  return el('nav', { class: 'languages', 'aria-label': 'Language, langue' }, ['en', 'fr'].map((each) =>
    el('a', {
      href: `?lang=${each}${location.hash}`, lang: each, hreflang: each, 'aria-current': each === language ? 'true' : undefined,
    }, each.toUpperCase())));
}

export function star() {
  return el('img', { src: '/favicon.svg', alt: '', width: '32', height: '32' });
}
