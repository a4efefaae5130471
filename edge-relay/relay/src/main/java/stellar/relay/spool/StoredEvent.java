package stellar.relay.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the outbox.
 *
 * @param seq its number in the epoch
 * @param telescope where it happened
 * @param type its name on the wire
 * @param at when the relay learned of it
 * @param voyagerAt Voyager's own time stamp, absent on events the relay made
 * @param data its data as it was handed in
 * @param image the id of the image it speaks of, absent when of none
 */
public record StoredEvent(
        long seq,
        String telescope,
        String type,
        Instant at,
        @Nullable Instant voyagerAt,
        String data,
        @Nullable String image) {}
