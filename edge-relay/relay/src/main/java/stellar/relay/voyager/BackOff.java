package stellar.relay.voyager;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before dialling again: 1, 2, 4 … times the first wait up to the longest, each shortened by chance to
 * between half and all of it, so that many relays do not dial at the same moment.
 */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    /** The next wait; the one after it is twice as long. */
    Duration next() {
        long nanos = next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos(nanos / 2 + (long) (random.nextDouble() * (nanos - nanos / 2)));
    }

    /** Starts again with the first wait. */
    void reset() {
        next = first;
    }
}
