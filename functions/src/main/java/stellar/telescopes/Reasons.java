package stellar.telescopes;

import stellar.cloud.Refusal;

/** Why what an operator wishes for a telescope cannot be. {@code {field}} is the path of the member that is wrong. */
final class Reasons {

    static final Refusal OBJECT = wrong(
            "object-needed",
            "must be an object with members. See the API's description.",
            "doit être un objet avec des membres. Voyez la description de l’API.");

    static final Refusal NUMBER = wrong(
            "number-out-of-bounds",
            "must be a number from {least} to {most}. Correct it.",
            "doit être un nombre de {least} à {most}. Corrigez-le.");

    static final Refusal WHOLE_NUMBER = wrong(
            "number-out-of-bounds",
            "must be a whole number from {least} to {most}. Correct it.",
            "doit être un nombre entier de {least} à {most}. Corrigez-le.");

    static final Refusal FLAG =
            wrong("flag-needed", "must be true or false. Choose one.", "doit être true ou false. Choisissez.");

    static final Refusal TEXT = wrong(
            "text-needed",
            "must be a text and not be empty. Fill it in.",
            "doit être un texte et ne pas être vide. Remplissez-le.");

    static final Refusal TEXT_TOO_LONG = wrong(
            "text-too-long",
            "may have at most {most} characters. Shorten it.",
            "compte au plus {most} caractères. Raccourcissez-le.");

    static final Refusal TEXT_UNSEEN = wrong(
            "text-unseen",
            "holds a character that cannot be seen, such as a line break. Type it anew.",
            "contient un caractère invisible, comme un saut de ligne. Saisissez-le à nouveau.");

    static final Refusal CHOICE =
            wrong("choice-unknown", "must be one of: {words}. Choose one.", "doit être l’un de : {words}. Choisissez.");

    static final Refusal LIST = wrong(
            "list-out-of-bounds",
            "must be a list of {least} to {most} entries. Correct it.",
            "doit être une liste de {least} à {most} éléments. Corrigez-la.");

    static final Refusal TWICE =
            wrong("twice", "is in the list twice. Remove one.", "est deux fois dans la liste. Retirez-en un.");

    static final Refusal TIME_ZONE = wrong(
            "time-zone-unknown",
            "must be a time zone with an IANA name, such as Europe/Paris. Choose one.",
            "doit être un fuseau horaire avec un nom IANA, comme Europe/Paris. Choisissez-en un.");

    static final Refusal TIME_OF_DAY = wrong(
            "time-of-day-needed",
            "must be a time on a quarter hour, such as 18:00 or 05:45. Correct it.",
            "doit être une heure sur un quart d’heure, comme 18:00 ou 05:45. Corrigez-la.");

    static final Refusal MINUTE = wrong(
            "moment-needed",
            "must be a whole minute with its offset, such as 2026-12-24T18:00:00Z. Correct it.",
            "doit être une minute entière avec son décalage, comme 2026-12-24T18:00:00Z. Corrigez-la.");

    static final Refusal NORTH = wrong(
            "number-out-of-bounds", "must be less than 360; north is 0.", "doit être inférieur à 360 ; le nord est 0.");

    static final Refusal AZIMUTH_TWICE = wrong(
            "azimuth-twice",
            "has an azimuth that another point has. Keep the higher, or move one by 0.1°.",
            "a l’azimut d’un autre point. Gardez le plus haut, ou décalez-en un de 0,1°.");

    static final Refusal OPENING_OVERLAPS = wrong(
            "opening-overlaps",
            "has two stretches with a moment in common. Join them, or shorten one.",
            "a deux plages qui se recouvrent. Réunissez-les, ou raccourcissez-en une.");

    static final Refusal BLACKOUT_BACKWARD = wrong(
            "blackout-backward",
            "must be later than from, by {days} days at most. Correct it.",
            "doit être après from, de {days} jours au plus. Corrigez-le.");

    static final Refusal BLACKOUT_FAR = wrong(
            "blackout-far",
            "must not be over, nor more than {days} days ahead. Correct it.",
            "ne doit pas être passé, ni à plus de {days} jours. Corrigez-le.");

    static final Refusal ID = wrong(
            "telescope-id-wrong",
            "must be 3 to 64 of the letters a to z, digits and hyphens, with a letter or digit at each end. Choose another.",
            "doit compter 3 à 64 lettres de a à z, chiffres et tirets, avec une lettre ou un chiffre à chaque bout. Choisissez-en"
                    + " un autre.");

    static final Refusal ID_TAKEN = new Refusal(
            409,
            "telescope-id-taken",
            "A telescope has or had this id. Choose another.",
            "Un télescope a ou a eu cet identifiant. Choisissez-en un autre.");

    static final Refusal VERSION = new Refusal(
            400,
            "version-needed",
            "Say in version which version of the telescope was changed. Load it, and send its version along.",
            "Indiquez dans version quelle version du télescope a été modifiée. Chargez-le, et renvoyez sa version.");

    static final Refusal STALE = new Refusal(
            409,
            "telescope-changed",
            "The telescope was changed meanwhile; it is at version {version}. Load it again, and make your change there.",
            "Le télescope a été modifié entre-temps ; il est à la version {version}. Rechargez-le, puis refaites votre"
                    + " changement.");

    static final Refusal RETIRED = new Refusal(
            409,
            "telescope-retired",
            "This telescope is retired and stays as it is. Describe a new one with another id.",
            "Ce télescope est retiré du service et reste tel quel. Décrivez-en un nouveau avec un autre identifiant.");

    static final Refusal RELAY_UNKNOWN = wrong(
            "relay-unknown",
            "names no relay of yours. Leave it out, or ask Stellar to give you one.",
            "ne désigne aucun de vos relais. Omettez-le, ou demandez à Stellar de vous en donner un.");

    static final Refusal VOYAGER_TAKEN = new Refusal(
            409,
            "voyager-taken",
            "Another telescope has this Voyager of the relay. Choose another number.",
            "Un autre télescope a ce Voyager du relais. Choisissez un autre numéro.");

    static final Refusal RELAY_CHANGED = new Refusal(
            409,
            "relay-changed",
            "The relay was changed meanwhile, or speaks for as many telescopes as it can. Look again, and try again.",
            "Le relais a été modifié entre-temps, ou parle déjà pour autant de télescopes qu’il peut. Vérifiez, puis"
                    + " réessayez.");

    static final Refusal OWNER_NOT_YOURS = wrong(
            "owner-not-yours",
            "can be somebody else for an admin only. Leave it out.",
            "ne peut être quelqu’un d’autre que pour un admin. Omettez-le.");

    static final Refusal OPERATORS_ONLY = new Refusal(
            403,
            "operators-only",
            "Only operators describe telescopes. Ask Stellar to make you one.",
            "Seuls les opérateurs décrivent des télescopes. Demandez à Stellar de le devenir.");

    static final Refusal TOO_MANY_BLACKOUTS = new Refusal(
                    409,
                    "too-many-blackouts",
                    "A telescope has at most {most} blackouts that are not over. Remove one first.",
                    "Un télescope a au plus {most} fermetures à venir. Retirez-en une d’abord.")
            .with("most", Blackout.MOST);

    private Reasons() {}

    private static Refusal wrong(String code, String english, String french) {
        return new Refusal(400, code, "The member {field} " + english, "Le membre {field} " + french);
    }
}
