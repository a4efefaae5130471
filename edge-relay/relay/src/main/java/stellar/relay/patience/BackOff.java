package stellar.relay.patience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before the next try, each shortened by chance to between half and all of it, so that a thousand relays do not come
 * back at the same moment. For one thread.
 */
public final class BackOff {

    private final Waits waits;
    private final RandomGenerator random;
    private int failures;

    /** Begins with the first of these waits. */
    public BackOff(Waits waits, RandomGenerator random) {
        this.waits = waits;
        this.random = random;
    }

    /** The next wait. */
    public Duration next() {
        long nanos = waits.after(++failures).toNanos();
        return Duration.ofNanos(nanos / 2 + (long) (random.nextDouble() * (nanos - nanos / 2)));
    }

    /** Begins with the first wait again. */
    public void reset() {
        failures = 0;
    }
}
