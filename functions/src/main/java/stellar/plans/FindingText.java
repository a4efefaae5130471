package stellar.plans;

import java.time.Duration;
import stellar.cloud.Refusal;

/** Each reason as a stable code and a sentence for people, with its limits; instants are left to the page, which knows zones. */
final class FindingText {

    private static final int STATUS = 409;

    private FindingText() {}

    /** As a refusal of a booking would be, with status 409. */
    static Refusal of(Reason reason) {
        return switch (reason) {
            case Reason.Past _ ->
                said(
                        "slot-past",
                        "The slot has already begun. Choose a later one.",
                        "Le créneau a déjà commencé. Choisissez-en un plus tard.");
            case Reason.TooSoon _ ->
                said(
                        "too-soon",
                        "The slot begins too soon to be prepared. Choose a later one.",
                        "Le créneau commence trop tôt pour être préparé. Choisissez-en un plus tard.");
            case Reason.TooFarAhead _ ->
                said(
                        "too-far-ahead",
                        "The slot begins too far ahead to be booked now. Choose an earlier one.",
                        "Le créneau est trop lointain pour être réservé maintenant. Choisissez-en un plus proche.");
            case Reason.TooShort(Duration least) ->
                said(
                                "slot-too-short",
                                "This telescope is let for {minutes} minutes or longer. Lengthen the slot.",
                                "Ce télescope se loue pour {minutes} minutes au moins. Allongez le créneau.")
                        .with("minutes", least.toMinutes());
            case Reason.TooLong(Duration most) ->
                said(
                                "slot-too-long",
                                "This telescope is let for {minutes} minutes at most. Shorten the slot.",
                                "Ce télescope se loue pour {minutes} minutes au plus. Raccourcissez le créneau.")
                        .with("minutes", most.toMinutes());
            case Reason.Closed _ ->
                said(
                        "closed",
                        "The telescope is closed for a part of the slot. Choose a time within its opening hours.",
                        "Le télescope est fermé pendant une partie du créneau. Choisissez une heure d’ouverture.");
            case Reason.BlackedOut _ ->
                said(
                        "kept-back",
                        "The operator keeps a part of the slot back. Choose another time.",
                        "L’opérateur se réserve une partie du créneau. Choisissez un autre moment.");
            case Reason.Taken _ ->
                said(
                        "slot-taken",
                        "A part of the slot is taken. Choose another time.",
                        "Une partie du créneau est prise. Choisissez un autre moment.");
            case Reason.NotDark _ ->
                said(
                        "not-dark",
                        "It is not dark for all of the slot. Choose a time when it is night at the telescope.",
                        "Il ne fait pas nuit pendant tout le créneau. Choisissez un moment où il fait nuit au télescope.");
            case Reason.TooLow _ ->
                said(
                        "too-low",
                        "The target is under its limit or the horizon for a part of the slot. Choose another time or"
                                + " target, or lower the limit.",
                        "La cible est sous sa limite ou sous l’horizon pendant une partie du créneau. Choisissez un autre"
                                + " moment, une autre cible, ou abaissez la limite.");
            case Reason.HourAngleOut _ ->
                said(
                        "hour-angle-out",
                        "The target is too far from the meridian for a part of the slot. Choose another time, or widen the"
                                + " hour angles.",
                        "La cible est trop loin du méridien pendant une partie du créneau. Choisissez un autre moment, ou"
                                + " élargissez les angles horaires.");
            case Reason.MoonTooNear _ ->
                said(
                        "moon-too-near",
                        "The Moon is up and too near to the target for a part of the slot. Choose another time, or lower"
                                + " the distance.",
                        "La Lune est levée et trop proche de la cible pendant une partie du créneau. Choisissez un autre"
                                + " moment, ou réduisez la distance.");
            case Reason.MoonUp _ ->
                said(
                        "moon-up",
                        "The Moon is up for a part of the slot. Choose another time, or allow the Moon.",
                        "La Lune est levée pendant une partie du créneau. Choisissez un autre moment, ou acceptez la Lune.");
            case Reason.NothingFits _ ->
                said(
                        "nothing-fits",
                        "Not one frame fits into what is usable of the slot. Lengthen the slot, or expose for less.",
                        "Pas une pose ne tient dans la partie utilisable du créneau. Allongez le créneau, ou posez moins"
                                + " longtemps.");
            case Reason.PartFits _ ->
                said(
                        "part-fits",
                        "Not all frames fit into what is usable of the slot. Lengthen the slot, or take fewer.",
                        "Toutes les poses ne tiennent pas dans la partie utilisable du créneau. Allongez le créneau, ou"
                                + " prenez-en moins.");
        };
    }

    private static Refusal said(String code, String english, String french) {
        return new Refusal(STATUS, code, english, french);
    }
}
