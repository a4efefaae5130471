import type { HelmWords } from './helm-en';

/** What a live page says to somebody signed in, in French; loaded when they are. */
export const fr: HelmWords = {
  bar: 'Votre séance et ses commandes',
  operatorBar: 'Votre télescope et ses commandes',
  elapsed: (span) => `${span} écoulées`,
  left: (span) => `reste ${span}`,
  noSession: 'Aucune séance n’est en cours.',
  youHave: (amount) => `Vous avez ${amount}.`,
  loading: 'Recherche de votre créneau…',
  pausing: 'Suspension…',
  resuming: 'Reprise…',
  stop: 'Arrêt',
  stopHint: 'Arrêt d’urgence : tout est interrompu, après une question',
  controls: 'Commandes',
  controlsHint: 'Afficher ou cacher les commandes et l’avancement',
  watching: 'Vous regardez : ce télescope n’est pas à vous en ce moment.',
  next: (moment) => `Votre créneau ici commence ${moment} ; les commandes s’ouvriront d’elles-mêmes.`,
  access: 'Vers mon créneau',
  credits: 'Mes crédits',
};
