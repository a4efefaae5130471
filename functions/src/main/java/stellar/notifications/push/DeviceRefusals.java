package stellar.notifications.push;

import stellar.cloud.Refusal;

/** Why devices are refused, as people are told. */
final class DeviceRefusals {

    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The device’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant de l’appareil est choisi par le demandeur\u00a0: un UUID en minuscules. Créez-en un.");

    static final Refusal KIND_UNKNOWN = new Refusal(
            400,
            "kind-unknown",
            "A device is a browser or a phone. Send one of these two kinds.",
            "Un appareil est de type browser (navigateur) ou phone (téléphone). Envoyez l’un des deux.");

    static final Refusal NAME_NEEDED = new Refusal(
            400,
            "name-needed",
            "The device has no name. Give it one by which you will know it again.",
            "L’appareil n’a pas de nom. Donnez-lui un nom auquel vous le reconnaîtrez.");

    static final Refusal NAME_TOO_LONG = new Refusal(
                    400,
                    "name-too-long",
                    "A device’s name has at most {most} characters. Shorten it.",
                    "Le nom d’un appareil compte au plus {most} caractères. Raccourcissez-le.")
            .with("most", Device.MAX_NAME_LENGTH);

    static final Refusal NAME_UNSEEN = new Refusal(
            400,
            "name-unseen",
            "The device’s name holds a character that cannot be seen, such as a line break. Type it anew.",
            "Le nom de l’appareil contient un caractère invisible, comme un saut de ligne. Saisissez-le à nouveau.");

    static final Refusal ENDPOINT_UNFIT = new Refusal(
            400,
            "endpoint-unfit",
            "This browser is told by a push service that is not known here. Use another browser, or tell who runs this Stellar.",
            "Ce navigateur passe par un service de notification inconnu ici. Utilisez un autre navigateur, ou signalez-le à qui exploite ce Stellar.");

    static final Refusal KEY_UNFIT = new Refusal(
            400,
            "push-key-unfit",
            "The subscription’s keys cannot be used. Switch notifications off in this browser and on again.",
            "Les clés de l’abonnement sont inutilisables. Désactivez puis réactivez les notifications dans ce navigateur.");

    static final Refusal PLATFORM_UNKNOWN = new Refusal(
            400,
            "platform-unknown",
            "A phone’s platform is apple or google. Send one of these two.",
            "La plateforme d’un téléphone est apple ou google. Envoyez l’une des deux.");

    static final Refusal TOKEN_UNFIT = new Refusal(
            400,
            "token-unfit",
            "This is no token that the phone’s platform gave to the app. Ask the platform for it again.",
            "Ce n’est pas un jeton que la plateforme du téléphone a donné à l’application. Demandez-le-lui de nouveau.");

    static final Refusal PLATFORM_NOT_TOLD = new Refusal(
            409,
            "platform-not-told",
            "This Stellar tells no phones of this platform. Use the phone’s browser instead.",
            "Ce Stellar n’envoie rien aux téléphones de cette plateforme. Utilisez plutôt le navigateur du téléphone.");

    static final Refusal TOO_MANY = new Refusal(
                    409,
                    "too-many-devices",
                    "You are told on {most} devices already, and there can be no more. Remove one first.",
                    "Vous êtes déjà prévenu sur {most} appareils, et il ne peut y en avoir plus. Retirez-en un d’abord.")
            .with("most", Device.MOST);

    static final Refusal PHONES_AWAY = new Refusal(
            503,
            "phones-away",
            "The service that tells phones does not answer. Try again in a minute.",
            "Le service qui prévient les téléphones ne répond pas. Réessayez dans une minute.");

    private DeviceRefusals() {}
}
