import type { NoticeWords } from './notices-en';

/** Notices and how they are chosen, in French; loaded with them. */
export const fr: NoticeWords = {
  image: (name) => `Nouvelle image\u00a0: ${name}.`,
  kinds: {
    unsafe: 'La météo n’est plus sûre.',
    offline: 'Le télescope est hors ligne.',
    back: 'Le télescope est de retour.',
    paused: 'La séance attend.',
    resumed: 'La séance reprend.',
    completed: 'La séance est terminée.',
  },

  title: 'Notifications',
  about: 'Pour une nouvelle image, une météo qui n’est plus sûre, un télescope qui disparaît ou revient, une séance qui attend, reprend ou se termine, et les erreurs. Une seule par cinq secondes au plus, et jamais pour ce qui est ancien.',
  sound: 'Notifications sonores',
  soundHint: 'De brèves notes, une mélodie par sorte. Quand la page est rouverte, le navigateur ne la laisse sonner qu’à partir du premier clic ou de la première touche.',
  noSound: 'Ce navigateur ne peut pas produire de sons.',
  browser: 'Notifications du navigateur',
  browserHint: 'Affichées pendant que vous regardez une autre fenêtre. Le navigateur vous demande d’abord votre accord.',
  denied: 'Ce navigateur a pour consigne de ne montrer aucune notification de ce site. Cela se change dans ses réglages.',
  noBrowser: 'Ce navigateur n’a pas de notifications.',
  notShown: 'Ce navigateur ne laisse pas cette page montrer de notifications.',
  test: 'Elles auront cet aspect désormais.',
};
