package stellar.bench.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import stellar.bench.Samples;

/** All who watch in one room. */
final class Crowd implements AutoCloseable {

    private static final int MAX_ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final Duration EACH_LIMIT = Duration.ofSeconds(10);

    /** How long a crowd may take to come in. */
    static final Duration COMING_LIMIT = Duration.ofSeconds(90);

    private final Room room;
    private final List<Room.Watching> open = new ArrayList<>();
    private final Map<Long, Long> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> latenciesMs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile Semaphore heard = new Semaphore(0);

    Crowd(Room room) {
        this.room = room;
    }

    /**
     * What a stretch of telling came to.
     *
     * @param latenciesMs from the event's leaving to its coming, of each socket and event
     * @param lost how many did not come within 10 s
     * @param cpuMillisPerThousand processor time of the server and what it started, for each 1,000 messages that came
     */
    record Told(Samples latenciesMs, long lost, double cpuMillisPerThousand) {}

    /** How many watch. */
    int size() {
        return open.size();
    }

    /**
     * Lets more watch, and says how long each waited for the whole state, in ms. Who is refused tries again after a pause that
     * grows, as the page does; who has not come in {@link #COMING_LIMIT} stays away.
     *
     * @param atOnce how many come at the same time
     */
    Samples grow(int sockets, int atOnce) throws InterruptedException {
        Semaphore door = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Double>> comings = new ArrayList<>();
            for (int i = 0; i < sockets; i++) {
                comings.add(() -> {
                    door.acquire();
                    try {
                        return come();
                    } finally {
                        door.release();
                    }
                });
            }
            return new Samples(threads.invokeAll(comings, COMING_LIMIT.toSeconds(), TimeUnit.SECONDS).stream()
                    .filter(each -> each.state() == Future.State.SUCCESS)
                    .mapToDouble(Future::resultNow)
                    .toArray());
        }
    }

    private double come() throws Exception {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            attempts.incrementAndGet();
            try {
                Room.Watching watching = room.watch(this::hear);
                synchronized (open) {
                    open.add(watching);
                }
                return (System.nanoTime() - begin) / 1e6;
            } catch (Exception e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep((FIRST_PAUSE_MILLIS << attempt) / 2
                        + ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS));
            }
        }
    }

    /** How often somebody tried to come in since this was last asked. */
    int takeAttempts() {
        return attempts.getAndSet(0);
    }

    private void hear(long number) {
        Long at = told.get(number);
        if (at != null) {
            latenciesMs.add((System.nanoTime() - at) / 1e6);
            heard.release();
        }
    }

    /** Tells events one after the other: the next a pause after the last has come to all. */
    Told tell(long first, int events, Duration pause) throws Exception {
        latenciesMs.clear();
        long lost = 0;
        double cpu = room.process().cpuSecondsWithChildren();
        for (long number = first; number < first + events; number++) {
            heard = new Semaphore(0);
            told.put(number, System.nanoTime());
            room.tell(number);
            if (!heard.tryAcquire(size(), EACH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                lost += size() - heard.availablePermits();
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
        cpu = room.process().cpuSecondsWithChildren() - cpu;
        told.clear();
        double[] latencies =
                latenciesMs.stream().mapToDouble(Double::doubleValue).toArray();
        return new Told(new Samples(latencies), lost, 1e6 * cpu / latencies.length);
    }

    /** Cuts everybody off. */
    void scatter() {
        synchronized (open) {
            open.forEach(Room.Watching::cut);
            open.clear();
        }
    }

    @Override
    public void close() {
        scatter();
    }
}
