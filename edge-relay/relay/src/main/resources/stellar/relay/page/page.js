import { el, languageSwitch, renew, star } from '/dom.js';
import { bytes, duration, number, reason, stateName, t, time } from '/words.js';

const EVERY_MS = 2000;
const PATIENCE_MS = 5000;
const SILENT_SECONDS = 10;
const SKEW_MILLIS = 2000;
const MOST_LINES = 200;

/** The last report, when it came by this browser's clock, and when the relay last answered. */
let report;
let cameAt = 0;
let lostSince;
let lines = [];
let lastLine = 0;

const page = document.getElementById('page');
const head = el('header');
const notice = el('div', { role: 'status' });
const panels = el('div', { class: 'panels' });
const log = el('ol', { class: 'log', tabindex: '0', 'aria-label': t('log') });
const logPanel = el('section', { class: 'panel wide' }, el('h2', {}, t('log')), el('p', { class: 'hint' }, t('logHint')), log);
page.replaceChildren(head, notice, panels, logPanel, el('footer', { class: 'hint' }, t('guide')));

/** The relay's time now, as far as the last report and this browser's clock tell. */
function relayNow() {
  return Date.parse(report.timestamp) + (performance.now() - cameAt);
}

function ageSeconds(moment) {
  return (relayNow() - Date.parse(moment)) / 1000;
}

/** How long a state lasted when it was last heard of: nobody knows whether it lasts on. */
function heldSeconds(moment) {
  return lostSince === undefined ? ageSeconds(moment) : (Date.parse(report.timestamp) - Date.parse(moment)) / 1000;
}

async function ask(path) {
  return fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-store' });
}

async function look() {
  try {
    const answer = await ask('/health');
    if (answer.status !== 200 && answer.status !== 503) throw new Error(`${answer.status}`);
    const said = await answer.json();
    if (said.status === 'set-up') {
      location.href = '/setup';
      return;
    }
    report = said;
    cameAt = performance.now();
    lostSince = undefined;
    logPanel.hidden = false;
    await readLog();
  } catch {
    lostSince ??= performance.now();
  }
  draw();
}

async function readLog() {
  const said = await (await ask(`/log?after=${lastLine}`)).json();
  // A relay that was started anew counts from 1 again.
  if (said.last < lastLine) {
    lines = [];
    lastLine = 0;
    return readLog();
  }
  lastLine = said.last;
  if (said.lines.length > 0) {
    lines = [...lines, ...said.lines].slice(-MOST_LINES);
    drawLog();
  }
}

function draw() {
  document.body.classList.toggle('lost', lostSince !== undefined);
  if (report === undefined) {
    document.title = 'Stellar';
    renew(head, star(), el('h1', {}, 'Stellar'), languageSwitch());
    renew(notice, el('p', { class: lostSince === undefined ? 'notice' : 'notice bad' }, t(lostSince === undefined ? 'loading' : 'never')));
    logPanel.hidden = true;
    return;
  }
  document.title = `${t('title', report.relay)} · Stellar`;
  renew(head, star(), el('h1', {}, t('title', report.relay)),
    el('p', { class: 'hint' }, t('version', report.version), ' · ', t('uptime', duration(report.uptime + heldSeconds(report.timestamp)))),
    el('span', { class: 'live', 'data-testid': 'live' }, t('live')), languageSwitch());
  renew(notice, summary());
  renew(panels, ...Object.entries(report.voyagers).map(([telescope, voyager]) => voyagerPanel(telescope, voyager)), cloudPanel(), queuePanel(), diskPanel());
}

function summary() {
  if (lostSince !== undefined) {
    return el('p', { class: 'notice bad', 'data-testid': 'lost' },
      t('lost', duration((performance.now() - lostSince) / 1000), time(Date.now() - (performance.now() - cameAt))));
  }
  if (report.trouble) return el('p', { class: 'notice bad' }, el('strong', {}, t('trouble')), ' ', reason(report.trouble));
  const away = [
    ...Object.entries(report.voyagers).filter(([, voyager]) => voyager.state !== 'CONNECTED').map(([telescope, voyager]) => `${telescope}: ${stateName(voyager.state)}`),
    report.cloud.trouble || !report.cloud.acknowledgedAt ? t('cloudAway') : undefined,
    report.cloud.commandSocketOpen ? undefined : `${t('socket')}: ${t('closed')}`,
  ].filter((each) => each !== undefined);
  const store = report.store;
  const look = [['givenUp', 'uploadsGivenUp'], ['setAside', 'eventsSetAside'], ['lostEvents', 'eventsLost'], ['damaged', 'damagedFiles']]
    .filter(([, name]) => store[name] > 0).map(([word, name]) => `${t(word)}: ${number(store[name])}`);
  if (store.eventsDropped + store.previewsDropped > 0) look.push(t('dropped'));
  if (isTight(store)) look.push(t('tight'));
  if (away.length > 0) return el('p', { class: 'notice warn' }, el('strong', {}, t('waiting')), ` — ${[...away, ...look].join(' · ')}`);
  if (look.length > 0) return el('p', { class: 'notice warn' }, el('strong', {}, t('attention')), ` — ${look.join(' · ')}`);
  return el('p', { class: 'notice good' }, el('strong', {}, t('ok')), ' — ', t('okLine'));
}

function isTight(store) {
  return store.bytesFree < store.bytesLimit - (store.bytesInUse ?? 0);
}

function rows(...all) {
  return el('dl', {}, all.filter((row) => row !== undefined).map(([name, value, kind, below]) =>
    el('div', {}, el('dt', {}, name), el('dd', { class: kind }, value, below === undefined ? undefined : el('small', {}, below)))));
}

function voyagerPanel(telescope, voyager) {
  const connected = voyager.state === 'CONNECTED';
  const silent = voyager.lastEventAt && ageSeconds(voyager.lastEventAt) > SILENT_SECONDS;
  return el('section', { class: 'panel', 'data-testid': `voyager-${telescope}` },
    el('h2', {}, t('voyagers'), ' ', el('span', { class: 'name' }, telescope)),
    el('p', { class: 'state' }, el('span', { class: `mark ${connected ? 'good' : 'bad'}` }, stateName(voyager.state)),
      ' ', el('span', { class: 'hint' }, t('since', duration(heldSeconds(voyager.since))))),
    voyager.reason ? el('p', { class: 'reason' }, reason(voyager.reason)) : undefined,
    connected && silent ? el('p', { class: 'reason' }, t('silent', duration(ageSeconds(voyager.lastEventAt)))) : undefined,
    rows(
      [t('lastEvent'), voyager.lastEventAt ? t('ago', duration(ageSeconds(voyager.lastEventAt))) : t('none'), silent ? 'warn' : ''],
      voyager.version ? [t('program'), voyager.version] : undefined,
      [t('events'), t('eventsValue', number(voyager.events), number(voyager.eventsKept))],
      voyager.unreadableLines > 0 ? [t('unreadable'), number(voyager.unreadableLines), 'warn'] : undefined,
      connected ? undefined : [t('dials'), number(voyager.reconnectAttempts)]));
}

function cloudPanel() {
  const cloud = report.cloud;
  const skew = cloud.clockBehindCloudMillis;
  const wrong = Math.abs(skew) > SKEW_MILLIS;
  const size = duration(Math.abs(skew) / 1000);
  return el('section', { class: 'panel', 'data-testid': 'cloud' }, el('h2', {}, t('cloud')),
    cloud.trouble ? el('p', { class: 'reason' }, reason(cloud.trouble)) : undefined,
    rows(
      [t('acknowledged'), cloud.acknowledgedAt ? t('ago', duration(ageSeconds(cloud.acknowledgedAt))) : t('none'), cloud.acknowledgedAt ? '' : 'warn',
        cloud.acknowledgedSeq === undefined ? undefined : `${t('position', number(cloud.acknowledgedSeq))}, ${t('epoch', cloud.acknowledgedEpoch)}`],
      [t('socket'), t(cloud.commandSocketOpen ? 'open' : 'closed'), cloud.commandSocketOpen ? 'good' : 'warn'],
      [t('skew'), wrong ? t(skew > 0 ? 'skewBehind' : 'skewAhead', size) : t('skewNone', '2 s'), wrong ? 'warn' : '', wrong ? t('skewHint') : undefined]));
}

function queuePanel() {
  const store = report.store;
  if (store.epoch === undefined) return el('section', { class: 'panel' }, el('h2', {}, t('queue')), el('p', { class: 'reason' }, t('storeAway')));
  return el('section', { class: 'panel', 'data-testid': 'queue' }, el('h2', {}, t('queue')), rows(
    [t('queued'), number(store.eventsWaiting)],
    store.oldestWaitsSeconds === undefined ? undefined
      : [t('oldest'), duration(store.oldestWaitsSeconds + ageSeconds(report.timestamp)), store.oldestWaitsSeconds > 60 ? 'warn' : ''],
    [t('uploads'), number(store.uploadsWaiting)],
    [t('uploaded'), number(store.uploadsDone)],
    [t('givenUp'), number(store.uploadsGivenUp), store.uploadsGivenUp > 0 ? 'warn' : ''],
    store.eventsSetAside > 0 ? [t('setAside'), number(store.eventsSetAside), 'warn'] : undefined,
    store.eventsLost > 0 ? [t('lostEvents'), number(store.eventsLost), 'bad'] : undefined,
    store.eventsDropped + store.previewsDropped > 0
      ? [t('dropped'), t('droppedValue', number(store.eventsDropped), number(store.previewsDropped)), 'bad'] : undefined));
}

function diskPanel() {
  const store = report.store;
  const tight = isTight(store);
  return el('section', { class: 'panel', 'data-testid': 'disk' }, el('h2', {}, t('disk')),
    store.bytesInUse === undefined ? undefined : el('meter', { min: '0', max: `${store.bytesLimit}`, value: `${store.bytesInUse}`, high: `${store.bytesLimit * 0.8}` }),
    rows(
      store.bytesInUse === undefined ? undefined : [t('used'), t('usedValue', bytes(store.bytesInUse), bytes(store.bytesLimit))],
      store.bytesFree === undefined ? undefined : [t('free'), bytes(store.bytesFree), tight ? 'warn' : '', tight ? t('tight') : undefined],
      [t('reserve'), t(store.reserveHeld === false ? 'reserveGone' : 'reserveHeld'), store.reserveHeld === false ? 'bad' : ''],
      [t('damaged'), number(store.damagedFiles ?? 0), store.damagedFiles > 0 ? 'bad' : '']));
}

function drawLog() {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 24;
  log.replaceChildren(...lines.map((line) => el('li', { class: `level-${line.level}` },
    el('time', { datetime: line.time }, time(Date.parse(line.time))),
    el('span', { class: 'level' }, line.level),
    el('span', { class: 'text' }, `${line.telescope ? `[${line.telescope}] ` : ''}${escaped(line.message)}${line.error ? ` — ${escaped(line.error)}` : ''}`))));
  if (atEnd) log.scrollTop = log.scrollHeight;
}

/** A line stays one line, and what cannot be seen is shown by its code. */
function escaped(text) {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => (c === '\n' ? '\\n' : c === '\r' ? '\\r' : c === '\t' ? '\\t' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

async function turn() {
  await look();
  setTimeout(turn, EVERY_MS);
}

draw();
turn();
// Ages grow between reports, and go on growing when no more come.
setInterval(draw, 1000);
