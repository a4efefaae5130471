package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.contract.RequestSignature.sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.relay.images.FakeBucket.Moment;

/** Frames that are not there yet, not whole yet, or not to be read, and what becomes of them. */
class FramesWaitedForTest {

    @TempDir
    Path disk;

    private Observatory at;
    private Uploader uploader;

    @BeforeEach
    void open() throws IOException {
        at = new Observatory(disk);
        uploader = at.uploader();
    }

    @AfterEach
    void close() throws IOException {
        at.close();
    }

    @Test
    void aFrameThatStillGrowsIsWaitedFor() throws Exception {
        at.frame("a.fit", 100);
        at.announceFrame("a.fit");

        assertThat(uploader.uploadNext()).isFalse();
        at.time.turn(Duration.ofSeconds(2));
        byte[] more = at.frame("a.fit", 200);
        assertThat(uploader.uploadNext()).isFalse();
        at.time.turn(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();

        assertThat(at.arrived()).containsExactly(sha256(more));
    }

    @Test
    void aFrameThatRestsHalfWrittenIsWaitedForUntilItHasWhatItsHeaderSays() throws Exception {
        Path file = at.frames.resolve("a.fit");
        Files.write(file, Observatory.fits(500, 300));
        at.announceFrame("a.fit");
        for (int i = 0; i < 100; i++) {
            assertThat(uploader.uploadNext()).isFalse();
            at.time.turn(Duration.ofSeconds(2));
        }
        assertThat(at.bucket.asked).isEmpty();

        Files.write(file, Observatory.fits(500, 500));
        at.work(uploader);

        assertThat(at.arrived()).containsExactly(sha256(Observatory.fits(500, 500)));
    }

    @Test
    void aFrameThatStaysShortIsGivenUpWithItsReason() throws Exception {
        Files.write(at.frames.resolve("a.fit"), Observatory.fits(500, 300));
        at.announceFrame("a.fit");

        at.work(uploader);

        assertThat(at.bucket.asked).isEmpty();
        assertThat(at.spool().state().uploadsGivenUp()).isEqualTo(1);
        assertThat(at.givenUpFor())
                .containsExactly("The frame's file was not whole for 10 minutes."
                        + " It has 3180 of the 3380 bytes its header speaks of.");
    }

    @Test
    void aFrameThatNeverComesIsGivenUpAfterTenMinutesAndHoldsUpNobody() throws Exception {
        at.frame("another.fit", 1);
        at.announceFrame("gone.fit");
        at.announcePreview("b.fit", "a preview");

        assertThat(uploader.uploadNext()).isTrue();
        assertThat(uploader.uploadNext()).isFalse();
        at.time.turn(Duration.ofMinutes(10));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(at.spool().state().uploadsGivenUp()).isZero();
        at.time.turn(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(at.spool().state().uploadsGivenUp()).isEqualTo(1);
    }

    @Test
    void aFrameThatWasTriedForHoursMayStillBeAwayForAMoment() throws Exception {
        byte[] frame = at.frame("a.fit", 100);
        at.frame("another.fit", 1);
        at.announceFrame("a.fit");
        at.bucket.trouble = moment -> moment == Moment.PUTTING ? 500 : 0;
        at.work(uploader);
        Path away = at.frames.resolve("a.moved");
        Files.move(at.frames.resolve("a.fit"), away);
        for (int i = 0; i < 4 * 60; i++) {
            at.time.turn(Duration.ofSeconds(2));
            uploader.uploadNext();
        }
        Files.move(away, at.frames.resolve("a.fit"));
        at.bucket.trouble = moment -> 0;

        at.work(uploader);

        assertThat(at.arrived()).containsExactly(sha256(frame));
    }

    @Test
    void aClockThatIsSetGivesNothingUpAndHoldsNothingBack() throws Exception {
        at.frame("another.fit", 1);
        at.announceFrame("later.fit");
        assertThat(uploader.uploadNext()).isFalse();
        at.time.clockGoesWrongBy(Duration.ofDays(20_000));
        at.time.turn(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(at.spool().state().uploadsGivenUp()).isZero();

        at.frame("later.fit", 100);
        at.time.clockGoesWrongBy(Duration.ofHours(-1));
        for (int i = 0; i < 3; i++) {
            at.time.turn(Duration.ofSeconds(2));
            uploader.uploadNext();
        }
        assertThat(at.bucket.put).containsExactly("fits");
    }

    @Test
    void aDiskThatDoesNotAnswerIsAskedAgainHoweverLong() throws Exception {
        at.announceFrame("a.fit");
        at.announceFrame("b.fit");
        at.work(uploader);
        assertThat(at.spool().state().uploadsGivenUp()).as("no share").isZero();

        // A link to itself can be named and not be opened, as a file that is locked.
        Path locked = at.frames.resolve("b.fit");
        Files.createSymbolicLink(locked, locked);
        byte[] a = at.frame("a.fit", 100);
        at.work(uploader);
        assertThat(at.arrived()).containsExactly(sha256(a));
        assertThat(at.spool().state().uploadsGivenUp()).isZero();

        Files.delete(locked);
        byte[] b = at.frame("b.fit", 200);
        at.work(uploader);
        assertThat(at.arrived()).containsExactlyInAnyOrder(sha256(a), sha256(b));
    }
}
