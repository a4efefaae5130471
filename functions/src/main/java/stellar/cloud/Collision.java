package stellar.cloud;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions that meet at one row: which of their refusals pass by themselves, and how long to stay away. */
public final class Collision {

    /** The code of a write whose condition did not hold. */
    public static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /** Another writer was in the way, or the table was asked too much of. */
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private Collision() {}

    /** Whether trying the same again helps. */
    public static boolean isPassing(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(PASSING::contains);
    }

    /** Whether some write's condition did not hold: what it was made from has changed. */
    public static boolean isStale(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(CONDITION_FAILED::equals);
    }

    /** Stays away for a while, at random, twice as long each time. {@code attempt}: how many failed, from 1. */
    public static void stayAway(int attempt) {
        long nanos = FIRST_PAUSE.toNanos() << (attempt - 1);
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos));
    }
}
