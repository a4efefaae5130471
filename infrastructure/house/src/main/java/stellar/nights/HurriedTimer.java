package stellar.nights;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread for whom time runs {@value #TIMES_AS_FAST} times as fast as in the world, and long waits, for which each step of a night
 * would have to wait, {@value #LONG_TIMES_AS_FAST} times. Heartbeats are no long waits: they would keep the cloud busy.
 */
final class HurriedTimer extends ScheduledThreadPoolExecutor {

    private static final int TIMES_AS_FAST = 20;
    private static final int LONG_TIMES_AS_FAST = 300;
    private static final long LONG_SECONDS = 20;

    private final boolean hurriesLongWaits;

    /** {@code hurriesLongWaits}: else they are hurried as all others are. */
    HurriedTimer(String name, boolean hurriesLongWaits) {
        super(1, Thread.ofPlatform().name(name).daemon().factory());
        this.hurriesLongWaits = hurriesLongWaits;
    }

    private long hurried(long delay, TimeUnit unit) {
        boolean isLong = hurriesLongWaits && unit.toSeconds(delay) >= LONG_SECONDS;
        return Math.max(1, unit.toNanos(delay) / (isLong ? LONG_TIMES_AS_FAST : TIMES_AS_FAST));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, hurried(delay, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return super.schedule(task, hurried(delay, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long each, TimeUnit unit) {
        return super.scheduleAtFixedRate(task, hurried(first, unit), hurried(each, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long each, TimeUnit unit) {
        return super.scheduleWithFixedDelay(task, hurried(first, unit), hurried(each, unit), TimeUnit.NANOSECONDS);
    }
}
