package stellar.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of what will happen, and the floor that one thread at a time holds while it changes anything.
 *
 * <p>In real time a thread of the agenda's own keeps the appointments. Turned by hand, they are kept inside
 * {@link #advance}, in order, each at its exact instant. Threads from outside come in through {@link #act} and
 * {@link #ask}; appointments and errands hold the floor already.
 */
public final class Agenda implements AutoCloseable {
    private final Semaphore floor = new Semaphore(1, true);
    private final PriorityQueue<Appointment> queue = new PriorityQueue<>();
    private final Consumer<Throwable> mishaps;
    private final Instant start;
    private final long startNanos;
    private final @Nullable Thread keeper;
    private volatile @Nullable Thread speaker;
    private volatile boolean closed;
    private Instant handNow;
    private long made;

    private Agenda(Instant start, boolean realTime, Consumer<Throwable> mishaps) {
        this.start = start;
        this.startNanos = System.nanoTime();
        this.handNow = start;
        this.mishaps = mishaps;
        this.keeper = realTime ? Thread.ofPlatform().daemon().name("agenda").unstarted(this::keepTime) : null;
        if (keeper != null) {
            keeper.start();
        }
    }

    /** An agenda that follows the clock; {@code mishaps} hears what an appointment throws, and the agenda goes on. */
    public static Agenda realTime(Clock clock, Consumer<Throwable> mishaps) {
        return new Agenda(clock.instant(), true, mishaps);
    }

    /** An agenda whose time stands still until {@link #advance}; what an appointment throws reaches the caller. */
    public static Agenda turnedByHand(Instant start) {
        return new Agenda(start, false, thrown -> {
            throw new IllegalStateException("An appointment failed: " + thrown, thrown);
        });
    }

    /** Now: steady from the start on, so a step of the machine's clock moves nothing. */
    public Instant now() {
        return keeper == null ? handNow : start.plusNanos(System.nanoTime() - startNanos);
    }

    /** Makes an appointment; a negative delay counts as none. Needs the floor. */
    public Appointment in(Duration delay, Runnable what) {
        var appointment = new Appointment(now().plus(delay.isNegative() ? Duration.ZERO : delay), made++, what);
        queue.add(appointment);
        if (keeper != null) {
            LockSupport.unpark(keeper);
        }
        return appointment;
    }

    /** Repeats at a steady rate, first after one period; rounds that were missed are skipped. Needs the floor. */
    public Appointment every(Duration period, Runnable what) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("A period must be longer than nothing, but got " + period + ".");
        }
        var round = new Runnable() {
            @Nullable
            Appointment self;

            @Override
            public void run() {
                try {
                    what.run();
                } finally {
                    repeat();
                }
            }

            private void repeat() {
                if (self != null && !self.isCancelled()) {
                    Instant next = self.due().plus(period);
                    self.move(next.isBefore(now()) ? now() : next);
                    queue.add(self);
                }
            }
        };
        round.self = in(period, round);
        return round.self;
    }

    /** Takes the floor, does the work, and gives the floor back; a thread that has the floor keeps it. */
    public void act(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /** Like {@link #act}, with an answer. */
    public <T> T ask(Supplier<T> question) {
        if (Thread.currentThread() == speaker) {
            return question.get();
        }
        floor.acquireUninterruptibly();
        speaker = Thread.currentThread();
        try {
            T answer = question.get();
            if (keeper == null) {
                keepAllDue(handNow);
            }
            return answer;
        } finally {
            speaker = null;
            floor.release();
        }
    }

    /**
     * Turns the hands on and keeps every appointment on the way.
     *
     * @throws IllegalStateException for an agenda that runs in real time
     */
    public void advance(Duration by) {
        if (keeper != null) {
            throw new IllegalStateException("This agenda runs in real time and cannot be turned by hand.");
        }
        act(() -> {
            Instant goal = handNow.plus(by);
            keepAllDue(goal);
            handNow = goal;
        });
    }

    /** Stops keeping appointments; those still open never happen. */
    @Override
    public void close() {
        closed = true;
        if (keeper != null) {
            LockSupport.unpark(keeper);
        }
        act(queue::clear);
    }

    /** Lets {@code other} speak for the present speaker until {@code untilBack} returns. */
    void lendFloor(Thread other, Runnable untilBack) {
        Thread lender = speaker;
        speaker = other;
        untilBack.run();
        speaker = lender;
    }

    private void keepAllDue(Instant until) {
        for (Appointment next = queue.peek(); next != null && !next.due().isAfter(until); next = queue.peek()) {
            queue.remove();
            if (!next.isCancelled()) {
                handNow = next.due().isAfter(handNow) ? next.due() : handNow;
                keep(next);
            }
        }
    }

    private void keep(Appointment appointment) {
        try {
            appointment.keep();
        } catch (RuntimeException | Error thrown) {
            mishaps.accept(thrown);
        }
    }

    private void keepTime() {
        while (!closed) {
            long nanos = ask(() -> {
                keepAllDue(now());
                Appointment next = queue.peek();
                return next == null
                        ? Long.MAX_VALUE
                        : Duration.between(now(), next.due()).toNanos();
            });
            if (nanos > 0 && !closed) {
                LockSupport.parkNanos(this, nanos);
            }
        }
    }
}
