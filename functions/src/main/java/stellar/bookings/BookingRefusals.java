package stellar.bookings;

import stellar.cloud.Refusal;
import stellar.slots.Slot;

/** Why bookings are refused, as people are told. */
final class BookingRefusals {

    static final Refusal SLOT_UNFIT = new Refusal(
                    400,
                    "slot-unfit",
                    "A slot begins and ends on a quarter hour and has {most} quarters at most. Choose other times.",
                    "Un créneau commence et finit sur un quart d’heure et compte au plus {most} quarts. Choisissez d’autres heures.")
            .with("most", Slot.MOST_QUARTERS);

    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The booking’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant de la réservation est choisi par le demandeur : un UUID en minuscules. Créez-en un.");

    static final Refusal PLAN_TOO_LARGE = new Refusal(
            400,
            "plan-too-large",
            "The plan is too large. Shorten it.",
            "Le plan est trop volumineux. Raccourcissez-le.");

    static final Refusal CAUSE_UNFIT = new Refusal(
            400,
            "cause-unfit",
            "A cause is a word of small letters and hyphens, 40 at most, for instance changed-mind.",
            "Un motif est un mot en minuscules et traits d’union, 40 au plus, par exemple changed-mind.");

    private static final Refusal ID_USED = new Refusal(
            409,
            "id-used",
            "Another booking has this id. Make a new one and ask again.",
            "Une autre réservation porte cet identifiant. Créez-en un nouveau et recommencez.");

    private static final Refusal SLOT_TAKEN = new Refusal(
            409,
            "slot-taken",
            "Somebody else has at least a quarter hour of this time. Choose another slot.",
            "Au moins un quart d’heure de ce créneau est déjà pris. Choisissez un autre créneau.");

    private static final Refusal NOT_ENOUGH_CREDIT = new Refusal(
            402,
            "not-enough-credit",
            "Your free credits do not cover this slot. Choose a shorter one or get more credits.",
            "Vos crédits disponibles ne couvrent pas ce créneau. Choisissez-en un plus court ou rechargez.");

    private static final Refusal TOO_SOON = new Refusal(
            409,
            "too-soon",
            "That is too short before the slot begins. Choose a later one.",
            "C’est trop peu avant le début du créneau. Choisissez-en un plus tard.");

    private static final Refusal TOO_FAR_AHEAD = new Refusal(
            409,
            "too-far-ahead",
            "That slot cannot be booked yet. Choose an earlier one, or come back.",
            "Ce créneau n’est pas encore ouvert à la réservation. Choisissez-en un plus tôt ou revenez plus tard.");

    private static final Refusal TOO_LATE_TO_MOVE = new Refusal(
            409,
            "too-late-to-move",
            "It is too late to move this booking: giving it up would cost something by now. Keep it, or give it up.",
            "Il est trop tard pour déplacer cette réservation : y renoncer aurait désormais un coût. Gardez-la ou renoncez-y.");

    private static final Refusal CHANGED_MEANWHILE = new Refusal(
            409,
            "changed-meanwhile",
            "This booking was changed after you read it. Read it again, and decide anew.",
            "Cette réservation a été modifiée depuis que vous l’avez lue. Relisez-la, puis décidez à nouveau.");

    private static final Refusal NOT_NOW = new Refusal(
            409,
            "not-now",
            "A booking that stands where this one does cannot be changed in this way. Look at its state.",
            "Dans son état actuel, cette réservation ne peut pas être modifiée ainsi. Voyez son état.");

    private static final Refusal CHARGE_NOT_ACCEPTED = new Refusal(
            409,
            "charge-not-accepted",
            "It is too late to give this up for nothing. Say in acceptedCents what it costs, and it is given up.",
            "Il est trop tard pour annuler sans frais. Indiquez le montant dans acceptedCents pour annuler.");

    private static final Refusal OFFER_OVER = new Refusal(
            409,
            "offer-over",
            "This slot is not kept for you now: the deadline has passed, or it was not offered yet. Look at your waits.",
            "Ce créneau ne vous est pas réservé : le délai est passé, ou il n’est pas encore proposé. Voyez vos attentes.");

    private BookingRefusals() {}

    static Refusal of(Outcome.Reason reason) {
        return switch (reason) {
            case MISSING -> Refusal.NOT_FOUND;
            case ID_USED -> ID_USED;
            case SLOT_TAKEN -> SLOT_TAKEN;
            case NOT_ENOUGH_CREDIT -> NOT_ENOUGH_CREDIT;
            case TOO_SOON -> TOO_SOON;
            case TOO_FAR_AHEAD -> TOO_FAR_AHEAD;
            case TOO_LATE_TO_MOVE -> TOO_LATE_TO_MOVE;
            case CHANGED_MEANWHILE -> CHANGED_MEANWHILE;
            case NOT_NOW -> NOT_NOW;
            case CHARGE_NOT_ACCEPTED -> CHARGE_NOT_ACCEPTED;
            case OFFER_OVER -> OFFER_OVER;
        };
    }
}
