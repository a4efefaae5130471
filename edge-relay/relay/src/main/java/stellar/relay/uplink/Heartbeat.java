package stellar.relay.uplink;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the cloud know that the relay lives when there is nothing else to say: {@link #EVERY_SECONDS} after the last batch
 * while a Voyager is away, three times that otherwise, since telemetry speaks for it then. For the timer's thread.
 */
final class Heartbeat {

    static final int EVERY_SECONDS = 10;

    private static final int TURNS_WHILE_CONNECTED = 3;

    private final ScheduledExecutorService timer;
    private final BooleanSupplier voyagerAway;
    private final Runnable whenDue;
    private @Nullable Future<?> next;
    private int quietTurns;
    private boolean due;

    Heartbeat(ScheduledExecutorService timer, BooleanSupplier voyagerAway, Runnable whenDue) {
        this.timer = timer;
        this.voyagerAway = voyagerAway;
        this.whenDue = whenDue;
    }

    boolean isDue() {
        return due;
    }

    /** The cloud has heard of us just now. */
    void heard() {
        due = false;
        quietTurns = 0;
        if (next != null) {
            next.cancel(false);
        }
        arm();
    }

    private void arm() {
        next = timer.schedule(this::turn, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void turn() {
        quietTurns++;
        if (voyagerAway.getAsBoolean() || quietTurns >= TURNS_WHILE_CONNECTED) {
            due = true;
            whenDue.run();
        } else {
            arm();
        }
    }
}
