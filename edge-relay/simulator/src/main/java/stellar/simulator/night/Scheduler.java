package stellar.simulator.night;

import java.time.Instant;
import java.util.Optional;

/** Who knows what to observe next. */
public interface Scheduler {
    /** The wish that is best at this hour of the night; empty when there is none. */
    String best(Instant now);

    /** What is to be done for the best wish, if there is one. */
    Optional<Assignment> next(Instant now);
}
