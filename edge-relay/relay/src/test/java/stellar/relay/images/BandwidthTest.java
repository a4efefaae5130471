package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time goes on only when a test turns it, or when somebody waits for the bandwidth. */
class BandwidthTest {

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final Bandwidth bandwidth = new Bandwidth(100_000, nanos::get, nanos::addAndGet);

    @Test
    void whatIsSentTakesAsLongAsTheCapSays() throws Exception {
        long before = nanos.get();
        for (int i = 0; i < 1_000; i++) {
            bandwidth.take(1_000);
        }

        // 1 MB at 100 kB/s is 10 s, less the quarter of a second that was saved up.
        assertThat(nanos.get() - before).isEqualTo(9_750_000_000L);
    }

    @Test
    void noSecondCarriesMoreThanTheCapAndWhatWasSavedUp() throws Exception {
        Random random = new Random(7);
        List<long[]> sent = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int bytes = random.nextInt(8_192);
            bandwidth.take(bytes);
            sent.add(new long[] {nanos.get(), bytes});
            if (random.nextInt(20) == 0) {
                nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(random.nextInt(3_000)));
            }
        }

        for (int from = 0; from < sent.size(); from++) {
            long bytes = 0;
            for (int to = from; to < sent.size() && sent.get(to)[0] - sent.get(from)[0] < 1_000_000_000L; to++) {
                bytes += sent.get(to)[1];
            }
            // A second's bytes, a quarter saved up, and the one piece whose wait lies before the second.
            assertThat(bytes).isLessThanOrEqualTo(100_000 + 25_000 + 8_192);
        }
    }

    @Test
    void whatWasNotUsedForAnHourIsNotSentAtOnce() throws Exception {
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        long before = nanos.get();

        bandwidth.take(225_000);

        assertThat(nanos.get() - before).isEqualTo(2_000_000_000L);
    }

    @Test
    void aSingleLargePutIsPaced(@TempDir Path disk) throws Exception {
        try (Observatory at = new Observatory(disk)) {
            at.cap(bandwidth);
            byte[] frame = at.frame("a.fit", 5_000);
            at.announceFrame("a.fit");
            String preview = "x".repeat(200_000);
            at.announcePreview("b.fit", preview);
            long before = nanos.get();

            at.work(at.uploader());

            assertThat(at.bucket.put).containsExactly("preview", "fits");
            assertThat(nanos.get() - before).isEqualTo((preview.length() + frame.length - 25_000) * 10_000L);
        }
    }

    @Test
    void withoutACapNobodyWaits() throws Exception {
        Bandwidth unlimited = new Bandwidth(Long.MAX_VALUE, nanos::get, wait -> {
            throw new AssertionError("waited " + wait);
        });

        unlimited.take(Integer.MAX_VALUE);
        assertThat(unlimited.timeFor(500L << 20)).isZero();
        assertThat(bandwidth.timeFor(500_000)).hasSeconds(5);
    }

    @Test
    void aCapOfNothingIsRefused() {
        assertThatThrownBy(() -> Bandwidth.of(0)).hasMessageContaining("one byte a second at least");
    }
}
