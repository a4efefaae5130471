package stellar.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The newest value of a kind that is worth nothing once a newer one is there.
 *
 * @param telescope whose value it is
 * @param type {@link EventType#wireName()} of a kind that is kept as {@link EventType.Keeping#LATEST}
 * @param at when the relay learned of it, by the relay's own clock, in whole milliseconds
 * @param data Voyager's own fields as they came, with a member {@code parsed} beside them
 */
public record LatestEvent(String telescope, String type, Instant at, ObjectNode data) {

    public LatestEvent {
        requireNonNull(telescope, "Telemetry names its telescope.");
        requireNonNull(type, "Telemetry names its type.");
        requireNonNull(data, "Telemetry has data.");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
