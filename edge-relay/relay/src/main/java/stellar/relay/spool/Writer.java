package stellar.relay.spool;

import static java.lang.System.Logger.Level.WARNING;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that changes the store. What arrives while a transaction is being flushed shares the next one.
 *
 * <p>A change either is <i>in order</i> (events): then it is tried until it succeeds, and none behind it overtakes it; or it
 * is <i>free</i> (acknowledgements and the like): then a failure is told to its caller and holds up nobody.
 */
final class Writer implements AutoCloseable {

    /** A change, run inside a transaction; run again from the start if the transaction fails. */
    interface Change<T> {
        T make(Database db) throws SQLException;
    }

    private static final int MAX_RESCUES = 2;
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    private static final class Job<T> {
        private final Change<T> change;
        private final boolean inOrder;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Job(Change<T> change, boolean inOrder) {
            this.change = change;
            this.inOrder = inOrder;
        }

        void run(Database db) throws SQLException {
            result = change.make(db);
        }

        @SuppressWarnings("NullAway") // A T made by the change; null only where T itself allows it.
        void succeed() {
            done.complete(result);
        }
    }

    /** Who may be able to help when the store refuses a change. */
    interface Rescue {
        /** Does what it can about a failure; true when the change is worth another try at once. */
        boolean from(SQLException failure);
    }

    private final Database db;
    private final int maxTogether;
    private final Duration retryEvery;
    private final Rescue rescue;
    private final LinkedBlockingDeque<Job<?>> queue = new LinkedBlockingDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    Writer(Database db, int maxTogether, Duration retryEvery, Rescue rescue) {
        this.db = db;
        this.maxTogether = maxTogether;
        this.retryEvery = retryEvery;
        this.rescue = rescue;
        // A platform thread: SQLite's native calls would pin a virtual one to its carrier.
        this.thread = Thread.ofPlatform().name("spool-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Makes a change and completes when it is on disk. */
    <T> CompletableFuture<T> submit(Change<T> change, boolean inOrder) {
        Job<T> job = new Job<>(change, inOrder);
        if (closed) {
            job.done.completeExceptionally(closedNow());
            return job.done;
        }
        waiting.incrementAndGet();
        queue.add(job);
        if (closed && queue.remove(job)) {
            job.done.completeExceptionally(closedNow());
        }
        return job.done;
    }

    /** Changes asked for and not yet on disk. */
    int waiting() {
        return waiting.get();
    }

    /** Why the disk refuses to take events, absent while it takes them. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Makes what was asked for so far, unless the disk refuses, and ends. */
    @Override
    public void close() {
        closed = true;
        queue.add(new Job<>(ignored -> true, false));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(job -> job.done.completeExceptionally(closedNow()));
    }

    private void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                List<Job<?>> jobs = new ArrayList<>();
                jobs.add(queue.take());
                queue.drainTo(jobs, maxTogether - 1);
                List<Job<?>> refused = together(jobs) ? List.of() : oneByOne(jobs);
                waiting.addAndGet(refused.size() - jobs.size());
                if (!refused.isEmpty()) {
                    refused.reversed().forEach(queue::addFirst);
                    if (closed) {
                        return;
                    }
                    TimeUnit.NANOSECONDS.sleep(retryEvery.toNanos());
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody may interrupt the store's writer; it ends by close().", e);
        }
    }

    private boolean together(List<Job<?>> jobs) {
        try {
            db.begin();
            for (Job<?> job : jobs) {
                job.run(db);
            }
            db.commit();
        } catch (SQLException | RuntimeException e) {
            db.rollback();
            return false;
        }
        trouble = null;
        jobs.forEach(Job::succeed);
        return true;
    }

    /** Gives each job a transaction of its own; returns those in order from the first that failed, for another try. */
    private List<Job<?>> oneByOne(List<Job<?>> jobs) {
        List<Job<?>> refused = new ArrayList<>();
        for (Job<?> job : jobs) {
            if (job.inOrder && !refused.isEmpty()) {
                refused.add(job);
                continue;
            }
            try {
                alone(job);
                if (job.inOrder) {
                    trouble = null;
                }
                job.succeed();
            } catch (SQLException e) {
                if (job.inOrder) {
                    tell(e);
                    refused.add(job);
                } else {
                    job.done.completeExceptionally(e);
                }
            } catch (RuntimeException e) {
                job.done.completeExceptionally(e);
            }
        }
        if (refused.isEmpty()) {
            trouble = null;
        }
        return refused;
    }

    /** Makes one change, and again as often as somebody could help. */
    private void alone(Job<?> job) throws SQLException {
        for (int rescues = 0; ; rescues++) {
            try {
                transact(job);
                return;
            } catch (SQLException e) {
                if (rescues == MAX_RESCUES || !rescue.from(e)) {
                    throw e;
                }
            }
        }
    }

    private void transact(Job<?> job) throws SQLException {
        try {
            db.begin();
            job.run(db);
            db.commit();
        } catch (SQLException | RuntimeException e) {
            db.rollback();
            throw e;
        }
    }

    private void tell(SQLException e) {
        if (trouble == null) {
            LOG.log(WARNING, "The store takes no more events ({0}). They wait; make room on the disk.", e.getMessage());
        }
        trouble = "The store takes no more events: " + e.getMessage();
    }

    private static IllegalStateException closedNow() {
        return new IllegalStateException("The relay's store is closed; nothing more is accepted.");
    }
}
