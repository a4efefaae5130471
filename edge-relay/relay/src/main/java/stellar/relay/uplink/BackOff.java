package stellar.relay.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before the next try: the first wait, then twice as long each time up to the longest, each shortened by chance to
 * between half and all of it, so that a thousand relays do not come back at the same moment. For one thread.
 */
public final class BackOff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    /** Waits from {@code first} to {@code longest}. */
    public BackOff(Duration first, Duration longest, RandomGenerator random) {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A back-off from " + first + " to " + longest + " is none. The first wait is the shorter one.");
        }
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    /** The next wait. */
    public Duration next() {
        Duration whole = next;
        Duration doubled = whole.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos((long) (whole.toNanos() * (0.5 + random.nextDouble() / 2)));
    }

    /** Begins with the first wait again. */
    public void reset() {
        next = first;
    }
}
