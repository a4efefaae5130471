package stellar.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and must not be lost.
 *
 * @param seq its number in the relay's epoch, from 1; numbers rise but may leave holes
 * @param telescope the telescope it happened at
 * @param type {@link EventType#wireName()}; a newer relay may send a name this version does not know
 * @param at when the relay learned of it, by the relay's own clock, in whole milliseconds
 * @param voyagerAt Voyager's own time stamp, in whole milliseconds; absent on events the relay made itself
 * @param data Voyager's own fields as they came (without image bytes) with a member {@code parsed} beside them; for
 *     events the relay made, the members their record names
 */
public record DurableEvent(
        long seq,
        String telescope,
        String type,
        Instant at,
        @Nullable Instant voyagerAt,
        ObjectNode data) {

    public DurableEvent {
        requireNonNull(telescope, "An event names its telescope.");
        requireNonNull(type, "An event names its type.");
        requireNonNull(data, "An event has data.");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        voyagerAt = voyagerAt == null ? null : voyagerAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
