package stellar.waiting;

import stellar.cloud.Refusal;
import stellar.slots.Slot;

/** Why waits are refused, as people are told. */
final class WaitRefusals {

    static final Refusal SLOT_UNFIT = new Refusal(
                    400,
                    "slot-unfit",
                    "A slot begins and ends on a quarter hour and has {most} quarters at most. Choose other times.",
                    "Un créneau commence et finit sur un quart d’heure et compte au plus {most} quarts. Choisissez d’autres heures.")
            .with("most", Slot.MOST_QUARTERS);

    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The wait’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant de l’attente est choisi par le demandeur : un UUID en minuscules. Créez-en un.");

    static final Refusal PLAN_TOO_LARGE = new Refusal(
            400,
            "plan-too-large",
            "The plan is too large. Shorten it.",
            "Le plan est trop volumineux. Raccourcissez-le.");

    private static final Refusal SLOT_FREE = new Refusal(
            409,
            "slot-free",
            "This slot is free now: nobody has to wait for it. Book it.",
            "Ce créneau est libre : inutile d’attendre. Réservez-le.");

    private static final Refusal WAITS_ALREADY = new Refusal(
            409,
            "waits-already",
            "You wait for this slot already. Look at your waits.",
            "Vous attendez déjà ce créneau. Voyez vos attentes.");

    private static final Refusal TOO_MANY = new Refusal(
                    409,
                    "too-many-waits",
                    "You wait for {most} slots already, and more are not possible. Leave another line first.",
                    "Vous attendez déjà {most} créneaux, le maximum possible. Quittez d’abord une autre file.")
            .with("most", Waits.MOST_OPEN);

    private static final Refusal ID_USED = new Refusal(
            409,
            "id-used",
            "Another of your waits has this id. Make a new one and ask again.",
            "Une autre de vos attentes porte cet identifiant. Créez-en un nouveau et recommencez.");

    private static final Refusal TOO_SOON = new Refusal(
            409,
            "too-soon",
            "That slot begins too soon: nobody can book it any more. Choose a later one.",
            "Ce créneau commence trop tôt : il n’est plus réservable. Choisissez-en un plus tard.");

    private static final Refusal TOO_FAR_AHEAD = new Refusal(
            409,
            "too-far-ahead",
            "That slot cannot be booked yet. Choose an earlier one, or come back.",
            "Ce créneau n’est pas encore ouvert à la réservation. Choisissez-en un plus tôt ou revenez plus tard.");

    private static final Refusal BUSY = new Refusal(
            503,
            "line-busy",
            "This line changes very fast at the moment. Ask again.",
            "Cette file change très vite en ce moment. Recommencez.");

    private static final Refusal TAKEN = new Refusal(
            409,
            "offer-taken",
            "This wait has become a booking. Give the booking up instead.",
            "Cette attente est devenue une réservation. Annulez plutôt la réservation.");

    private WaitRefusals() {}

    static Refusal of(Waits.Reason reason) {
        return switch (reason) {
            case SLOT_FREE -> SLOT_FREE;
            case WAITS_ALREADY -> WAITS_ALREADY;
            case TOO_MANY -> TOO_MANY;
            case ID_USED -> ID_USED;
            case TOO_SOON -> TOO_SOON;
            case TOO_FAR_AHEAD -> TOO_FAR_AHEAD;
            case BUSY -> BUSY;
            case MISSING -> Refusal.NOT_FOUND;
            case TAKEN -> TAKEN;
        };
    }
}
