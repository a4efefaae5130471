package stellar.problems;

import stellar.cloud.Refusal;

/** Why reports and answers are refused, as people are told. */
final class ProblemRefusals {

    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The report’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant du signalement est choisi par le demandeur : un UUID en minuscules. Créez-en un.");

    static final Refusal TEXT_NEEDED = new Refusal(
            400,
            "text-needed",
            "There is nothing written. Say it in a few words.",
            "Rien n’est écrit. Dites-le en quelques mots.");

    static final Refusal TEXT_TOO_LONG = new Refusal(
                    400,
                    "text-too-long",
                    "A text has at most {most} characters here. Shorten it.",
                    "Un texte compte ici au plus {most} caractères. Raccourcissez-le.")
            .with("most", Said.MAX_LENGTH);

    static final Refusal TEXT_UNSEEN = new Refusal(
            400,
            "text-unseen",
            "The text holds a character that cannot be seen, such as a control character. Type it anew.",
            "Le texte contient un caractère invisible, comme un caractère de contrôle. Saisissez-le à nouveau.");

    static final Refusal ID_USED = new Refusal(
            409,
            "id-used",
            "Another report has this id. Make a new one and ask again.",
            "Un autre signalement porte cet identifiant. Créez-en un nouveau et recommencez.");

    static final Refusal TOO_MANY = new Refusal(
                    409,
                    "too-many-reports",
                    "A booking has at most {most} reports, and this one has them. Wait for the operator’s answer.",
                    "Une réservation compte au plus {most} signalements, et celle-ci les a. Attendez la réponse de l’opérateur.")
            .with("most", Report.MOST_A_BOOKING);

    static final Refusal TOO_SOON = new Refusal(
            409,
            "report-too-soon",
            "The operator has not agreed to this booking yet. Problems can be reported once it is confirmed.",
            "L’opérateur n’a pas encore accepté cette réservation. Un problème se signale une fois qu’elle est confirmée.");

    static final Refusal TOO_LATE = new Refusal(
                    409,
                    "report-too-late",
                    "Problems can be reported until {most} days after the slot, and these are over.",
                    "Un problème se signale jusqu’à {most} jours après le créneau, et ce délai est passé.")
            .with("most", Report.AFTER_SLOT.toDays());

    static final Refusal ANSWERED_MEANWHILE = new Refusal(
            409,
            "answered-meanwhile",
            "This report was answered meanwhile. Read that answer, and change it if it should be another.",
            "Ce signalement a reçu une réponse entre-temps. Lisez-la, et modifiez-la s’il en faut une autre.");

    private ProblemRefusals() {}
}
