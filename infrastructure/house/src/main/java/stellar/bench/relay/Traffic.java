package stellar.bench.relay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** So many numbered events on their way: when each was written to the relay, and when it came to the cloud. */
final class Traffic {

    private final long[] writtenNanos;
    private final long[] arrivedNanos;
    private final CountDownLatch left;
    private int arrived;

    Traffic(int events) {
        writtenNanos = new long[events];
        arrivedNanos = new long[events];
        left = new CountDownLatch(events);
    }

    int events() {
        return writtenNanos.length;
    }

    /** Event {@code number}, from 0, is handed to the socket now. */
    void written(int number) {
        writtenNanos[number] = System.nanoTime();
    }

    /**
     * The next event came.
     *
     * @param number the number in its text; negative on a kind of event that has no text
     * @throws IllegalStateException when it is not the next one: something was lost, doubled or overtaken
     */
    void arrived(int number, long nanos) {
        if (arrived == arrivedNanos.length || (number >= 0 && number != arrived)) {
            throw new IllegalStateException(
                    "Event " + number + " came to the cloud where event " + arrived + " was the next.");
        }
        arrivedNanos[arrived++] = nanos;
        left.countDown();
    }

    /** Waits until all have come. */
    void await(Duration limit) throws InterruptedException {
        if (!left.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Of " + events() + " events " + left.getCount()
                    + " have not come to the cloud within " + limit.toSeconds() + " s.");
        }
    }

    /** From the first line written to the last event come. */
    double eventsPerSecond() {
        return events() / ((arrivedNanos[events() - 1] - writtenNanos[0]) / 1e9);
    }

    /** From each line written to its event come. */
    double[] latenciesMs() {
        return IntStream.range(0, events())
                .mapToDouble(i -> (arrivedNanos[i] - writtenNanos[i]) / 1e6)
                .toArray();
    }
}
