package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a {@code changes} frame.
 *
 * @param type what happened, as {@link stellar.contract.EventType#wireName()} or {@code imageArrived}
 * @param seq its number in the telescope's stream; absent on what has none (telemetry, arrivals)
 * @param at when it happened
 * @param data as the event's
 */
public record Change(String type, @Nullable Long seq, Instant at, ObjectNode data) {}
