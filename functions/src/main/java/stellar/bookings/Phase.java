package stellar.bookings;

import java.time.Instant;

/** What a booking is to the person whose it is, at one moment: what its access page shows. */
public enum Phase {
    /** The operator has not consented yet. */
    PENDING,
    /** It is to come. */
    UPCOMING,
    /** Its time is now; its page is open. */
    ACTIVE,
    /** It is over. */
    FINISHED,
    /** It was given up. */
    CANCELLED;

    /** The phase of a booking. Its page opens and closes with its slot, and closes when it ends before. */
    public static Phase of(Booking booking, Instant now) {
        return switch (booking.state()) {
            case CANCELLED -> CANCELLED;
            case COMPLETED, FAILED, MISSED -> FINISHED;
            case PENDING -> now.isBefore(booking.slot().from()) ? PENDING : FINISHED;
            case CONFIRMED, PREPARING, READY, RUNNING, PAUSED -> {
                if (now.isBefore(booking.slot().from())) {
                    yield UPCOMING;
                }
                yield booking.slot().contains(now) ? ACTIVE : FINISHED;
            }
        };
    }
}
