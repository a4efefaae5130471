package stellar.plans;

import stellar.cloud.Refusal;

/** Why something that was sent is no plan. */
final class PlanRefusals {

    static final Refusal MISSING = new Refusal(
            400,
            "member-missing",
            "Something that must be given is missing. Fill it in.",
            "Il manque une indication obligatoire. Renseignez-la.");

    static final Refusal NO_NUMBER = new Refusal(
            400,
            "number-out-of-bounds",
            "This must be a number from {least} to {most}. Change it.",
            "Il faut ici un nombre de {least} à {most}. Corrigez-le.");

    static final Refusal NO_RIGHT_ASCENSION = new Refusal(
            400,
            "right-ascension-wrong",
            "Right ascension is given in hours, from 0 to less than 24. Give hours, not degrees.",
            "L’ascension droite se donne en heures, de 0 à moins de 24. Donnez des heures, pas des degrés.");

    static final Refusal NO_WHOLE_NUMBER = new Refusal(
            400,
            "whole-number-out-of-bounds",
            "This must be a whole number from {least} to {most}. Change it.",
            "Il faut ici un nombre entier de {least} à {most}. Corrigez-le.");

    static final Refusal NAME_TOO_LONG = new Refusal(
                    400,
                    "target-name-too-long",
                    "A target’s name has 1 to {most} characters. Change it.",
                    "Le nom d’une cible compte de 1 à {most} caractères. Corrigez-le.")
            .with("most", Target.MAX_NAME_LENGTH);

    static final Refusal NAME_UNSEEN = new Refusal(
            400,
            "target-name-unseen",
            "The target’s name holds a character that cannot be seen, such as a line break. Type it anew.",
            "Le nom de la cible contient un caractère invisible, comme un saut de ligne. Saisissez-le à nouveau.");

    static final Refusal NO_SHOTS = new Refusal(
                    400,
                    "shots-wrong",
                    "A plan has 1 to {most} shots. Add one, or take some away.",
                    "Un plan compte de 1 à {most} séries de poses. Ajoutez-en une, ou retirez-en.")
            .with("most", Plan.MOST_SHOTS);

    static final Refusal TOO_MANY_FRAMES = new Refusal(
                    400,
                    "too-many-frames",
                    "A plan has at most {most} frames in all. Lower a count, or expose for longer.",
                    "Un plan compte au plus {most} poses en tout. Réduisez un nombre de poses, ou posez plus longtemps.")
            .with("most", Plan.MOST_FRAMES);

    static final Refusal FILTER_UNKNOWN = new Refusal(
            400,
            "filter-unknown",
            "The telescope has no such filter. It has: {filters}.",
            "Le télescope n’a pas ce filtre. Il a : {filters}.");

    static final Refusal HOUR_ANGLES_BACKWARD = new Refusal(
            400,
            "hour-angles-backward",
            "The hour angles end before they begin. Give the smaller one first.",
            "Les angles horaires finissent avant de commencer. Donnez d’abord le plus petit.");

    static final Refusal PRIORITY_UNKNOWN = new Refusal(
            400,
            "priority-unknown",
            "The priority must be low, normal or high. Choose one of them.",
            "La priorité doit être low, normal ou high. Choisissez l’une d’elles.");

    private PlanRefusals() {}
}
