package stellar.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking while it runs, as far as a relay must know it to finish it, or make it safe, without the cloud.
 *
 * @param id the session's id, which is the booking's
 * @param telescope which telescope it runs on
 * @param until when its slot ends, by the cloud's clock
 * @param targetGuid RoboTarget's id of its target, to be deactivated at the slot's end; absent when it has none
 * @param unsafeAfterSeconds how long the safety monitor must have said nothing but unsafe before the relay, alone, stops and
 *     parks; absent, or outside 0 to {@value #LONGEST_UNSAFE_SECONDS}, when the relay's own setting counts
 */
public record RunningSession(
        String id,
        String telescope,
        Instant until,
        @Nullable String targetGuid,
        @Nullable Integer unsafeAfterSeconds) {

    /** The longest wait a session may ask for: weather does not wait longer. */
    public static final int LONGEST_UNSAFE_SECONDS = 600;

    public RunningSession {
        requireNonNull(id, "A session has an id.");
        requireNonNull(telescope, "A session names its telescope.");
        requireNonNull(until, "A session ends some time.");
    }
}
