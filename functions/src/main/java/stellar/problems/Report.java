package stellar.problems;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;
import stellar.bookings.State;
import stellar.slots.Slot;

/**
 * What a guest says is wrong with a booking of theirs.
 *
 * @param id made by who reports, so that reporting twice reports once
 * @param telescope where
 * @param user who reports
 * @param by what they call themselves; absent when they chose no name
 * @param target what the booking was to look at; absent when its plan does not name it
 * @param slot the booking's when it was reported
 * @param text as it was written
 * @param answers how often it was answered: 0 while it is open, else its answer's version
 * @param answer the last one; absent while it is open
 */
record Report(
        String id,
        String booking,
        String telescope,
        String user,
        @Nullable String by,
        @Nullable String target,
        Slot slot,
        String text,
        Instant at,
        int answers,
        @Nullable Answer answer) {

    /** How long after a slot its user may report. */
    static final Duration AFTER_SLOT = Duration.ofDays(14);

    /** Reports of one booking, at most. */
    static final int MOST_A_BOOKING = 10;

    /** A report of this booking's user, which is new. */
    static Report of(Booking booking, ReportWish wish, @Nullable String by, Instant now) {
        String target = booking.plan().path("target").path("name").asText();
        return new Report(
                wish.id(),
                booking.id(),
                booking.telescope(),
                booking.user(),
                by,
                target.isEmpty() ? null : target,
                booking.slot(),
                wish.text(),
                now,
                0,
                null);
    }

    /** From when on nothing is reported of a booking any more. */
    static Instant until(Booking booking) {
        return booking.slot().to().plus(AFTER_SLOT);
    }

    /** Whether the operator has consented to a booking, or need not: there is nothing to report before. */
    static boolean isBegun(Booking booking) {
        return booking.state() != State.PENDING;
    }
}
