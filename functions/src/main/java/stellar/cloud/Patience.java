package stellar.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits on behalf of a caller who stays on the line: looks now and then until it is enough or has taken too long. API Gateway
 * hangs up after 30 s, so a request is answered at {@link #LONGEST} after it came, whatever is known by then.
 */
public final class Patience {

    /** How long after it came a request may still be waiting. */
    public static final Duration LONGEST = Duration.ofSeconds(24);

    /** Between two looks. */
    public static final Duration STEP = Duration.ofMillis(500);

    private static final long MOST_LOOKS = LONGEST.dividedBy(STEP);

    private final Clock clock;
    private final Rest rest;

    /** How time is let go by. */
    @FunctionalInterface
    public interface Rest {

        /** Returns when so much of it has. */
        void rest(Duration time) throws InterruptedException;
    }

    public Patience(Clock clock, Rest rest) {
        this.clock = clock;
        this.rest = rest;
    }

    /**
     * What was seen last: the first thing that is enough, or what there was when it had taken too long.
     *
     * @param begin when the request came
     * @param first what is known already
     */
    public <T> T until(Instant begin, T first, Supplier<T> look, Predicate<T> isEnough) {
        T seen = first;
        // Where the clock is turned by hand it may stand still; looks are counted, too.
        for (long looks = 0; looks < MOST_LOOKS && !isEnough.test(seen) && hasTime(begin); looks++) {
            try {
                rest.rest(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return seen;
            }
            seen = look.get();
        }
        return seen;
    }

    private boolean hasTime(Instant begin) {
        return clock.instant().plus(STEP).isBefore(begin.plus(LONGEST));
    }
}
