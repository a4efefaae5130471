import type { HelpWords } from './help-en';

/** The help of the live page, in French; loaded when it is first opened. */
export const fr: HelpWords = {
  title: 'Aide',
  close: 'Fermer',

  keys: {
    title: 'Touches',
    hint: 'Elles ne font rien pendant que vous écrivez dans un champ, avec Ctrl, Alt ou Cmd, ni tant qu’une fenêtre comme celle-ci est ouverte.',
    on: 'Les touches seules agissent',
    names: { ' ': 'Espace', r: 'R', a: 'A', p: 'P', l: 'L', f: 'F', '?': '?' },
    does: {
      pause: 'Suspendre ou reprendre votre séance',
      refresh: 'Recharger la dernière image\u00a0; avec les commandes en main, demander aussi au télescope comment il va',
      abort: 'Interrompre la séance, après une question',
      preview: 'Ouvrir l’image la plus récente',
      log: 'Aller à ce qui s’est passé',
      fullScreen: 'Plein écran, et retour',
      help: 'Cette aide',
    },
    inImage: 'Dans une image\u00a0: ← → pour la suivante, Échap ferme.',
  },

  said: {
    asked: (control) => `Demandé\u00a0: ${control}.`,
    notYours: 'Les commandes sont pour qui a réservé ce moment.',
    nothingToPause: 'Il n’y a rien à suspendre ni à reprendre en ce moment.',
    refreshed: 'La dernière image est rechargée.',
    noImage: 'Il n’y a pas encore d’image.',
    noFullScreen: 'Ce navigateur ne montre pas les pages en plein écran.',
    away: 'L’aide ne peut pas être chargée en ce moment. Vérifiez la connexion et réessayez.',
  },

  tour: {
    invite: 'Première visite\u00a0? Un petit tour montre où se trouve quoi.',
    begin: 'Faire le tour',
    no: 'Non, merci',
    again: 'Refaire le tour de cette page',
    title: 'Tour de la page en direct',
    step: (place, count) => `${place} sur ${count}`,
    next: 'Suivant',
    back: 'Précédent',
    skip: 'Quitter',
    end: 'Terminer',
    steps: {
      link: { title: 'Peut-on s’y fier\u00a0?', text: 'Ici se lit si le télescope est en direct, et l’âge de ses valeurs. Ce qui est ancien est grisé, et jamais montré comme en direct.' },
      standing: { title: 'À qui est le télescope', text: 'Qui regarde, et qui a le télescope en main. Pendant votre créneau, les commandes et l’arrêt d’urgence sont ici.' },
      exposure: { title: 'L’image en cours', text: 'La cible, le filtre, et où en est la pose. Les étoiles apparaissent à mesure que la lumière s’accumule.' },
      preview: { title: 'La dernière image', text: 'Elle arrive d’elle-même. Ouvrez-la pour l’agrandir, régler ses niveaux et voir son histogramme.' },
      weather: { title: 'Le ciel', text: 'Si le toit peut rester ouvert sans risque. Sinon, la séance attend d’elle-même.' },
      guiding: { title: 'La stabilité', text: 'L’erreur de guidage au fil du temps\u00a0: plus elle est près du centre, plus les étoiles sont rondes.' },
      feed: { title: 'Ce qui s’est passé', text: 'Tout ce que le télescope a fait, en phrases, le plus récent d’abord.' },
      help: { title: 'L’aide est ici', text: 'Les touches, les notifications et ce tour sont derrière ce bouton\u00a0; chaque panneau a son propre «\u00a0?\u00a0».' },
    },
  },

  panel: { unit: 'Unité', age: 'Âge', deed: 'Que faire' },
  panels: {
    exposure: {
      what: 'L’image que la caméra est en train de prendre\u00a0: cible, filtre, durée d’ouverture, et où en est la séquence.',
      unit: 'Minutes et secondes. Quand la nuit est jouée plus vite, c’est écrit.',
      age: 'Transmis chaque seconde ou presque pendant une pose\u00a0; grisé après dix secondes de silence.',
      deed: 'Rien. Si la barre ne bouge plus sans être grisée, la caméra est lue ou attend le guidage.',
    },
    preview: {
      what: 'La dernière image arrivée, avec ce qui y a été mesuré. HFD est la largeur de ses étoiles\u00a0: plus elle est petite, plus l’image est nette. L’indice d’étoiles est la mesure de netteté propre à Voyager.',
      unit: 'HFD en pixels\u00a0; pose en secondes.',
      age: 'Un aperçu arrive moins d’une minute après sa pose\u00a0; l’âge est celui de la pose.',
      deed: 'Ouvrez-la pour la voir en grand. R la recharge si elle n’est pas venue.',
    },
    gallery: {
      what: 'Les vingt dernières images, la plus récente d’abord.',
      unit: 'Sous chacune, son filtre et sa pose.',
      age: 'Chacune reste comme elle est\u00a0; les nouvelles arrivent d’elles-mêmes.',
      deed: 'Ouvrez-en une pour la voir en grand\u00a0; toutes les images de toutes les nuits sont derrière «\u00a0Toutes les images\u00a0».',
    },
    weather: {
      what: 'Ce que la station de l’observatoire dit des nuages, de la pluie, du vent et de la lumière, et si c’est sûr selon les limites de l’observatoire.',
      unit: 'Des classes, comme la station les dit.',
      age: 'Transmis toutes les demi-minutes\u00a0; grisé après une minute et demie.',
      deed: 'Quand ce n’est pas sûr, la séance attend, et reprend d’elle-même après quinze minutes sûres.',
    },
    mount: {
      what: 'Où pointe le télescope\u00a0: sur le ciel (ascension droite et déclinaison) et au-dessus du sol (hauteur et azimut), et s’il suit les étoiles.',
      unit: 'Heures et degrés, J2000\u00a0; azimut depuis le nord par l’est.',
      age: 'Transmis chaque seconde ou presque\u00a0; grisé après dix secondes de silence.',
      deed: 'Rien tant qu’il suit. Parqué veut dire rangé\u00a0; une séance le déparque.',
    },
    camera: {
      what: 'À quel froid le capteur est tenu, et combien travaille son refroidisseur. Une température stable rend les images comparables.',
      unit: 'Degrés Celsius\u00a0; puissance en pour cent.',
      age: 'Transmis chaque seconde ou presque\u00a0; grisé après dix secondes de silence.',
      deed: 'Si le refroidisseur est près de 100\u00a0%, la consigne est trop froide pour cette nuit\u00a0: choisissez-en une plus douce.',
    },
    guiding: {
      what: 'De combien l’étoile guide s’écarte de sa place, dans les deux directions, et la moyenne de l’écart (RMS).',
      unit: 'Pixels.',
      age: 'Transmis chaque seconde ou presque\u00a0; la courbe garde ce que cette page a entendu.',
      deed: 'De petits sauts viennent de la turbulence ou du dithering. Si l’écart reste grand, regardez le vent, puis les nuages.',
    },
    focuser: {
      what: 'Où se trouve le porte-oculaire, la température du tube, et comment la dernière mise au point s’est terminée.',
      unit: 'Pas\u00a0; degrés Celsius\u00a0; HFD en pixels.',
      age: 'La position est transmise chaque seconde ou presque\u00a0; le résultat est celui du dernier autofocus.',
      deed: 'Quand HFD augmente et que la température a changé de plusieurs degrés, un autofocus aide.',
    },
    feed: {
      what: 'Ce qui s’est passé au télescope, en phrases. Ce que Voyager ou le relais ont écrit eux-mêmes reste dans leurs mots.',
      unit: 'Les heures sont celles du télescope.',
      age: 'Transmis en moins d’une seconde. Ce qui s’est passé reste vrai et n’est jamais grisé.',
      deed: 'Cherchez-y, ou enregistrez-le dans un fichier. Après une erreur, voyez si la séance attend, et pourquoi.',
    },
    numbers: {
      what: 'Ce que la nuit a donné jusqu’ici\u00a0: images et poses par filtre, moyennes de netteté et de guidage, et emploi du temps.',
      unit: 'Images, heures et minutes\u00a0; HFD et RMS en pixels.',
      age: 'Recompté à chaque image\u00a0; depuis quand il compte est écrit sous les nombres.',
      deed: 'Comparez avec votre programme\u00a0: un filtre en retard peut recevoir plus d’images au prochain créneau.',
    },
    progress: {
      what: 'Où en est le programme de cette séance, en temps de pose.',
      unit: 'Pour cent\u00a0; heures, minutes et secondes.',
      age: 'Transmis au moins toutes les demi-minutes\u00a0; grisé après 35 secondes de silence.',
      deed: 'Ce qui reste est la fin du programme, ou du créneau s’il est plus court.',
    },
  },
};
