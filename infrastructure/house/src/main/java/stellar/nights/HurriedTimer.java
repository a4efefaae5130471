package stellar.nights;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for whom time runs so many times as fast as in the world. */
final class HurriedTimer extends ScheduledThreadPoolExecutor {

    private final int timesAsFast;

    HurriedTimer(String name, int timesAsFast) {
        super(1, Thread.ofPlatform().name(name).daemon().factory());
        this.timesAsFast = timesAsFast;
    }

    private long hurried(long delay, TimeUnit unit) {
        return Math.max(1, unit.toNanos(delay) / timesAsFast);
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
