package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.contract.RequestSignature.sha256;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stellar.relay.images.FakeBucket.Moment;

/** The same frame of four parts, and what may come in between: a kill, a cut, a cloud that forgets, a full disk. */
class PartedUploadFaultsTest {

    private static final int DATA = 10_000;

    @TempDir
    Path disk;

    private Observatory at;

    @BeforeEach
    void open() throws IOException {
        at = new Observatory(disk);
    }

    @AfterEach
    void close() throws IOException {
        at.close();
    }

    /** The store lets nothing through any more at each moment in turn: whatever comes after did not happen. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void killedAnywhereTheRelayGoesOnAndSendsNoFinishedPartAgain(Moment moment) throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        AtomicInteger kills = new AtomicInteger();
        for (int kill = 1; kill <= 5; kill++) {
            int count = kill;
            AtomicInteger reached = new AtomicInteger();
            at.bucket.trouble = now -> {
                if (now == moment && reached.incrementAndGet() == count) {
                    kills.incrementAndGet();
                    at.spool().close();
                    throw new IOException("The process ends here.");
                }
                return 0;
            };
            untilDead(at.uploader());
            at.restart();
        }
        at.bucket.trouble = now -> 0;

        at.work(at.uploader());

        assertThat(at.arrived()).containsExactly(sha256(frame));
        assertThat(at.spool().state().uploadsWaiting()).isZero();
        // A part whose PUT or whose answer was cut is sent again; one that was noted is not.
        int sentAgain = moment == Moment.PUTTING || moment == Moment.TAKEN ? kills.get() : 0;
        assertThat(kills.get()).isGreaterThan(2);
        assertThat(at.bucket.put).hasSize(4 + sentAgain);
    }

    private void untilDead(Uploader uploader) throws InterruptedException {
        try {
            for (int i = 0; i < 100; i++) {
                uploader.uploadNext();
                at.time.turn(Duration.ofSeconds(2));
            }
        } catch (IOException | IllegalStateException dead) {
            // The store is closed.
        }
    }

    @Test
    void aLinkThatIsDownForAnHourCostsNoFinishedPart() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        Instant downFrom = at.time.now().plusSeconds(4);
        AtomicInteger refused = new AtomicInteger();
        at.bucket.trouble = moment -> {
            boolean down =
                    !at.time.now().isBefore(downFrom) && at.time.now().isBefore(downFrom.plus(Duration.ofHours(1)));
            if (down) {
                refused.incrementAndGet();
                throw new IOException("No route to host.");
            }
            return 0;
        };

        at.work(at.uploader());

        assertThat(at.arrived()).containsExactly(sha256(frame));
        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 3", "part 4");
        assertThat(refused.get()).as("ever more slowly").isBetween(10, 30);
    }

    @Test
    void aPartThatIsCutOrRefusedIsSentAgainAndNoOther() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        AtomicInteger puts = new AtomicInteger();
        at.bucket.trouble = moment -> {
            if (moment != Moment.PUTTING) {
                return 0;
            }
            return switch (puts.incrementAndGet()) {
                case 2 -> throw new IOException("Cut in mid-part.");
                case 4 -> 403; // The leave is over, say.
                case 6 -> 500;
                default -> 0;
            };
        };

        at.work(at.uploader());

        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 2", "part 3", "part 3", "part 4", "part 4");
        assertThat(at.arrived()).containsExactly(sha256(frame));
        assertThat(at.bucket.asked).as("a new leave for each, and the end").hasSize(8);
    }

    @Test
    void aBucketThatHangsIsLeftAfterTheLimitAndAskedAgain() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger puts = new AtomicInteger();
        at.bucket.trouble = moment -> {
            if (moment == Moment.PUTTING && puts.incrementAndGet() == 2) {
                hang(never);
            }
            return 0;
        };
        at.putLimit(Duration.ofSeconds(1));

        at.work(at.uploader());
        never.countDown();

        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 2", "part 3", "part 4");
        assertThat(at.arrived()).containsExactly(sha256(frame));
    }

    private static void hang(CountDownLatch until) throws IOException {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new IOException("The bucket was stopped.", e);
        }
    }

    @Test
    void aReplyThatWasLostAfterTheEndIsAskedForAgain() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        AtomicInteger lost = new AtomicInteger();
        at.bucket.trouble = moment -> {
            if (moment == Moment.ANSWERING && !at.bucket.objects.isEmpty() && lost.incrementAndGet() == 1) {
                throw new IOException("The reply is lost.");
            }
            return 0;
        };

        at.work(at.uploader());

        assertThat(lost.get()).isEqualTo(2);
        assertThat(at.bucket.put).hasSize(4);
        assertThat(at.arrived()).containsExactly(sha256(frame));
        assertThat(at.spool().state().uploadsWaiting()).isZero();
    }

    @Test
    void whatTheCloudForgotBeginsAnew() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        Uploader uploader = at.uploader();
        uploader.uploadNext();
        at.time.turn(Duration.ofSeconds(2));
        uploader.uploadNext();
        uploader.uploadNext();
        at.bucket.uploads.clear();

        at.work(uploader);

        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 1", "part 2", "part 3", "part 4");
        assertThat(at.arrived()).containsExactly(sha256(frame));
    }

    @Test
    void aCloudThatAlwaysForgetsIsNotServedForEver() throws Exception {
        at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        at.bucket.trouble = moment -> {
            if (moment == Moment.ASKED && at.bucket.put.size() % 4 == 3) {
                at.bucket.uploads.clear();
            }
            return 0;
        };

        at.work(at.uploader());

        assertThat(at.givenUpFor()).containsExactly("Its upload in parts was begun 10 times and never ended.");
    }

    @Test
    void aStoreThatTakesNothingIsTriedAgain() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        Uploader uploader = at.uploader();
        at.inStore(store -> store.execute("""
                CREATE TRIGGER full BEFORE INSERT ON sent_part
                BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"""));
        for (int i = 0; i < 10; i++) {
            uploader.uploadNext();
            at.time.turn(Duration.ofSeconds(2));
        }
        assertThat(at.bucket.put).hasSizeBetween(2, 5).containsOnly("part 1");
        at.inStore(store -> store.execute("DROP TRIGGER full"));

        at.work(uploader);

        assertThat(at.arrived()).containsExactly(sha256(frame));
    }
}
