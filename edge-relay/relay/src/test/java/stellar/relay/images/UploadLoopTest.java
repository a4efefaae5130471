package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.UploadRequest;
import stellar.relay.spool.Enclosure;

/** The loops of several telescopes beside each other, on threads of their own. */
class UploadLoopTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    @Test
    void oneTelescopeWhoseUploadHangsHoldsUpNoOther(@TempDir Path disk) throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        try (Observatory at = new Observatory(disk)) {
            // Whoever reads the first bytes of the first file hangs, as with a disk that does not answer.
            at.cap(new Bandwidth(1, System::nanoTime, nanos -> {
                if (first.getAndSet(false)) {
                    hanging.countDown();
                    released.await();
                }
            }));
            preview(at, "one", "the one that hangs");
            preview(at, "two", "a preview");
            preview(at, "two", "another");
            preview(at, "three", "and one more");
            at.acknowledge();
            try (UploadLoop one = new UploadLoop(at.uploader("one"), OFTEN)) {
                one.wake();
                assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
                try (UploadLoop two = new UploadLoop(at.uploader("two"), OFTEN);
                        UploadLoop three = new UploadLoop(at.uploader("three"), OFTEN)) {
                    two.wake();
                    three.wake();
                    await().until(() -> at.bucket.objects.size() == 3);
                    await().until(() -> at.spool().state().uploadsWaiting() == 1);
                }
                assertThat(at.spool().uploads().telescopes()).containsExactly("one");

                released.countDown();
                await().until(() -> at.spool().state().uploadsWaiting() == 0);
            }
        }
    }

    @Test
    void aLoopOutlivesAMistake(@TempDir Path disk) throws Exception {
        try (Observatory at = new Observatory(disk)) {
            preview(at, "demo", "a preview");
            at.acknowledge();
            AtomicBoolean mistaken = new AtomicBoolean();
            at.bucket.trouble = moment -> {
                if (!mistaken.getAndSet(true)) {
                    throw new IllegalStateException("Nobody thought of this.");
                }
                return 0;
            };
            try (UploadLoop loop = new UploadLoop(at.uploader(), OFTEN)) {
                loop.wake();
                await().until(() -> {
                    at.time.turn(Duration.ofSeconds(1));
                    return at.spool().state().uploadsWaiting() == 0;
                });
            }
            assertThat(at.bucket.asked).extracting(UploadRequest::telescope).containsExactly("demo", "demo");
        }
    }

    private static void preview(Observatory at, String telescope, String jpeg) throws IOException {
        byte[] bytes = jpeg.getBytes(StandardCharsets.UTF_8);
        at.announce(telescope, new Enclosure.Preview(Observatory.ROOT + "\\" + jpeg + ".fit", bytes));
    }
}
