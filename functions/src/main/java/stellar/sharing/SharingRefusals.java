package stellar.sharing;

import stellar.cloud.Refusal;

/** Why links are refused, as people are told. */
final class SharingRefusals {

    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The link’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant du lien est choisi par le demandeur : un UUID en minuscules. Créez-en un.");

    static final Refusal LABEL_TOO_LONG = new Refusal(
                    400,
                    "label-too-long",
                    "A link’s name has at most {most} characters. Shorten it.",
                    "Le nom d’un lien compte au plus {most} caractères. Raccourcissez-le.")
            .with("most", SpectatorWish.MAX_LABEL_LENGTH);

    static final Refusal LABEL_UNSEEN = new Refusal(
            400,
            "label-unseen",
            "The link’s name holds a character that cannot be seen, such as a line break. Type it anew.",
            "Le nom du lien contient un caractère invisible, comme un saut de ligne. Saisissez-le à nouveau.");

    static final Refusal UNTIL_UNFIT = new Refusal(
                    400,
                    "until-unfit",
                    "A link ends in the future, and within {most} days or a day after the slot. Choose another moment.",
                    "Un lien prend fin dans l’avenir, d’ici {most} jours au plus ou un jour après le créneau. Choisissez un autre moment.")
            .with("most", SpectatorWish.LONGEST.toDays());

    static final Refusal LINK_THERE = new Refusal(
            409,
            "link-there",
            "This link was made before, and its address is told only once. If you do not have it, end this link and make another.",
            "Ce lien existe déjà, et son adresse n’est donnée qu’une fois. Si vous ne l’avez pas, supprimez ce lien et créez-en un autre.");

    static final Refusal TOO_MANY = new Refusal(
                    409,
                    "too-many-links",
                    "A booking has at most {most} links at a time. End one of them first.",
                    "Une réservation compte au plus {most} liens à la fois. Supprimez-en un d’abord.")
            .with("most", SpectatorLinks.MOST_LIVING);

    static final Refusal NOT_NOW = new Refusal(
            409,
            "not-now",
            "It can be watched while its slot lasts, and that is not now. See when it opens.",
            "Cette session se regarde pendant son créneau, et ce n’est pas le moment. Voyez quand elle s’ouvre.");

    static final Refusal NOT_SHOWN = new Refusal(
            409,
            "telescope-not-shown",
            "This telescope cannot be watched at the moment. Ask whoever gave you the link.",
            "Ce télescope ne peut pas être regardé en ce moment. Demandez à la personne qui vous a donné le lien.");

    private SharingRefusals() {}
}
