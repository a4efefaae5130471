package stellar.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's answer to a {@link Batch}: everything through this position has taken effect, exactly once.
 *
 * @param v version of this message, {@value Batch#VERSION}
 * @param through the position the cloud now holds for this relay
 * @param serverTime the cloud's clock when it answered
 * @param telemetryEverySeconds how often telemetry of a telescope is wanted now, in seconds, by telescope: short while
 *     somebody watches, long while nobody does; a telescope that is not named keeps its pace
 * @param commands commands still in time that may not have reached the relay by its socket; the relay knows the ones it
 *     has seen by their id
 */
public record Acknowledgement(
        int v,
        Position through,
        Instant serverTime,
        Map<String, Integer> telemetryEverySeconds,
        List<Command> commands,
        @Nullable List<RunningSession> sessions) {

    /** Pace of telemetry while somebody watches. */
    public static final int WATCHED_SECONDS = 2;

    /** Pace of telemetry while nobody does. */
    public static final int UNWATCHED_SECONDS = 30;

    public Acknowledgement {
        requireNonNull(through, "An acknowledgement says how far it goes.");
        requireNonNull(serverTime, "An acknowledgement carries the cloud's time.");
        telemetryEverySeconds = Map.copyOf(telemetryEverySeconds);
        commands = List.copyOf(commands);
        sessions = sessions == null ? null : List.copyOf(sessions);
    }
}
