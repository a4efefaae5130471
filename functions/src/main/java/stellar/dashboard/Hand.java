package stellar.dashboard;

import stellar.bookings.Booking;
import stellar.telescopes.Telescope;

/** Who may have something done at a telescope, and as what. */
public sealed interface Hand {

    Telescope telescope();

    /** As whom it is written down. */
    String who();

    /** The telescope's operator, an admin, or a program with the operator's key. */
    record Operator(Telescope telescope, String who) implements Hand {}

    /** Whose slot it is. */
    record Guest(Telescope telescope, Booking booking) implements Hand {

        @Override
        public String who() {
            return booking.user();
        }
    }
}
