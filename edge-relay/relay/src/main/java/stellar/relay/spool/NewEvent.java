package stellar.relay.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the outbox.
 *
 * @param telescope where it happened
 * @param type its name on the wire
 * @param at when the relay learned of it
 * @param voyagerAt Voyager's own time stamp, absent on events the relay made
 * @param data its data, one JSON object as text; the store does not look inside
 * @param droppable whether it may be dropped (and counted) when the store is nearly full
 * @param enclosure what is kept together with it
 */
public record NewEvent(
        String telescope,
        String type,
        Instant at,
        @Nullable Instant voyagerAt,
        String data,
        boolean droppable,
        Enclosure enclosure) {

    /** An event that must be kept and that nothing hangs on. */
    public static NewEvent of(String telescope, String type, Instant at, String data) {
        return new NewEvent(telescope, type, at, null, data, false, new Enclosure.Nothing());
    }
}
