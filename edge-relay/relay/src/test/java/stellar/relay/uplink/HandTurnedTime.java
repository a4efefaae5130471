package stellar.relay.uplink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer and a clock that move only when a test turns them; what is due runs on the thread that turns. */
public final class HandTurnedTime extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>(
            Comparator.<Task<?>>comparingLong(task -> task.dueNanos).thenComparing(task -> task.order));
    private final Instant start;
    private volatile long nowNanos;
    private volatile Duration clockError = Duration.ZERO;
    private long order;

    public HandTurnedTime(Instant start) {
        this.start = start;
    }

    /** The clock on the wall: right, plus its error. */
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now().plus(clockError);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** The true time. */
    public Instant now() {
        return start.plusNanos(nowNanos);
    }

    public void clockGoesWrongBy(Duration error) {
        clockError = error;
    }

    /** Runs what is due now and what that makes due. */
    public void settle() {
        turn(Duration.ZERO);
    }

    /** Lets time pass, running each task at its moment. */
    public void turn(Duration by) {
        long end = nowNanos + by.toNanos();
        for (Task<?> task = due(end); task != null; task = due(end)) {
            nowNanos = Math.max(nowNanos, task.dueNanos);
            task.run();
        }
        nowNanos = end;
    }

    private synchronized @Nullable Task<?> due(long end) {
        Task<?> first = tasks.peek();
        return first == null || first.dueNanos > end ? null : tasks.poll();
    }

    private synchronized <T> Task<T> add(Callable<T> work, long inNanos, long everyNanos) {
        Task<T> task = new Task<>(work, nowNanos + Math.max(0, inNanos), everyNanos, order++);
        tasks.add(task);
        return task;
    }

    @Override
    public void execute(Runnable command) {
        Task<?> unused = add(() -> run(command), 0, 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(() -> run(command), unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return add(() -> run(command), unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(command, initialDelay, delay, unit);
    }

    @Override
    public void shutdown() {
        shutdownNow();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        List<Runnable> left = new ArrayList<>(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private static boolean run(Runnable command) {
        command.run();
        return true;
    }

    private final class Task<T> extends FutureTask<T> implements RunnableScheduledFuture<T> {
        private final long everyNanos;
        private final long order;
        private long dueNanos;

        Task(Callable<T> work, long dueNanos, long everyNanos, long order) {
            super(work);
            this.dueNanos = dueNanos;
            this.everyNanos = everyNanos;
            this.order = order;
        }

        @Override
        public void run() {
            if (everyNanos == 0) {
                super.run();
            } else if (runAndReset()) {
                dueNanos += everyNanos;
                synchronized (HandTurnedTime.this) {
                    tasks.add(this);
                }
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (HandTurnedTime.this) {
                tasks.remove(this);
            }
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public boolean isPeriodic() {
            return everyNanos != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - nowNanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
