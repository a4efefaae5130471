import type { FaqWords } from './faq-en';

/** What the page of questions says, in French. */
export const fr: FaqWords = {
  title: 'Questions et réponses',
  back: 'Vers le télescope',
  intro: 'Ce que l’on demande avant sa première nuit, et pendant.',
  groups: (of) => [
    {
      name: 'Ciel et sécurité',
      questions: [
        {
          id: 'clouds',
          question: 'Et si le ciel est couvert\u00a0?',
          answer: [
            `Stellar consulte le moniteur de sécurité de l’observatoire avant le début de votre séance, puis toutes les ${of.checkMinutes}\u00a0minutes au plus tard. Quand le ciel n’est pas sûr, la séance attend ou se met en pause, et la page de votre réservation vous dit pourquoi.`,
            `Elle reprend d’elle-même après ${of.calmMinutes}\u00a0minutes où tout est resté sûr, tant que la fin de votre créneau peut encore contenir une pose. Votre présence n’est pas nécessaire.`,
            'Les minutes perdues à cause du ciel ne sont pas facturées.',
          ],
        },
        {
          id: 'safe',
          question: 'Que veut dire «\u00a0sûr\u00a0»\u00a0?',
          answer: [
            `N’est sûr que ce que le moniteur de sécurité déclare lui-même sûr. S’il n’est pas connecté, s’il ne dit rien ou si son dernier mot date de plus de ${of.safetySeconds}\u00a0secondes, on considère que ce n’est pas sûr.`,
          ],
        },
        {
          id: 'fault',
          question: 'Et si le télescope tombe en panne\u00a0?',
          answer: [
            'Les minutes perdues par une panne du télescope, ou prises par son opérateur, ne sont pas facturées. Celles dont personne ne sait si vous en avez profité ne le sont pas non plus.',
            'Une séance qui échoue entièrement, ou qui ne commence jamais, ne coûte rien.',
          ],
        },
      ],
    },
    {
      name: 'Réservations et crédits',
      questions: [
        {
          id: 'slot',
          question: 'Combien de temps un créneau peut-il durer\u00a0?',
          answer: [
            `Un créneau commence à un quart d’heure juste et dure de ${of.slotMinutes}\u00a0minutes à ${of.slotHours}\u00a0heures\u00a0; un télescope peut avoir des limites plus étroites. Le formulaire dit aussitôt si le créneau et la cible ne vont pas ensemble, pourquoi, et quels prochains créneaux conviendraient.`,
          ],
        },
        {
          id: 'price',
          question: 'Quand et que dois-je payer\u00a0?',
          answer: [
            'À la réservation, le prix du créneau est mis de côté\u00a0: il reste à vous, mais ne peut pas être dépensé ailleurs. Après la séance, chaque minute est examinée. Vous payez les minutes de pose, celles du pointage, de la mise au point et de la lecture entre les poses, vos propres pauses, et les minutes qui suivent si vous avez vous-même mis fin à la séance.',
            'Ce qui était mis de côté pour toutes les autres minutes redevient disponible\u00a0: perdues à cause du ciel ou d’une panne, ou restantes parce que votre plan était terminé. La page de votre réservation a alors le décompte, et votre relevé chaque mouvement.',
          ],
        },
        {
          id: 'bill',
          question: 'Comment lire le décompte\u00a0?',
          answer: [
            'Quand une séance est réglée, le plus souvent quelques minutes après sa fin, la page de sa réservation a le décompte\u00a0: le prix du créneau, ce qui en a été facturé et ce qui a été rendu.',
            'La bande montre le créneau minute par minute. Ce qui est haut a été facturé, ce qui est bas ne l’a pas été\u00a0; les motifs sont expliqués dessous. Le tableau a chaque sorte de minutes, avec leur nombre et ce qu’elles ont coûté ou rendu.',
            'Plus bas, chaque moment est dit en mots\u00a0: de quand à quand, pourquoi, ce que le télescope lui-même a dit, et où cela est inscrit, pour qu’on puisse le vérifier. Une minute compte pour ce qu’elle a été le plus longtemps\u00a0; d’une minute à moitié facturable, rien n’est facturé.',
            'Un créneau que vous avez annulé n’a pas de décompte\u00a0: ce qu’il a coûté figure dans votre relevé.',
          ],
        },
        {
          id: 'refund',
          question: 'Dois-je demander un remboursement\u00a0?',
          answer: ['Non. Ce qui n’est pas facturé redevient disponible dès que la séance est réglée. Chaque mouvement figure dans votre relevé, avec le chemin vers son décompte.'],
        },
        {
          id: 'cancel',
          question: 'Puis-je annuler une réservation\u00a0?',
          answer: [
            'Oui, sur sa page. Jusqu’au moment qui y est indiqué, cela ne coûte rien\u00a0; chaque télescope décide combien de temps avant le créneau. Ensuite, l’annulation coûte le prix entier, et vous en êtes averti avant.',
            'Si l’opérateur annule votre réservation ou ne la confirme pas, vous ne payez rien.',
          ],
        },
        {
          id: 'change',
          question: 'Puis-je déplacer une réservation, ou changer son programme\u00a0?',
          answer: [
            'Oui, sur sa page. Vous pouvez la déplacer à un autre moment du même télescope tant qu’y renoncer ne coûte rien et que le télescope n’en a pas encore été instruit. Ce qui était mis de côté redevient disponible, et le prix du nouveau créneau est mis de côté\u00a0; la page dit la différence avant que vous confirmiez.',
            'Le programme peut être changé jusqu’au début du créneau, sans frais. Un télescope qui le connaît déjà reçoit le nouveau.',
          ],
        },
        {
          id: 'waiting',
          question: 'Le créneau que je veux est pris. Puis-je l’attendre\u00a0?',
          answer: [
            `Oui\u00a0: s’il est annulé, il est proposé à ceux qui l’attendent, dans l’ordre de leur arrivée. Une offre tient ${of.offerHours}\u00a0heures quand on a le temps, et ${of.offerMinutes}\u00a0minutes quand le créneau est proche\u00a0; ensuite, elle passe au suivant.`,
          ],
        },
      ],
    },
    {
      name: 'Notifications',
      questions: [
        {
          id: 'told',
          question: 'Comment suis-je prévenu de ce qui arrive à ma séance ?',
          answer: [
            'Par la liste derrière la cloche, par e-mail et sur vos appareils : pour chaque sorte de nouvelle, vous choisissez les voies sur la page de votre compte. Rien n’est annoncé deux fois par la même voie.',
            'Les e-mails vont à une adresse que vous avez confirmée, et chacun a un lien qui les désactive. Les appareils sont des navigateurs où vous les avez activés ; ils affichent les messages même quand Stellar est fermé.',
          ],
        },
        {
          id: 'no-push',
          question: 'Mon navigateur n’affiche aucun message. Pourquoi ?',
          answer: [
            'La page de votre compte dit où il en est : un navigateur peut avoir pour consigne de n’en afficher aucun, ses réglages pour ce site le changent ; un iPhone ou un iPad n’en affiche qu’une fois Stellar placé sur l’écran d’accueil. « Essayer » envoie un message et dit ce qu’il est devenu.',
            'Un appareil que son service de messages ne connaît plus est retiré de la liste. Activez-le à nouveau depuis l’appareil.',
          ],
        },
        {
          id: 'shared-browser',
          question: 'La personne suivante voit-elle mes messages dans ce navigateur ?',
          answer: ['Pas après votre déconnexion : elle retire le navigateur de vos appareils, et si c’était impossible, la page le dit avant que vous ne partiez. Si votre session s’est seulement terminée d’elle-même, des messages peuvent encore s’afficher jusqu’à ce que quelqu’un d’autre se connecte.'],
        },
      ],
    },
    {
      name: 'La page en direct',
      questions: [
        {
          id: 'ages',
          question: 'Que signifient les âges à côté des valeurs\u00a0?',
          answer: [
            `Depuis combien de temps l’observatoire a mesuré ce que vous voyez. Ils avancent d’eux-mêmes, si bien qu’une valeur ne paraît jamais plus récente qu’elle ne l’est. Ce qui a plus de ${of.silenceSeconds}\u00a0secondes est grisé\u00a0; la météo, qui arrive moins souvent, après ${of.weatherSilenceSeconds}\u00a0secondes.`,
            'Ils ne dépendent pas de l’horloge de votre appareil.',
          ],
        },
        {
          id: 'connection',
          question: 'Que se passe-t-il si ma connexion est coupée\u00a0?',
          answer: [
            'Pour votre séance, rien\u00a0: l’observatoire travaille sans votre navigateur, que vous pouvez fermer. La page dit qu’elle a perdu Stellar, garde les dernières valeurs avec leur âge et réessaie d’elle-même. À son retour, elle va chercher ce qui lui a manqué.',
            `Une page ouverte sans réseau montre le dernier état vu sur cet appareil, grisé et signalé comme tel. Elle se souvient de ${of.keptTelescopes}\u00a0télescopes au plus, pendant ${of.keptDays}\u00a0jours au plus.`,
          ],
        },
        {
          id: 'observatory',
          question: 'Et si c’est l’Internet de l’observatoire qui est coupé\u00a0?',
          answer: [
            `Après ${of.aloneSeconds}\u00a0secondes sans Stellar, le relais de l’observatoire veille seul sur votre séance, selon des règles écrites\u00a0: le plan continue, la cible est désactivée à la fin du créneau et, si la situation n’est pas sûre pendant ${of.aloneUnsafeSeconds}\u00a0secondes, tout est arrêté et la monture est parquée.`,
            'Les images et les événements attendent sur son disque et arrivent au retour de la ligne. L’histoire de votre séance montre alors ce qu’il a fait.',
          ],
        },
        {
          id: 'unknown',
          question: 'Une commande indique «\u00a0inconnu\u00a0». Que s’est-il passé\u00a0?',
          answer: [
            'La commande est partie et sa réponse n’est jamais revenue\u00a0: personne ne peut dire si elle a été exécutée. Stellar le dit au lieu de deviner, et n’envoie jamais de lui-même une commande deux fois. Les valeurs du télescope vous montrent ce qu’il a fait.',
          ],
        },
        {
          id: 'install',
          question: 'Puis-je installer ces pages sur mon téléphone\u00a0?',
          answer: [
            'Oui. Sur Android, choisissez «\u00a0Installer l’application\u00a0» dans le menu du navigateur\u00a0; sur iPhone ou iPad, «\u00a0Sur l’écran d’accueil\u00a0» derrière le bouton de partage. C’est la même page, sans les barres du navigateur. La lumière rouge ménage les yeux habitués au noir.',
          ],
        },
      ],
    },
    {
      name: 'Images et invités',
      questions: [
        {
          id: 'images',
          question: 'Qui voit mes images\u00a0?',
          answer: [
            'La page en direct et les images d’un télescope public peuvent être vues et téléchargées par tout le monde, celles de votre créneau comprises. Sur un télescope masqué, seul son opérateur les voit et, pendant votre créneau et pour ce créneau, vous.',
            'Qui a réservé, ce que cela a coûté et les messages de votre réservation ne sont vus que de vous et de l’opérateur du télescope.',
          ],
        },
        {
          id: 'download',
          question: 'Comment récupérer mes images\u00a0?',
          answer: [
            'Chaque pose se télécharge au format FITS depuis la vue de l’image. Après la séance, la page de votre réservation propose toutes les poses en un fichier ZIP, un film de la nuit et une petite animation.',
            `Ils sont gardés ${of.albumDays}\u00a0jours\u00a0; ensuite, vous pouvez les faire refaire à partir des poses.`,
          ],
        },
        {
          id: 'guests',
          question: 'Comment laisser des amis regarder\u00a0?',
          answer: [
            `Sur la page de votre réservation, vous créez un lien\u00a0: ${of.links} au plus. La personne qui l’a voit la page en direct tant que votre créneau est ouvert, avec ${of.lateSeconds}\u00a0secondes de retard si vous le souhaitez, et ne peut rien commander. Le lien s’éteint avec le créneau, ou quand vous le reprenez.`,
          ],
        },
        {
          id: 'device',
          question: 'Que reste-t-il sur mon appareil après la déconnexion\u00a0?',
          answer: ['Les pages elles-mêmes et votre choix de la lumière rouge. Ce que vous avez vu en étant connecté est oublié. Sur un appareil qui n’est pas le vôtre, fermez aussi le navigateur.'],
        },
      ],
    },
  ],
};
