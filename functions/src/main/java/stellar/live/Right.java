package stellar.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leave to listen to a channel.
 *
 * @param until from when on it is over by itself; {@link Instant#MAX} when it is not
 * @param booking the booking that it comes from: with a change of that it is judged anew; absent when it comes from none
 * @param since before when nothing is shown of what happened; {@link Instant#MIN} when all is
 * @param isLate whether everything is told {@link Late#DELAY} after it happened
 */
record Right(Instant until, @Nullable String booking, Instant since, boolean isLate) {

    /** To everything, for as long as the socket lasts. */
    static final Right WHOLE = new Right(Instant.MAX, null, Instant.MIN, false);

    /** The earlier of a moment and the right's end. */
    Instant notAfter(Instant moment) {
        return until.isBefore(moment) ? until : moment;
    }
}
