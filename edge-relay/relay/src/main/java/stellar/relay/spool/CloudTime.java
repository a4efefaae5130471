package stellar.relay.spool;

import java.time.Duration;
import java.time.Instant;

/**
 * What was last known of the cloud's time.
 *
 * @param at the latest moment, by the cloud's clock, that is surely past
 * @param ahead how far the cloud's clock was ahead of this computer's when it was last heard; negative when behind
 */
public record CloudTime(Instant at, Duration ahead) {}
