package stellar.nights;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for whom time runs faster than in the world. */
public final class HurriedTimer extends ScheduledThreadPoolExecutor {

    private static final int TIMES_AS_FAST = 20;
    private static final int LONG_TIMES_AS_FAST = 300;
    private static final long LONG_SECONDS = 20;

    private final int timesAsFast;
    private final int longTimesAsFast;

    private HurriedTimer(String name, int timesAsFast, int longTimesAsFast) {
        super(1, Thread.ofPlatform().name(name).daemon().factory());
        this.timesAsFast = timesAsFast;
        this.longTimesAsFast = longTimesAsFast;
    }

    /** For a night that is turned by hand: {@value #TIMES_AS_FAST} times as fast. Heartbeats would keep the cloud busy. */
    static HurriedTimer ofNights(String name) {
        return new HurriedTimer(name, TIMES_AS_FAST, TIMES_AS_FAST);
    }

    /** The same with long waits, for which each step of a night would have to wait, {@value #LONG_TIMES_AS_FAST} times as fast. */
    static HurriedTimer ofNightsWithoutLongWaits(String name) {
        return new HurriedTimer(name, TIMES_AS_FAST, LONG_TIMES_AS_FAST);
    }

    /** For time that runs evenly, so many times as fast. */
    public static HurriedTimer even(String name, int timesAsFast) {
        return new HurriedTimer(name, timesAsFast, timesAsFast);
    }

    private long hurried(long delay, TimeUnit unit) {
        boolean isLong = unit.toSeconds(delay) >= LONG_SECONDS;
        return Math.max(1, unit.toNanos(delay) / (isLong ? longTimesAsFast : timesAsFast));
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
