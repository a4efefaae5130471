package stellar.bookings;

/** What came of something that was asked of bookings. */
public sealed interface Outcome {

    /** It is so, by this request or one before it. */
    record Done(Booking booking) implements Outcome {}

    /** It is not, and nothing was changed. */
    record Refused(Reason reason) implements Outcome {}

    /** Why something cannot be. */
    enum Reason {
        /** There is no such booking. */
        MISSING,
        /** Another booking has this id. */
        ID_USED,
        /** At least one of the quarter hours is another's. */
        SLOT_TAKEN,
        /** The account has not enough free credits. */
        NOT_ENOUGH_CREDIT,
        /** It begins too soon, or has begun. */
        TOO_SOON,
        /** It begins too far ahead. */
        TOO_FAR_AHEAD,
        /** Giving it up would cost something by now, so it stays when it is. */
        TOO_LATE_TO_MOVE,
        /** The booking changed after the version that whoever asks knows. */
        CHANGED_MEANWHILE,
        /** This cannot happen to a booking that stands where this one does. */
        NOT_NOW,
        /** Giving it up costs something, and whoever asks did not say that they know how much. */
        CHARGE_NOT_ACCEPTED,
        /** The slot is not offered to this wait: not yet, or not any more. */
        OFFER_OVER
    }
}
