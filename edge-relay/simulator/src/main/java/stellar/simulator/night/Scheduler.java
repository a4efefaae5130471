package stellar.simulator.night;

import java.time.Instant;
import java.util.Optional;

/** Who knows what to observe next. */
@FunctionalInterface
public interface Scheduler {
    /** What is best at this hour of the night, if there is anything. */
    Optional<Assignment> next(Instant now);
}
