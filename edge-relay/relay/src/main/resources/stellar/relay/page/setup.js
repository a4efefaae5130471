import { el, languageSwitch, star } from '/dom.js';
import { s, sentence } from '/setup-words.js';

const MAX_VOYAGERS = 3;
const WARNINGS = ['store-tight'];
const DRAFT = 'set-up';

const page = document.getElementById('page');
page.classList.add('narrow');
document.title = `${s('title')} · Stellar`;

/** Only here, and in the address's fragment, which no browser sends. */
let word = decodeURIComponent(location.hash.slice(1));
let number = 0;

/** Asks the relay; whatever goes wrong is a finding too. */
async function ask(path, message) {
  try {
    const answer = await fetch(`/setup/${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'setup-word': word }, body: JSON.stringify(message), signal: AbortSignal.timeout(40_000),
    });
    return await answer.json();
  } catch {
    return { ok: false, code: 'lost', facts: {} };
  }
}

function says(finding) {
  return finding.code === 'lost' ? s('lost') : sentence(finding);
}

function place() {
  return el('p', { class: 'finding', role: 'status', hidden: true });
}

function show(where, finding) {
  where.hidden = false;
  where.className = `finding ${finding.ok ? (WARNINGS.includes(finding.code) ? 'warn' : 'good') : 'bad'}`;
  where.dataset.code = finding.code;
  where.textContent = says(finding);
}

/** A button that tries something, waits, and shows what came of it. */
function action(text, kind, where, doIt) {
  return el('button', {
    type: 'button', class: kind,
    onclick: async ({ currentTarget: button }) => {
      button.disabled = true;
      where.hidden = false;
      where.className = 'finding wait';
      delete where.dataset.code;
      where.textContent = s('wait');
      const finding = await doIt();
      show(where, finding);
      button.disabled = false;
    },
  }, text);
}

function field(label, attributes) {
  number += 1;
  const id = `field-${number}`;
  const input = el('input', { id, type: 'text', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', ...attributes });
  if (attributes.value !== undefined) input.value = attributes.value;
  return { box: el('div', { class: 'field' }, el('label', { for: id }, label), input), input };
}

function header(...more) {
  return el('header', {}, star(), el('h1', {}, s('title')), ...more, languageSwitch());
}

function askWord(finding) {
  const input = field(s('word'), { class: 'word', name: 'word', autofocus: true });
  const said = place();
  if (finding) show(said, finding);
  const form = el('form', {
    class: 'panel',
    onsubmit: async (event) => {
      event.preventDefault();
      word = input.input.value.trim();
      await begin();
    },
  }, el('h2', {}, s('wordTitle')), el('p', { class: 'hint' }, s('wordLead')), input.box, said, el('div', { class: 'actions' }, el('button', { class: 'main' }, s('enter'))));
  page.replaceChildren(header(), el('div', { class: 'steps' }, form));
  input.input.focus();
}

async function begin() {
  if (word === '') return askWord();
  const state = await ask('state', {});
  if (state.code !== undefined) return askWord(state);
  // What was typed outlives a change of the language; passwords are typed again.
  Object.assign(state, JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}'));
  history.replaceState(null, '', `${location.pathname}${location.search}#${word}`);
  draw(state);
}

function draw(state) {
  let telescopes = state.telescopes;
  const cloud = field(s('cloud'), { type: 'url', inputmode: 'url', name: 'cloud', placeholder: 'https://', value: state.cloud });
  const voyagers = [];
  const list = el('div', {});
  const addButton = el('button', { type: 'button', onclick: () => add({}) }, s('add'));

  function renumber() {
    voyagers.forEach((each, i) => each.title.replaceChildren(s('voyagerN', i + 1)));
    voyagers.forEach((each) => { each.removeButton.hidden = voyagers.length === 1; });
    addButton.hidden = voyagers.length === MAX_VOYAGERS;
  }

  function add(known) {
    const made = voyager(known, () => telescopes, () => {
      voyagers.splice(voyagers.indexOf(made), 1);
      made.box.remove();
      renumber();
    });
    voyagers.push(made);
    list.append(made.box);
    renumber();
  }

  function pairedWith(names) {
    telescopes = names;
    voyagers.forEach((each) => each.offer(names));
  }

  (state.voyagers.length > 0 ? state.voyagers : [{}]).forEach(add);
  page.replaceChildren(
    header(el('p', { class: 'hint' }, s('lead'))),
    el('div', { class: 'steps' },
      pairing(state, cloud, pairedWith),
      el('section', { class: 'panel' }, el('h2', {}, s('voyagerTitle')), el('p', { class: 'hint' }, s('voyagerLead')), list, el('div', { class: 'actions' }, addButton)),
      storing(state, cloud, voyagers)));
}

function pairing(state, cloud, pairedWith) {
  const code = field(s('code'), { class: 'code', name: 'code', placeholder: 'XXXX-XXXX-XXXX' });
  const tried = place();
  const paired = place();
  const form = el('div', { class: 'field' }, code.box, el('div', { class: 'actions' }, action(s('pair'), 'main', paired, async () => {
    const finding = await ask('pair', { cloud: cloud.input.value, code: code.input.value });
    if (finding.ok) {
      code.input.value = '';
      pairedWith(finding.facts.telescopes);
    }
    return finding;
  })));
  const again = el('button', { type: 'button', hidden: state.relay === undefined, onclick: () => { form.hidden = false; again.hidden = true; } }, s('again'));
  if (state.relay !== undefined) {
    form.hidden = true;
    show(paired, { ok: true, code: 'paired', facts: { relay: state.relay, telescopes: state.telescopes } });
  }
  return el('section', { class: 'panel' }, el('h2', {}, s('pairTitle')), el('p', { class: 'hint' }, s('pairLead')), cloud.box,
    el('div', { class: 'actions' }, action(s('tryCloud'), '', tried, () => ask('cloud', { cloud: cloud.input.value }))), tried, form, again, paired);
}

function voyager(known, telescopes, remove) {
  const title = el('legend', {});
  const telescope = el('select', { id: `telescope-${number += 1}`, name: 'telescope' });
  const offer = (names) => {
    const before = telescope.value || known.telescope || (names.length === 1 ? names[0] : '');
    telescope.replaceChildren(el('option', { value: '' }, '—'), ...names.map((name) => el('option', { value: name }, name)));
    telescope.value = names.includes(before) ? before : '';
  };
  offer(telescopes());
  const host = field(s('host'), { name: 'host', value: known.host ?? '127.0.0.1' });
  const port = field(s('port'), { name: 'port', inputmode: 'numeric', value: known.port ?? '5950' });
  const user = field(s('user'), { name: 'user', value: known.user ?? '' });
  const password = field(s('password'), { name: 'password', type: 'password', autocomplete: 'new-password', placeholder: known.hasPassword ? s('keepPassword') : undefined });
  const windows = field(s('windows'), { name: 'windows', value: known.windowsImages ?? '', placeholder: 'C:\\Users\\voyager\\Documents\\Voyager\\FITS' });
  const local = field(s('local'), { name: 'local', value: known.localImages ?? '' });
  const values = () => ({
    telescope: telescope.value, host: host.input.value.trim(), port: /^\d{1,5}$/.test(port.input.value.trim()) ? Number(port.input.value) : 0,
    user: user.input.value.trim(), password: password.input.value, windowsImages: windows.input.value.trim(), localImages: local.input.value.trim(),
  });
  const tried = place();
  const frames = place();
  const removeButton = el('button', { type: 'button', onclick: remove }, s('remove'));
  const box = el('fieldset', { class: 'panel' }, title,
    el('div', { class: 'field' }, el('label', { for: telescope.id }, s('telescope')), telescope),
    el('div', { class: 'pair' }, host.box, port.box), el('div', { class: 'pair' }, user.box, password.box),
    el('div', { class: 'actions' }, action(s('tryVoyager'), '', tried, () => ask('voyager', values()))), tried,
    windows.box, local.box,
    el('div', { class: 'actions' }, action(s('tryFrames'), '', frames, () => ask('frames', { folder: local.input.value }))), frames,
    el('div', { class: 'actions' }, removeButton));
  return { box, title, offer, values, removeButton, hasPassword: known.hasPassword === true };
}

function storing(state, cloud, voyagers) {
  const store = field(s('store'), { name: 'store', value: state.store });
  const tried = place();
  const network = el('input', { type: 'checkbox', id: 'network', name: 'network' });
  network.checked = state.network;
  const finished = place();
  const wanted = () => ({
    cloud: cloud.input.value.trim().replace(/\/$/, ''), store: store.input.value.trim(), network: network.checked, voyagers: voyagers.map((each) => each.values()),
  });
  addEventListener('pagehide', () => {
    const draft = wanted();
    sessionStorage.setItem(DRAFT, JSON.stringify({ ...draft, voyagers: draft.voyagers.map((each, i) => ({ ...each, password: '', hasPassword: voyagers[i].hasPassword })) }));
  });
  return [
    el('section', { class: 'panel' }, el('h2', {}, s('storeTitle')), el('p', { class: 'hint' }, s('storeLead')), store.box,
      el('div', { class: 'actions' }, action(s('tryStore'), '', tried, () => ask('store', { folder: store.input.value }))), tried,
      el('h2', {}, s('networkTitle')), el('div', { class: 'check' }, network, el('label', { for: 'network' }, s('network')))),
    el('section', { class: 'panel' }, el('h2', {}, s('finishTitle')), el('p', { class: 'hint' }, s('finishLead'), ' ', el('span', { class: 'path' }, state.file)),
      el('div', { class: 'actions' }, action(s('finish'), 'main', finished, async () => {
        const finding = await ask('finish', wanted());
        if (finding.ok) openPage(finished, finding.facts.port);
        return finding;
      })), finished),
  ];
}

/** The relay's page is at this address as soon as the relay answers, unless its settings say otherwise. */
async function openPage(finished, port) {
  if (port !== Number(location.port)) {
    // Another port is another origin, which this page may not ask: the relay has had time to start by then.
    setTimeout(() => { location.href = `http://${location.hostname}:${port}/${location.search}`; }, 5000);
    return;
  }
  for (let turn = 0; turn < 40; turn += 1) {
    await new Promise((next) => setTimeout(next, 500));
    try {
      const health = await (await fetch('/health', { signal: AbortSignal.timeout(2000) })).json();
      if (health.status !== 'set-up') {
        sessionStorage.removeItem(DRAFT);
        location.href = `/${location.search}`;
        return;
      }
    } catch {
      // Between the two pages nobody answers.
    }
  }
  finished.className = 'finding bad';
  finished.textContent = s('slow');
}

begin();
