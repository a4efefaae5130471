package stellar.bookings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a booking stands. */
public enum State {
    /** Waits for the operator's consent; slot and credits are held. */
    PENDING,
    /** It will be. */
    CONFIRMED,
    /** Its plan is being put into the telescope's schedule. */
    PREPARING,
    /** The telescope knows the plan. */
    READY,
    /** It is under way. */
    RUNNING,
    /** It is under way and waits: for the sky, or for its user. */
    PAUSED,
    /** It has been. */
    COMPLETED,
    /** Given up before it began, by its user or the operator. */
    CANCELLED,
    /** It could not be, or not go on. */
    FAILED,
    /** Its time went by without it. */
    MISSED;

    /** The state of this name in small letters; empty when there is none. */
    public static Optional<State> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** As it stands in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing becomes of it any more. */
    public boolean isEnd() {
        return this == COMPLETED || this == CANCELLED || this == FAILED || this == MISSED;
    }
}
