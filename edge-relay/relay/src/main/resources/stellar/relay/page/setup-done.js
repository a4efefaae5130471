import { el, languageSwitch, star } from '/dom.js';
import { s } from '/setup-words.js';

const page = document.getElementById('page');
page.classList.add('narrow');
document.title = `${s('doneTitle')} · Stellar`;
page.replaceChildren(
  el('header', {}, star(), el('h1', {}, s('doneTitle')), languageSwitch()),
  el('section', { class: 'panel' }, el('p', {}, s('done')), el('p', {}, el('a', { href: `/${location.search}` }, s('back')))));
