package stellar.sessions;

import java.util.List;
import stellar.bookings.Transition;
import stellar.contract.Command;

/** Something to be done after a look. Each may be done again and happens once. */
sealed interface Act {

    /** Asks the telescope for something, under the number that the step has for ever. */
    record Send(Command command) implements Act {}

    /** Goes on with the booking. */
    record Take(Transition transition, String cause) implements Act {}

    /** Ends the booking and settles it. {@code seen}: what its minutes are charged by. */
    record Settle(End end, String cause, List<Seen> seen) implements Act {}

    /** How a session ends. */
    enum End {
        COMPLETE,
        FAIL,
        MISS
    }
}
