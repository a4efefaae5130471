import { language } from '/dom.js';
import { bytes, duration, fill, number, reason } from '/words.js';

const EN = {
  title: 'Set the relay up', lead: 'Four steps; nothing is written before the last one.',
  wordTitle: 'The set-up word', wordLead: 'It was printed where the relay was started: in its console, or in the service’s journal.', word: 'Set-up word', enter: 'Continue',
  pairTitle: '1. Pair with the cloud', pairLead: 'The telescope’s operator gets a pairing code from Stellar; it is good once, for 15 minutes.',
  cloud: 'Cloud address', code: 'Pairing code', tryCloud: 'Test this connection', pair: 'Pair', again: 'Pair again with another code',
  pairedAs: 'Paired as {0}, for: {1}.',
  voyagerTitle: '2. Voyager', voyagerLead: 'One entry for each Voyager, three at most. The relay only dials Voyager; it changes no setting there.',
  voyagerN: 'Voyager {0}', telescope: 'Telescope', host: 'Computer (name or address)', port: 'Port',
  user: 'User (only if Voyager asks for a login)', password: 'Password', keepPassword: 'leave empty to keep the present one',
  windows: 'Voyager’s folder of frames, as Voyager names it', local: 'The same folder, as this machine names it', tryVoyager: 'Test this connection', tryFrames: 'Test this folder',
  add: 'Add a Voyager', remove: 'Remove',
  storeTitle: '3. Where things wait', storeLead: 'Events and images wait here while the link is down. Use a disk, not a memory card that is nearly full.', store: 'Folder', tryStore: 'Test this folder',
  networkTitle: 'Who may see the relay’s page', network: 'Everybody on the observatory’s network (otherwise this machine alone). The page shows no secrets and changes nothing.',
  finishTitle: '4. Write and start', finishLead: 'The settings go to', finish: 'Write the settings and start', starting: 'The settings are written. The relay is starting; its page opens by itself.',
  slow: 'The relay does not answer yet. Its console or journal says why; the settings are written.',
  wait: 'Trying …', lost: 'The set-up page’s program does not answer. Is it still running?',
  doneTitle: 'This relay is set up', done: 'To change its settings, stop it and start it on its own machine with --setup; that prints a fresh set-up word. Or change relay.properties and start it again.', back: 'To the relay’s page',
};

const FR = {
  title: 'Configurer le relais', lead: 'Quatre étapes ; rien n’est écrit avant la dernière.',
  wordTitle: 'Le mot de configuration', wordLead: 'Il a été affiché là où le relais a été démarré : dans sa console, ou dans le journal du service.', word: 'Mot de configuration', enter: 'Continuer',
  pairTitle: '1. Associer au cloud', pairLead: 'L’opérateur du télescope obtient de Stellar un code d’association ; il sert une fois, pendant 15 minutes.',
  cloud: 'Adresse du cloud', code: 'Code d’association', tryCloud: 'Tester cette connexion', pair: 'Associer', again: 'Associer de nouveau avec un autre code',
  pairedAs: 'Associé sous le nom {0}, pour : {1}.',
  voyagerTitle: '2. Voyager', voyagerLead: 'Une entrée par Voyager, trois au plus. Le relais ne fait qu’appeler Voyager ; il n’y change aucun réglage.',
  voyagerN: 'Voyager {0}', telescope: 'Télescope', host: 'Ordinateur (nom ou adresse)', port: 'Port',
  user: 'Utilisateur (seulement si Voyager demande une identification)', password: 'Mot de passe', keepPassword: 'laisser vide pour garder l’actuel',
  windows: 'Le dossier des images, tel que Voyager le nomme', local: 'Le même dossier, tel que cette machine le nomme', tryVoyager: 'Tester cette connexion', tryFrames: 'Tester ce dossier',
  add: 'Ajouter un Voyager', remove: 'Retirer',
  storeTitle: '3. Où les choses attendent', storeLead: 'Événements et images attendent ici quand la liaison est coupée. Choisissez un disque, pas une carte mémoire presque pleine.', store: 'Dossier', tryStore: 'Tester ce dossier',
  networkTitle: 'Qui peut voir la page du relais', network: 'Tout le réseau de l’observatoire (sinon cette machine seulement). La page ne montre aucun secret et ne change rien.',
  finishTitle: '4. Écrire et démarrer', finishLead: 'Les réglages vont dans', finish: 'Écrire les réglages et démarrer', starting: 'Les réglages sont écrits. Le relais démarre ; sa page s’ouvre d’elle-même.',
  slow: 'Le relais ne répond pas encore. Sa console ou son journal dit pourquoi ; les réglages sont écrits.',
  wait: 'Essai en cours…', lost: 'Le programme de cette page ne répond pas. Est-il toujours en marche ?',
  doneTitle: 'Ce relais est configuré', done: 'Pour changer ses réglages, arrêtez-le et démarrez-le sur sa machine avec --setup ; un nouveau mot de configuration s’affiche. Ou modifiez relay.properties et redémarrez-le.', back: 'Vers la page du relais',
};

const FINDINGS = {
  en: {
    'not-from-here': 'This request did not come from the set-up page.', 'word-wrong': 'That is not the set-up word. Copy it from the console.',
    'word-spent': 'Too many wrong words: this start takes none any more. Stop the relay and start it again with --setup for a fresh word.',
    'not-understood': 'The page sent something the relay does not understand. Load the page again.',
    'cloud-address': 'The cloud’s address must be like https://stellar.example, without a path; without https only on this machine.',
    'cloud-there': (f) => `The cloud answers (${f.roundTripMillis} ms). ${skew(f.behindMillis)}`,
    'cloud-unreachable': (f) => `The cloud cannot be reached. Check the address and this machine’s network. (${f.why})`,
    'cloud-other': 'Something answers there, but not Stellar’s cloud. Check the address.', 'cloud-trouble': (f) => `The cloud is in trouble (it answered ${f.status}). Try again in a minute.`,
    'code-wrong': 'The cloud does not know this code. It may be mistyped, used, or older than 15 minutes: ask for a fresh one.', paired: (f) => fill(EN.pairedAs, [f.relay, f.telescopes.join(', ')]),
    'not-paired': 'The relay is not paired yet: step 1.', 'store-missing': 'Name a folder for the store.', 'voyager-count': 'Fill in one to three Voyagers.',
    'telescope-missing': (f) => `Voyager ${f.voyager}: choose its telescope.`, 'telescope-twice': (f) => `Voyager ${f.voyager}: this telescope is another Voyager’s already.`,
    'voyager-address': (f) => `Voyager ${f.voyager}: give its computer and a port from 1 to 65535 (usually 5950).`, 'voyager-user': (f) => `Voyager ${f.voyager}: the user holds no colon, the password does not begin or end with a blank.`,
    'windows-folder': (f) => `Voyager ${f.voyager}: give the folder of frames as Voyager names it, like C:\\Users\\…; not a network path.`, 'local-folder': (f) => `Voyager ${f.voyager}: give the folder of frames as this machine names it.`,
    'voyager-address-or-user': 'Give the computer, a port from 1 to 65535, and a user without a colon.', 'voyager-silent': 'Voyager greeted, or kept silent, and gave no live data in time. Look at Voyager.', 'voyager-wants-login': 'Voyager greeted, but lets nobody in without a login. Fill in user and password.',
    'voyager-there': (f) => `Voyager ${f.version} greeted and took the login.`, 'voyager-open': (f) => `Voyager ${f.version} greeted and let the relay in without a login.`, 'voyager-away': (f) => reason(f.reason),
    'folder-missing': 'There is no such folder on this machine.', 'folder-is-file': 'That is a file, not a folder.', 'folder-unreadable': 'The folder cannot be read by the user that runs the relay.',
    'folder-readable': (f) => (f.frames === 0 ? 'The folder can be read; there is no FITS frame in it yet.' : `The folder can be read: ${number(f.frames)} FITS frame${f.frames === 1 ? '' : 's'}; the newest is ${f.newest}.`),
    'store-good': (f) => `The folder can be written; ${bytes(f.freeBytes)} are free, ${bytes(f.limitBytes)} are used at most.`,
    'store-tight': (f) => `The folder can be written, but only ${bytes(f.freeBytes)} are free. The store may use ${bytes(f.limitBytes)} in a long outage: make room, or previews are dropped first.`,
    'store-denied': 'The user that runs the relay may not write there.', 'store-unwritable': (f) => `The folder cannot be written (${f.why}).`, 'not-written': (f) => `The settings could not be written: ${f.why}`, done: EN.starting,
  },
  fr: {
    'not-from-here': 'Cette demande ne vient pas de la page de configuration.', 'word-wrong': 'Ce n’est pas le mot de configuration. Copiez-le depuis la console.',
    'word-spent': 'Trop de mots faux : ce démarrage n’en accepte plus. Arrêtez le relais et redémarrez-le avec --setup pour un nouveau mot.',
    'not-understood': 'La page a envoyé quelque chose que le relais ne comprend pas. Rechargez la page.',
    'cloud-address': 'L’adresse du cloud doit être du type https://stellar.example, sans chemin ; sans https seulement sur cette machine.',
    'cloud-there': (f) => `Le cloud répond (${f.roundTripMillis} ms). ${skew(f.behindMillis)}`,
    'cloud-unreachable': (f) => `Le cloud est injoignable. Vérifiez l’adresse et le réseau de cette machine. (${f.why})`,
    'cloud-other': 'Quelque chose répond, mais ce n’est pas le cloud de Stellar. Vérifiez l’adresse.', 'cloud-trouble': (f) => `Le cloud est en difficulté (il a répondu ${f.status}). Réessayez dans une minute.`,
    'code-wrong': 'Le cloud ne connaît pas ce code. Il est peut-être mal tapé, déjà utilisé, ou vieux de plus de 15 minutes : demandez-en un nouveau.', paired: (f) => fill(FR.pairedAs, [f.relay, f.telescopes.join(', ')]),
    'not-paired': 'Le relais n’est pas encore associé : étape 1.', 'store-missing': 'Indiquez un dossier de stockage.', 'voyager-count': 'Renseignez un à trois Voyager.',
    'telescope-missing': (f) => `Voyager ${f.voyager} : choisissez son télescope.`, 'telescope-twice': (f) => `Voyager ${f.voyager} : ce télescope est déjà celui d’un autre Voyager.`,
    'voyager-address': (f) => `Voyager ${f.voyager} : donnez son ordinateur et un port de 1 à 65535 (d’habitude 5950).`, 'voyager-user': (f) => `Voyager ${f.voyager} : l’utilisateur ne contient pas de deux-points, le mot de passe ne commence ni ne finit par un espace.`,
    'windows-folder': (f) => `Voyager ${f.voyager} : donnez le dossier des images tel que Voyager le nomme, comme C:\\Users\\… ; pas un chemin réseau.`, 'local-folder': (f) => `Voyager ${f.voyager} : donnez le dossier des images tel que cette machine le nomme.`,
    'voyager-address-or-user': 'Donnez l’ordinateur, un port de 1 à 65535, et un utilisateur sans deux-points.', 'voyager-silent': 'Voyager s’est annoncé, ou s’est tu, et n’a pas donné de données à temps. Regardez Voyager.', 'voyager-wants-login': 'Voyager s’est annoncé, mais ne laisse entrer personne sans identification. Renseignez l’utilisateur et le mot de passe.',
    'voyager-there': (f) => `Voyager ${f.version} s’est annoncé et a accepté l’identification.`, 'voyager-open': (f) => `Voyager ${f.version} s’est annoncé et a laissé entrer le relais sans identification.`, 'voyager-away': (f) => reason(f.reason),
    'folder-missing': 'Ce dossier n’existe pas sur cette machine.', 'folder-is-file': 'C’est un fichier, pas un dossier.', 'folder-unreadable': 'L’utilisateur du relais ne peut pas lire ce dossier.',
    'folder-readable': (f) => (f.frames === 0 ? 'Le dossier est lisible ; il ne contient encore aucune image FITS.' : `Le dossier est lisible : ${number(f.frames)} image${f.frames === 1 ? '' : 's'} FITS ; la plus récente est ${f.newest}.`),
    'store-good': (f) => `On peut écrire dans ce dossier ; ${bytes(f.freeBytes)} sont libres, ${bytes(f.limitBytes)} au plus seront pris.`,
    'store-tight': (f) => `On peut écrire dans ce dossier, mais ${bytes(f.freeBytes)} seulement sont libres. Le stockage peut prendre ${bytes(f.limitBytes)} pendant une longue coupure : faites de la place, sinon les aperçus sont abandonnés en premier.`,
    'store-denied': 'L’utilisateur du relais ne peut pas écrire à cet endroit.', 'store-unwritable': (f) => `On ne peut pas écrire dans ce dossier (${f.why}).`, 'not-written': (f) => `Les réglages n’ont pas pu être écrits : ${f.why}`, done: FR.starting,
  },
};

function skew(millis) {
  const size = duration(Math.abs(millis) / 1000);
  if (Math.abs(millis) < 2000) return language === 'fr' ? 'L’horloge de cette machine est juste.' : 'This machine’s clock is right.';
  if (language === 'fr') return `L’horloge de cette machine a ${size} ${millis > 0 ? 'de retard' : 'd’avance'} ; le relais en tient compte, mais réglez-la (NTP).`;
  return `This machine’s clock is ${size} ${millis > 0 ? 'behind' : 'ahead'}; the relay allows for it, but set it (NTP).`;
}

const WORDS = language === 'fr' ? FR : EN;

export function s(key, ...values) {
  return fill(WORDS[key] ?? key, values);
}

export function sentence(finding) {
  const known = FINDINGS[language][finding.code];
  return typeof known === 'function' ? known(finding.facts) : (known ?? finding.code);
}

