package stellar.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Asynchronous events on their way to a function, at least once: an event is a file from the moment it is accepted until
 * its function has returned, so one that is under way when the process dies is delivered after the next start. A failed
 * attempt is repeated after each of the given delays, and then the event becomes a {@link DeadLetter}.
 */
public final class PendingEvents implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PendingEvents.class.getName());

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final List<Duration> retryDelays;
    private final int maxPending;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final CompletableFuture<Functions> destination = new CompletableFuture<>();
    private final Lock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private int pending;
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Opens the folder; nothing is delivered before {@link #deliverTo}.
     *
     * @param retryDelays the waits before the second, third, ... attempt
     * @param maxPending how many events may wait; more are refused
     */
    public PendingEvents(Path folder, List<Duration> retryDelays, int maxPending, DeadLetters deadLetters, Clock clock)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.retryDelays = List.copyOf(retryDelays);
        this.maxPending = maxPending;
        this.deadLetters = deadLetters;
        this.clock = clock;
        resume();
    }

    private void resume() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode kept = json.readTree(file.toFile());
                deliverLater(file, kept.path("function").asText(), kept.path("event"));
            }
        }
    }

    /** Begins to deliver, what an earlier run accepted and did not finish included. */
    public void deliverTo(Functions functions) {
        destination.complete(functions);
    }

    /**
     * Accepts an event; when this returns it will reach its function, also after a crash of this process.
     *
     * @throws IOException when too many wait already, or it cannot be written
     */
    public void accept(String functionArn, JsonNode event) throws IOException {
        if (pending() >= maxPending) {
            throw new IOException("Already " + maxPending + " events wait for their functions.");
        }
        String name = "%020d-%s".formatted(clock.millis(), UUID.randomUUID());
        ObjectNode kept = json.createObjectNode().put("function", functionArn).set("event", event);
        Path unfinished = folder.resolve(name + ".part");
        Path file = folder.resolve(name + ".json");
        Files.write(unfinished, json.writeValueAsBytes(kept));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        deliverLater(file, functionArn, event);
    }

    /** How many events have been accepted and not finished. */
    public int pending() {
        lock.lock();
        try {
            return pending;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no event is under way.
     *
     * @return whether one was
     */
    public boolean settle() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean was = pending > 0;
            while (pending > 0) {
                finished.await();
            }
            return was;
        } finally {
            lock.unlock();
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            pending += change;
            finished.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void deliverLater(Path file, String functionArn, JsonNode event) {
        count(1);
        var unused = deliveries.submit(() -> {
            try {
                deliver(functionArn, event);
                Files.delete(file);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt(); // The file stays for the next start.
            } catch (IOException | ExecutionException | RuntimeException failed) {
                LOG.log(System.Logger.Level.ERROR, "The event in " + file + " waits for the next start.", failed);
            } finally {
                count(-1);
            }
        });
    }

    private void deliver(String functionArn, JsonNode event)
            throws IOException, InterruptedException, ExecutionException {
        RunningFunction function = destination.get().byArn(functionArn);
        byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
        int retries = Math.min(function.function().asynchronousRetries(), retryDelays.size());
        for (int attempt = 1; ; attempt++) {
            String reason =
                    switch (function.invoke(bytes)) {
                        case Reply.Returned returned -> "";
                        case Reply.Failed failed -> failed.reason();
                        case Reply.TimedOut timedOut -> timedOut.reason();
                    };
            if (reason.isEmpty()) {
                return;
            }
            if (attempt > retries) {
                deadLetters.add(new DeadLetter(clock.instant(), functionArn, attempt, reason, event));
                return;
            }
            Thread.sleep(retryDelays.get(attempt - 1));
        }
    }

    /** Stops delivering; what is not finished waits for the next start. */
    @Override
    public void close() {
        deliveries.shutdownNow();
    }
}
