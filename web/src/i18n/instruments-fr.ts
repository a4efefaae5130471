import type { InstrumentWords } from './instruments-en';

/** What the charts, the numbers and the log of the live page say, in French. */
export const fr: InstrumentWords = {
  span: 'Durée affichée',
  spans: { minutes: '5 min', hour: '1 h', night: 'Nuit' },
  now: '0',
  minutes: 'min',
  hours: 'h',
  since: (time) => `Suivi depuis ${time}, à l’ouverture de cette page.`,
  sinceShort: (time) => `suivi depuis ${time}`,
  nothing: 'Rien n’a été reçu pendant cette durée.',
  chart: (what, span, values) => `${what}, ${span}. ${values}`,
  spoken: { minutes: 'les 5 dernières minutes', hour: 'la dernière heure', night: 'la nuit' },
  course: (name, last, least, most) => `${name}\u00a0: dernier ${last}, minimum ${least}, maximum ${most}.`,
  courseRms: (name, last, least, most, rms) => `${name}\u00a0: dernier ${last}, minimum ${least}, maximum ${most}, RMS ${rms}.`,

  guiding: { rms: (span) => `RMS, ${span}`, axes: 'RMS X · Y' },

  camera: { chart: 'Température du capteur', cooling: 'Froid', on: 'Activé', off: 'Éteint', binning: 'Binning', binningHint: 'De la dernière image' },

  focuser: {
    what: 'Graphique',
    hfd: 'HFD',
    position: 'Position',
    hfdChart: 'HFD des images et de chaque mise au point',
    positionChart: 'Position du porte-oculaire',
    images: 'Images',
    runs: 'Mise au point',
    none: 'Ni image ni mise au point pendant cette durée.',
    failed: (count) => (count < 2 ? '1 mise au point a échoué' : `${count} mises au point ont échoué`),
  },

  preview: {
    stars: 'Étoiles',
    histogram: 'Histogramme',
    histogramOf: (peak) => `Histogramme de la dernière image\u00a0; le plus de pixels à ${peak} de l’échelle.`,
    noHistogram: 'Pas encore développée',
    histogramAway: 'Indisponible pour l’instant',
    refresh: 'Recharger l’image',
    fullScreen: 'Plein écran',
  },

  numbers: {
    title: 'Chiffres',
    frames: 'Images',
    filters: 'Images par filtre',
    noFilter: 'Sans filtre',
    exposed: 'Pose totale',
    hfd: 'HFD moyen',
    rms: 'RMS du guidage',
    rmsAxes: (x, y) => `X ${x} · Y ${y}`,
    exposing: 'En pose',
    waiting: 'En attente',
    unheard: 'Sans nouvelles',
    framesSince: (time) => `Images connues depuis ${time}\u00a0; le reste depuis l’ouverture de cette page.`,
    noFrames: 'Aucune image connue\u00a0; compté depuis l’ouverture de cette page.',
    rejected: (count) => (count < 2 ? '1 image illisible.' : `${count} images illisibles.`),
    whole: 'Compter toute la nuit',
    counting: 'Comptage…',
    counted: (time) => `Toutes les images de la nuit, depuis ${time}\u00a0; le reste depuis l’ouverture de cette page.`,
    countedPart: (time) => `Seules les images les plus récentes, depuis ${time}, sont comptées\u00a0: il y en a beaucoup.`,
    away: 'Les autres images ne peuvent pas être comptées pour l’instant.',
  },

  log: {
    level: (name) => `${name}\u00a0: `,
    search: 'Chercher dans le journal',
    searchShort: 'Chercher',
    noneFound: 'Le journal ne contient rien de tel.',
    save: 'Enregistrer dans un fichier',
    back: 'Aux plus récentes',
    fresh: (count) => (count < 2 ? '1 nouvelle ligne' : `${count} nouvelles lignes`),
    gap: 'Il manque peut-être des lignes ici\u00a0: cette page était sans liaison.',
    head: (telescope, time) => `Stellar, ${telescope}\u00a0: le journal tel qu’affiché à ${time}. Heures en UTC, les plus récentes d’abord.`,
  },

  sections: {
    title: 'Sections de cette page',
    image: 'Image',
    telescope: 'Télescope',
    course: 'Suivi',
    log: 'Journal',
  },
};
