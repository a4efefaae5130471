package stellar.local.streams;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** How one thread looks at something again and again, for others who want it looked at now and wait until all is found. */
final class Looks {

    private static final Duration SLICE = Duration.ofMillis(150);

    private final LongSupplier activity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long begun;
    private long lastEmpty;
    private long found;
    private boolean hurried;
    private boolean ended;

    /** {@code activity}: a number that changes whenever there may be something to find. */
    Looks(LongSupplier activity) {
        this.activity = activity;
    }

    /**
     * Where the looking was at a moment.
     *
     * @param begun how many looks had begun
     * @param found how much had been found
     */
    record Standing(long begun, long found) {}

    /** A look begins; gives its number. */
    long begin() {
        lock.lock();
        try {
            hurried = false;
            return ++begun;
        } finally {
            lock.unlock();
        }
    }

    /** A look is over. */
    void end(long look, boolean hasFound) {
        lock.lock();
        try {
            if (!hasFound) {
                lastEmpty = look;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** So much more was found and dealt with. */
    void count(int more) {
        lock.lock();
        try {
            found += more;
        } finally {
            lock.unlock();
        }
    }

    /** There will be no further look. */
    void finish() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How much was found and dealt with since the start. */
    long found() {
        lock.lock();
        try {
            return found;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, but not while somebody waits for the next look.
     *
     * @param isLight whether activity ends it, too
     * @param seen the activity until now
     */
    void rest(Duration pause, boolean isLight, long seen) throws InterruptedException {
        long left = pause.toNanos();
        lock.lockInterruptibly();
        try {
            while (left > 0 && !hurried) {
                long slice = Math.min(left, SLICE.toNanos());
                long unused = changed.awaitNanos(slice);
                left -= slice;
                if (isLight && activity.getAsLong() != seen) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has the next look begin at once. Does not wait. */
    Standing hurry() {
        lock.lock();
        try {
            hurried = true;
            changed.signalAll();
            return new Standing(begun, found);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a look that begins after {@link #hurry} and finds nothing.
     *
     * @return whether an earlier one found something meanwhile
     */
    boolean settle(Standing since) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (lastEmpty <= since.begun() && !ended) {
                hurried = true;
                changed.signalAll();
                long unused = changed.awaitNanos(TimeUnit.SECONDS.toNanos(1));
            }
            return found != since.found();
        } finally {
            lock.unlock();
        }
    }
}
