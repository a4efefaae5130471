package stellar.controls;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.sessions.Waiting;
import stellar.telescopes.Words;

/** Why a control is not done, as people are told. */
final class ControlRefusals {

    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The control’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant de la commande est choisi par le demandeur : un UUID en minuscules. Créez-en un.");

    static final Refusal CONTROL_UNKNOWN = new Refusal(
            400,
            "control-unknown",
            "There is no such control. The API’s description lists them.",
            "Cette commande n’existe pas. La description de l’API les énumère.");

    static final Refusal PARAMETER_UNFIT = new Refusal(
            400,
            "parameter-unfit",
            "A parameter is missing, out of bounds, or none of this control’s. The API’s description tells which it has.",
            "Un paramètre manque, sort des limites ou n’appartient pas à cette commande. Voyez la description de l’API.");

    static final Refusal ID_TAKEN = conflict(
            "id-taken",
            "Another control has this id. Nothing was done; ask again with a new id.",
            "Une autre commande porte cet identifiant. Rien n’a été fait ; recommencez avec un nouvel identifiant.");

    static final Refusal CONFIRM_NEEDED = conflict(
            "confirm-needed",
            "This ends the session for good. Say \"confirm\": true to have it done.",
            "Cela met fin à la séance pour de bon. Indiquez \"confirm\": true pour l’exécuter.");

    static final Refusal SLOT_NOT_BEGUN = conflict(
            "slot-not-begun",
            "Your slot begins at {from}, by the clocks at the site. The controls open then.",
            "Votre créneau commence à {from}, heure du site. Les commandes s’ouvriront alors.");

    static final Refusal SLOT_OVER = conflict(
            "slot-over",
            "Your slot ended at {to}, by the clocks at the site. The telescope is not yours to control any more.",
            "Votre créneau s’est terminé à {to}, heure du site. Le télescope n’est plus à votre disposition.");

    static final Refusal SESSION_NOT_BEGUN = conflict(
            "session-not-begun",
            "The session has not begun yet. It begins by itself; what it waits for stands at its side.",
            "La séance n’a pas encore commencé. Elle commencera d’elle-même ; ce qu’elle attend est indiqué à côté.");

    static final Refusal SESSION_ENDING = conflict(
            "session-ending",
            "The session is being ended. Nothing more is begun in it.",
            "La séance est en train de se terminer. Plus rien n’y est entrepris.");

    static final Refusal SESSION_OVER = conflict(
            "session-over",
            "The session is over. There is nothing left to control.",
            "La séance est terminée. Il n’y a plus rien à commander.");

    static final Refusal NO_SESSION = conflict(
            "no-session",
            "No session is under way at this telescope. There is nothing to pause, resume or switch.",
            "Aucune séance n’est en cours sur ce télescope. Il n’y a rien à suspendre, reprendre ou basculer.");

    static final Refusal ALREADY_SO =
            conflict("already-so", "It is so already. Nothing was done.", "C’est déjà le cas. Rien n’a été fait.");

    static final Refusal WAITS_FOR_SKY = conflict(
            "waits-for-sky",
            "The session waits for the sky and goes on by itself. Until then it can only be ended.",
            "La séance attend le ciel et reprendra d’elle-même. D’ici là, on peut seulement y mettre fin.");

    static final Refusal PAUSED_BY_OPERATOR = conflict(
            "paused-by-operator",
            "The telescope’s operator had the session wait, and nobody pays for it. Only the operator has it go on.",
            "L’opérateur du télescope a suspendu la séance, sans frais pour vous. Lui seul peut la reprendre.");

    static final Refusal PAUSE_FIRST = conflict(
            "pause-first",
            "The telescope is at work on the plan. Pause the session, then ask again.",
            "Le télescope travaille au plan. Suspendez la séance, puis recommencez.");

    static final Refusal STILL_STOPPING = conflict(
            "still-stopping",
            "The telescope has not left its target yet. Ask again in a moment.",
            "Le télescope n’a pas encore quitté sa cible. Recommencez dans un instant.");

    static final Refusal MOUNT_PARKED = conflict(
            "mount-parked",
            "The mount is parked. Unpark it, then have the session go on.",
            "La monture est parquée. Déparquez-la, puis reprenez la séance.");

    static final Refusal UNDER_WAY = conflict(
            "under-way",
            "The telescope is still at what was asked before; control says which. Wait for its end.",
            "Le télescope exécute encore la commande précédente, indiquée dans control. Attendez-en la fin.");

    static final Refusal SLOT_TOO_SHORT = conflict(
            "slot-too-short",
            "What is left of your slot is too short for this: it takes about {minutes} min.",
            "Ce qui reste de votre créneau est trop court : il faut environ {minutes} min.");

    static final Refusal TELESCOPE_AWAY = conflict(
            "telescope-away",
            "The telescope would not hear of it. {reason}.",
            "Le télescope ne l’entendrait pas. {reason}.");

    static final Refusal NOT_SAFE =
            conflict("not-safe", "The sky does not allow it. {reason}.", "Le ciel ne le permet pas. {reason}.");

    /** What came of a control that was written down and could not be done after all, for programs and for people. */
    static final String CHANGED = "session-changed";

    static final Words NOT_ANY_MORE = new Words(
            "The session changed at that very moment, so it was not done. Look where it stands and ask again.",
            "La séance a changé à cet instant même : rien n’a été fait. Voyez où elle en est et recommencez.");

    /** What came of a control that was written down and nobody can tell of. */
    static final Words NOBODY_KNOWS = new Words(
            "Nobody can tell whether it was done. Look at the telescope before asking again.",
            "Personne ne peut dire si cela a été fait. Regardez le télescope avant de recommencer.");

    /** What came of a control that was written down and not sent. */
    static final Words NOT_SENT = new Words(
            "It was never sent to the telescope, and will not be. Ask again.",
            "Cela n’a pas été envoyé au télescope et ne le sera plus. Recommencez.");

    static final Refusal TOO_MANY = new Refusal(
            429,
            "too-many-controls",
            "You asked for {most} controls within a minute. Wait for the next minute.",
            "Vous avez donné {most} commandes en une minute. Attendez la minute suivante.");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private ControlRefusals() {}

    /** The refusal with what hinders in place of {@code {reason}}, in each language, without the end of its sentence. */
    static Refusal because(Refusal refusal, Waiting why, ZoneId zone) {
        return new Refusal(
                refusal.status(),
                refusal.code(),
                refusal.english().replace("{reason}", said(why, Language.ENGLISH, zone)),
                refusal.french().replace("{reason}", said(why, Language.FRENCH, zone)));
    }

    private static String said(Waiting why, Language language, ZoneId zone) {
        return why.in(language, zone).replaceFirst("\\.$", "");
    }

    /** The refusal with a moment as clocks at the site show it. */
    static Refusal at(Refusal refusal, String name, Instant moment, ZoneId zone) {
        return refusal.with(name, MOMENT.format(moment.atZone(zone)));
    }

    private static Refusal conflict(String code, String english, String french) {
        return new Refusal(409, code, english, french);
    }
}
