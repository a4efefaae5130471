package stellar.relay.images;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The bytes a second that all uploads together may send: a bucket that fills steadily, and that whoever sends draws
 * from, in the order of asking. What was not used is kept for a quarter of a second and no longer. Safe for several
 * threads.
 */
public final class Bandwidth {

    private static final long KEPT_NANOS = Duration.ofMillis(250).toNanos();
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final long bytesPerSecond;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /** When the bucket is level again after all that was drawn so far. */
    private long levelAtNanos;

    /** How a sender waits. */
    interface Pause {
        void forNanos(long nanos) throws InterruptedException;
    }

    Bandwidth(long bytesPerSecond, LongSupplier nanoTime, Pause pause) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "A bandwidth is one byte a second at least, not " + bytesPerSecond + ".");
        }
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.levelAtNanos = nanoTime.getAsLong() - KEPT_NANOS;
    }

    /** So many bytes a second. */
    public static Bandwidth of(long bytesPerSecond) {
        return new Bandwidth(bytesPerSecond, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /** As much as the line carries. */
    public static Bandwidth unlimited() {
        return of(Long.MAX_VALUE);
    }

    /** Draws so many bytes, and waits until they may go. */
    void take(int bytes) throws InterruptedException {
        long waitNanos = drawn(bytes);
        if (waitNanos > 0) {
            pause.forNanos(waitNanos);
        }
    }

    /** How long so many bytes take when nobody else sends. */
    Duration timeFor(long bytes) {
        return Duration.ofMillis(bytes * 1_000 / bytesPerSecond);
    }

    private synchronized long drawn(int bytes) {
        long now = nanoTime.getAsLong();
        if (levelAtNanos - now < -KEPT_NANOS) {
            levelAtNanos = now - KEPT_NANOS;
        }
        levelAtNanos += bytes * SECOND_NANOS / bytesPerSecond;
        return levelAtNanos - now;
    }
}
