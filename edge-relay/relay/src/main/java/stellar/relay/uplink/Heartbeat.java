package stellar.relay.uplink;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets the cloud know that the relay lives, {@link #AFTER_SECONDS} after the last batch, when there is nothing else to say. For the timer's thread. */
final class Heartbeat {

    /** As often as a telescope speaks that nobody watches. */
    static final int AFTER_SECONDS = 30;

    private final ScheduledExecutorService timer;
    private final Runnable whenDue;
    private @Nullable Future<?> next;
    private boolean due;

    Heartbeat(ScheduledExecutorService timer, Runnable whenDue) {
        this.timer = timer;
        this.whenDue = whenDue;
    }

    boolean isDue() {
        return due;
    }

    /** The cloud has heard of us just now. */
    void heard() {
        due = false;
        if (next != null) {
            next.cancel(false);
        }
        next = timer.schedule(
                () -> {
                    due = true;
                    whenDue.run();
                },
                AFTER_SECONDS,
                TimeUnit.SECONDS);
    }
}
