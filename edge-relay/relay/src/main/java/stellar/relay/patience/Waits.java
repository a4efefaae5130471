package stellar.relay.patience;

import java.time.Duration;

/**
 * Waits that grow from failure to failure: the first, then twice as long each time, up to the longest.
 *
 * @param first the wait after a first failure, above zero
 * @param longest no wait is longer
 */
public record Waits(Duration first, Duration longest) {

    public Waits {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Waits from " + first + " to " + longest
                    + " do not grow. The first must be above zero and within the longest.");
        }
    }

    /** The wait after so many failures in a row, 1 or more. */
    public Duration after(int failures) {
        Duration wait = first;
        for (int failure = 1; failure < failures && wait.compareTo(longest) < 0; failure++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
