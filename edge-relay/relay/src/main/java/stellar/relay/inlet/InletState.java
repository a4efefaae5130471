package stellar.relay.inlet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came in from one telescope since the relay was started.
 *
 * @param heardAt when its Voyager last said something, absent before the first word
 * @param heard events that came, of every kind
 * @param kept events that are on disk
 * @param notKept events that were dropped for want of room, or that the disk refused
 * @param connections how often the link came to stand
 */
public record InletState(@Nullable Instant heardAt, long heard, long kept, long notKept, long connections) {}
