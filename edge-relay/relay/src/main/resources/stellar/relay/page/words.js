import { language } from '/dom.js';

const EN = {
  title: 'Relay {0}', loading: 'Asking the relay …',
  lost: 'The relay has not answered for {0}. What is below is from {1}, and may be wrong by now.',
  never: 'The relay does not answer. This page tries again every two seconds.',
  live: 'live', version: 'version {0}', uptime: 'running for {0}',
  ok: 'All is well', okLine: 'Voyager is connected and events reach the cloud.', cloudAway: 'nothing reaches the cloud',
  trouble: 'Events are not being kept', attention: 'Needs a look', waiting: 'Working, with something away',
  voyagers: 'Voyager', telescope: 'Telescope', since: 'for {0}', lastEvent: 'Last event', ago: '{0} ago', none: 'none yet',
  program: 'Program', events: 'Events', eventsValue: '{0} heard, {1} kept', unreadable: 'Unreadable lines', dials: 'Dialled in vain',
  silent: 'Silent for {0}: values may be old.',
  state: { CONNECTED: 'connected', DISCONNECTED: 'not connected', REFUSED: 'login refused', SHUT_DOWN: 'shut down' },
  cloud: 'Cloud', acknowledged: 'Last acknowledgement', position: 'event {0}', epoch: 'epoch {0}', socket: 'Command socket', open: 'open', closed: 'closed',
  skew: 'Clock', skewNone: 'right to {0}', skewBehind: '{0} behind', skewAhead: '{0} ahead', skewHint: 'Set this machine’s clock (NTP).',
  queue: 'Waiting for the cloud', queued: 'Events waiting', oldest: 'Oldest waits', uploads: 'Images to upload', uploaded: 'Images uploaded', givenUp: 'Uploads given up',
  setAside: 'Events refused by the cloud', lostEvents: 'Events a restored cloud lost, kept here no longer',
  dropped: 'Dropped for want of room', droppedValue: '{0} events, {1} previews',
  disk: 'Disk', used: 'Store', usedValue: '{0} of {1}', free: 'Free', reserve: 'Reserve', reserveHeld: 'held', reserveGone: 'used up: make room', damaged: 'Damaged stores set aside', storeAway: 'The store cannot be read.',
  log: 'Log', logEmpty: 'Nothing was logged yet.', logHint: 'Newest at the end; times are this browser’s.',
  tight: 'The disk has less room than the store may use.',
  guide: 'What each line means and what to do: docs/operator.md, delivered with the relay.',
};

const FR = {
  title: 'Relais {0}', loading: 'Le relais est interrogé…',
  lost: 'Le relais ne répond plus depuis {0}. Ce qui suit date de {1} et peut ne plus être vrai.',
  never: 'Le relais ne répond pas. Cette page réessaie toutes les deux secondes.',
  live: 'en direct', version: 'version {0}', uptime: 'en marche depuis {0}',
  ok: 'Tout va bien', okLine: 'Voyager est connecté et les événements arrivent dans le cloud.', cloudAway: 'rien n’arrive dans le cloud',
  trouble: 'Les événements ne sont pas conservés', attention: 'À regarder', waiting: 'En marche, mais il manque quelque chose',
  voyagers: 'Voyager', telescope: 'Télescope', since: 'depuis {0}', lastEvent: 'Dernier événement', ago: 'il y a {0}', none: 'aucun encore',
  program: 'Programme', events: 'Événements', eventsValue: '{0} reçus, {1} conservés', unreadable: 'Lignes illisibles', dials: 'Appels sans réponse',
  silent: 'Silencieux depuis {0} : les valeurs peuvent être anciennes.',
  state: { CONNECTED: 'connecté', DISCONNECTED: 'non connecté', REFUSED: 'identifiants refusés', SHUT_DOWN: 'arrêté' },
  cloud: 'Cloud', acknowledged: 'Dernier accusé de réception', position: 'événement {0}', epoch: 'époque {0}', socket: 'Canal des commandes', open: 'ouvert', closed: 'fermé',
  skew: 'Horloge', skewNone: 'juste à {0} près', skewBehind: '{0} de retard', skewAhead: '{0} d’avance', skewHint: 'Réglez l’horloge de cette machine (NTP).',
  queue: 'En attente du cloud', queued: 'Événements en attente', oldest: 'Le plus ancien attend depuis', uploads: 'Images à envoyer', uploaded: 'Images envoyées', givenUp: 'Envois abandonnés',
  setAside: 'Événements refusés par le cloud', lostEvents: 'Événements perdus par un cloud restauré, qui ne sont plus conservés ici',
  dropped: 'Abandonnés faute de place', droppedValue: '{0} événements, {1} aperçus',
  disk: 'Disque', used: 'Stockage', usedValue: '{0} sur {1}', free: 'Libre', reserve: 'Réserve', reserveHeld: 'gardée', reserveGone: 'épuisée : faites de la place', damaged: 'Stockages endommagés mis de côté', storeAway: 'Le stockage est illisible.',
  log: 'Journal', logEmpty: 'Rien n’a encore été noté.', logHint: 'Le plus récent en dernier ; heures de ce navigateur ; journal en anglais.',
  tight: 'Le disque a moins de place que le stockage n’a le droit d’en prendre.',
  guide: 'Le sens de chaque ligne et ce qu’il faut faire : docs/operator.md, livré avec le relais (en anglais).',
};

/** The sentences the relay's parts say of a link or the cloud; what is not here is shown as it is. */
const REASONS_FR = [
  [/^Voyager cannot be reached\.$/, 'Voyager est injoignable.'],
  [/^Voyager has been silent for (\d+) s\.$/, 'Voyager se tait depuis $1 s.'],
  [/^Voyager did not greet within (\d+) s\. Perhaps another program listens there\.$/, 'Voyager ne s’est pas annoncé en $1 s. Un autre programme écoute peut-être à cet endroit.'],
  [/^Voyager refused the login\. .*$/, 'Voyager a refusé les identifiants. Vérifiez l’utilisateur et le mot de passe donnés au relais.'],
  [/^Voyager did not answer the login in time\.$/, 'Voyager n’a pas répondu à temps à l’identification.'],
  [/^The relay cannot read its password for Voyager\.$/, 'Le relais ne peut pas lire son mot de passe pour Voyager.'],
  [/^Voyager closed the connection before it greeted\.$/, 'Voyager a fermé la connexion avant de s’annoncer.'],
  [/^Voyager closed the connection\.$/, 'Voyager a fermé la connexion.'],
  [/^The connection to Voyager broke\.$/, 'La connexion à Voyager s’est rompue.'],
  [/^Voyager said that it is shutting down\.$/, 'Voyager a annoncé son arrêt.'],
  [/^Voyager sent a line without an end\.$/, 'Voyager a envoyé une ligne sans fin.'],
  [/^Voyager does not give live data\.$/, 'Voyager ne donne pas les données en direct.'],
  [/^Voyager does not give its log\.$/, 'Voyager ne donne pas son journal.'],
  [/^The cloud did not answer within (\d+) s\.$/, 'Le cloud n’a pas répondu en $1 s.'],
  [/^The cloud cannot be reached: .*$/, 'Le cloud est injoignable.'],
  [/^The cloud answered (\d+)\.$/, 'Le cloud a répondu $1.'],
  [/^Something that is not Stellar's cloud answered.*$/, 'Autre chose que le cloud de Stellar a répondu. Vérifiez cloud.url.'],
  [/^The request is not signed by a relay that is known here\..*$/, 'Le cloud ne reconnaît pas la signature de ce relais. Associez-le de nouveau (relay --setup).'],
  [/^The relay's store is in trouble: .*$/, 'Le stockage du relais est en difficulté ; le journal dit pourquoi.'],
];

const WORDS = language === 'fr' ? FR : EN;

export function t(key, ...values) {
  return fill(WORDS[key] ?? key, values);
}

export function stateName(state) {
  return WORDS.state[state] ?? state;
}

export function fill(text, values) {
  return text.replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ''));
}

export function reason(sentence) {
  const known = language === 'fr' ? REASONS_FR.find(([pattern]) => pattern.test(sentence)) : undefined;
  return known ? sentence.replace(known[0], known[1]) : sentence;
}

const NUMBER = new Intl.NumberFormat(language);

export function number(value) {
  return NUMBER.format(value);
}

/** A length of time in its largest unit, two for the long ones. */
export function duration(seconds) {
  const units = language === 'fr' ? ['j', 'h', 'min', 's'] : ['d', 'h', 'min', 's'];
  const all = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(all / 86400), Math.floor(all / 3600) % 24, Math.floor(all / 60) % 60, all % 60];
  const first = parts.findIndex((part) => part > 0);
  if (first < 0) return `0 s`;
  const shown = [`${number(parts[first])} ${units[first]}`];
  if (first < 2 && parts[first + 1] > 0) shown.push(`${parts[first + 1]} ${units[first + 1]}`);
  return shown.join(' ');
}

export function bytes(value) {
  const units = language === 'fr' ? ['o', 'Ko', 'Mo', 'Go', 'To'] : ['B', 'KB', 'MB', 'GB', 'TB'];
  let amount = value;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: amount < 10 && unit > 0 ? 1 : 0 }).format(amount)} ${units[unit]}`;
}

export function time(moment) {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' }).format(moment);
}
