package stellar.sharing;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Something in a person's calendar.
 *
 * @param uid the same for ever, of all events in the world only this one's
 * @param sequence how often it was changed: the greater one replaces
 * @param from its first moment
 * @param to the first moment after it
 * @param summary what it is, in one line
 * @param text more of it; empty for nothing
 * @param place what its place is called; empty when that is not known
 * @param position where that is, if everybody may know
 * @param page where there is more
 * @param reminds whether its owner wants to be reminded
 */
record Event(
        String uid,
        int sequence,
        Instant from,
        Instant to,
        Status status,
        String summary,
        String text,
        String place,
        Optional<Position> position,
        URI page,
        boolean reminds) {

    /** Whether it will be. */
    enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /** A place on Earth. */
    record Position(double latitudeDegrees, double eastLongitudeDegrees) {}
}
