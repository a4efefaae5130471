import type { AlbumWords } from './albums-en';

/** What the album of a night says, in French. */
export const fr: AlbumWords = {
  title: 'Votre nuit à garder',
  loading: 'Recherche de ce qui a été fait de la nuit…',
  away: 'Stellar ne répond pas. Une nouvelle demande partira d’elle-même.',
  ofNight: 'Les images de cette nuit',
  pieces: {
    'frames.zip': { name: 'Toutes les poses', save: 'Télécharger en ZIP', hint: 'Avec la liste des sommes SHA-256. Un téléchargement coupé peut reprendre.' },
    'night.mp4': { name: 'Film de la nuit', save: 'Enregistrer le film', hint: 'Chaque image du ciel avec son heure et son filtre.' },
    'night.gif': { name: 'Petite animation', save: 'Enregistrer l’animation', hint: 'Assez légère pour l’envoyer à des amis.' },
  },
  frames: (count, one) => (one ? `${count} pose` : `${count} poses`),
  some: (count, of) => `${count} poses sur ${of}`,
  sizes: ['ko', 'Mo', 'Go'],
  until: (moment) => `Gardé jusqu’au ${moment}.`,
  making: 'En préparation. Cela prend quelques minutes.',
  makingAgain: 'En cours de réfection\u00a0; voici le précédent en attendant.',
  reasons: {
    'no-frames': 'Rien à montrer\u00a0: aucune pose de ce genre n’a été prise.',
    'not-made-yet': 'Il sera fait dès que la séance sera close.',
    'not-finished': 'Il n’est plus gardé, ou n’a pas été terminé. Faites-le refaire.',
    'not-makable': 'Il ne peut pas être fait de ces poses.',
  },
  none: 'Il n’est pas là.',
  leftOut: (count, one) => (one ? `${count} image n’y est pas\u00a0:` : `${count} images n’y sont pas\u00a0:`),
  gaps: {
    'not-arrived': (count) => `${count} dont la pose n’est pas arrivée de l’observatoire`,
    'not-developed': (count) => `${count} dont la pose n’a pas encore été examinée`,
    gone: (count) => `${count} dont la pose n’est plus là`,
    'too-many': (count) => `${count} pour lesquelles il n’y a pas de place`,
    unreadable: (count) => `${count} illisibles`,
  },
  again: 'Le faire refaire',
  againHint: 'Les poses arrivées en retard s’ajoutent d’elles-mêmes.',
  film: 'Film de la nuit',
  animation: 'Petite animation de la nuit',
};
