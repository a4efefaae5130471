package stellar.waiting;

import java.util.Locale;

/** Where a wait stands. */
public enum State {
    /** It is in the line. */
    WAITING,
    /** Its slot is kept for it until a deadline. */
    OFFERED,
    /** Its slot was taken: there is a booking with its id. */
    TAKEN,
    /** Its offer was not taken in time. */
    PASSED,
    /** Its user left the line, or declined the offer. */
    LEFT,
    /** Its slot begins too soon to be booked now, and was never offered, or only to others. */
    GONE;

    /** As it stands in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Something may still come of it. */
    public boolean isOpen() {
        return this == WAITING || this == OFFERED;
    }
}
