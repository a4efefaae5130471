package stellar.relay.uplink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;

/**
 * How the uplink stands, for people.
 *
 * @param through the position the cloud acknowledged last, absent before the first
 * @param at when it did, by the relay's own clock
 * @param trouble why nothing leaves now, a full sentence; absent while all is well
 */
public record UplinkState(
        @Nullable Position through,
        @Nullable Instant at,
        @Nullable String trouble) {}
