import type { RelayWords } from './relays-en';

/** What an operator reads of relays, and of telescopes at a glance, in French. */
export const fr: RelayWords = {
  title: 'Le relais',
  loading: 'Demande de nouvelles du relais…',
  away: 'Stellar ne répond pas\u00a0; l’état du relais n’est pas connu pour l’instant.',
  none: 'Aucun relais n’est désigné pour ce télescope. Demandez à Stellar d’en désigner un, puis appairez-le ici.',
  named: 'Nom',
  heard: 'Dernières nouvelles',
  heardAgo: (age) => `il y a ${age}`,
  never: 'jamais',
  key: 'Clé',
  hasKey: 'appairé',
  hasNoKey: 'pas encore appairé',
  socket: 'Voie des commandes',
  socketOpen: 'ouverte',
  socketShut: 'fermée',
  states: {
    speaking: 'Le relais parle avec Stellar.',
    deaf: 'Le relais parle, mais sa voie des commandes est fermée\u00a0: elles attendent qu’il la rouvre, ce qu’il fait de lui-même.',
    silent: 'Le relais se tait. L’ordinateur de l’observatoire est-il allumé et connecté\u00a0? Ce qui s’y passe est gardé et arrivera à son retour.',
    unpaired: 'Le relais n’a jamais été appairé. Demandez un code et saisissez-le sur sa page d’installation, à l’observatoire.',
  },
  pair: 'Obtenir un code d’appairage',
  again: 'Obtenir un autre code',
  codeText: 'Saisissez-le sur la page d’installation du relais. Il ne sert qu’une fois\u00a0; qui l’a peut être le relais de ce télescope.',
  codeEnds: (left) => `Il vaut encore ${left}.`,
  codeOver: 'Il n’est plus valable. Demandez-en un autre.',
  glance: { idle: 'Aucune pose', safe: 'sûr', unsafe: 'pas sûr', unknown: 'sûreté inconnue', notTold: 'pas encore de nouvelles' },
};
