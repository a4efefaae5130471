package stellar.relay.uplink;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.relay.patience.BackOff;

/**
 * The pauses of the uplink: before the first call, and after each failure. The waits grow from failure to failure and begin
 * with the shortest again only when nothing has failed for {@link #WELL_AFTER}: a cloud that flaps is not well. For the
 * timer's thread.
 */
final class Rest {

    static final Duration WELL_AFTER = Duration.ofSeconds(30);

    private final ScheduledExecutorService timer;
    private final BackOff backOff;
    private final Runnable whenOver;
    private @Nullable Future<?> resting;
    private @Nullable Future<?> gettingWell;

    /**
     * @param backOff the waits after a failure
     * @param whenOver what to do when a pause is over
     */
    Rest(ScheduledExecutorService timer, BackOff backOff, Runnable whenOver) {
        this.timer = timer;
        this.backOff = backOff;
        this.whenOver = whenOver;
    }

    boolean isUnderWay() {
        return resting != null;
    }

    /** Holds still for so long. */
    void hold(Duration wait) {
        resting = timer.schedule(
                () -> {
                    resting = null;
                    whenOver.run();
                },
                wait.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Something failed: holds still for the next wait, or for what was asked for if that is longer. */
    void afterFailure(@Nullable Duration atLeast) {
        if (gettingWell != null) {
            gettingWell.cancel(false);
            gettingWell = null;
        }
        Duration wait = backOff.next();
        hold(atLeast != null && atLeast.compareTo(wait) > 0 ? atLeast : wait);
    }

    /** Something went well. */
    void afterSuccess() {
        if (gettingWell == null) {
            gettingWell = timer.schedule(backOff::reset, WELL_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
