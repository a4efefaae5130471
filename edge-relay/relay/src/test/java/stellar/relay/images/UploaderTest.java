package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.contract.RequestSignature.sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.UploadRequest;
import stellar.contract.UploadRequest.Kind;
import stellar.relay.images.FakeBucket.Moment;
import stellar.relay.spool.Enclosure;

/** What is uploaded when. On a real store, real files and real HTTP. */
class UploaderTest {

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
    void nothingIsAskedBeforeTheImagesEventIsAcknowledged() throws Exception {
        byte[] jpeg = "a preview".getBytes(StandardCharsets.UTF_8);
        at.announce("demo", new Enclosure.Preview(Observatory.ROOT + "\\a.fit", jpeg));

        assertThat(uploader.uploadNext()).isFalse();
        assertThat(at.bucket.asked).isEmpty();

        at.acknowledge();
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(at.arrived()).containsExactly(sha256(jpeg));
    }

    @Test
    void aPreviewGoesBeforeAFrameAndEachOnce() throws Exception {
        byte[] frame = at.frame("a.fit", 100);
        at.announceFrame("a.fit");
        at.announcePreview("a.fit", "a preview");

        assertThat(uploader.uploadNext()).isTrue();
        assertThat(uploader.uploadNext())
                .as("the frame is looked at, and again after a while")
                .isFalse();
        at.time.turn(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();
        at.time.turn(Duration.ofHours(1));
        assertThat(uploader.uploadNext()).isFalse();

        assertThat(at.bucket.put).containsExactly("preview", "fits");
        assertThat(at.bucket.asked).extracting(UploadRequest::kind).containsExactly(Kind.PREVIEW, Kind.FITS);
        assertThat(at.bucket.asked.get(0).image())
                .isEqualTo(at.bucket.asked.get(1).image());
        assertThat(at.bucket.objects.get(at.bucket.asked.get(1).image() + "/FITS"))
                .isEqualTo(frame);
    }

    @Test
    void aHostileNameIsGivenUpAtOnceWithoutAskingTheCloud() throws Exception {
        at.announceFrame("..\\secret.fit");

        assertThat(uploader.uploadNext()).isTrue();
        assertThat(at.bucket.asked).isEmpty();
        assertThat(at.spool().state().uploadsGivenUp()).isEqualTo(1);
    }

    @Test
    void aTelescopeThatIsNoLongerConfiguredGivesItsFramesUpAndStillSendsItsPreviews() throws Exception {
        at.announceFrame("a.fit");
        at.announcePreview("a.fit", "a preview");
        Uploader unconfigured = at.uploader("demo", Optional.empty());

        at.work(unconfigured);

        assertThat(at.bucket.put).containsExactly("preview");
        assertThat(at.spool().state().uploadsGivenUp()).isEqualTo(1);
    }

    @Test
    void aBucketThatFailsIsTriedAgainEverMoreSlowly() throws Exception {
        at.announcePreview("a.fit", "a preview");
        at.bucket.trouble = moment -> moment == Moment.PUTTING ? 503 : 0;

        assertThat(uploader.uploadNext()).isFalse();
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(at.bucket.put).hasSize(1);
        at.time.turn(Duration.ofSeconds(1));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(at.bucket.put).hasSize(2);
        at.time.turn(Duration.ofSeconds(1));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(at.bucket.put).as("the second wait is 2 s").hasSize(2);
        at.time.turn(Duration.ofSeconds(1));
        at.bucket.trouble = moment -> 0;
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(at.spool().state().uploadsWaiting()).isZero();
    }

    @Test
    void whatTheCloudRefusesIsGivenUpAndWhatItHasIsNotSentAgain() throws Exception {
        at.announcePreview("a.fit", "a preview");
        at.bucket.refusal = Optional.of("There is no such image.");
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(at.spool().state().uploadsGivenUp()).isEqualTo(1);

        at.bucket.refusal = Optional.empty();
        at.announcePreview("b.fit", "another");
        at.bucket.trouble = moment -> {
            if (moment == Moment.TAKEN) {
                throw new IOException("The reply is lost.");
            }
            return 0;
        };
        assertThat(uploader.uploadNext()).isFalse();
        at.time.turn(Duration.ofSeconds(1));
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(at.spool().state().uploadsWaiting()).isZero();
        assertThat(at.bucket.put).containsExactly("preview");
    }

    @Test
    void framesWaitWhileEventsAreLateAndPreviewsDoNot() throws Exception {
        at.frame("a.fit", 100);
        at.announceFrame("a.fit");
        at.announcePreview("b.fit", "a preview");
        at.announce("demo", new Enclosure.Nothing());
        at.time.turn(Duration.ofSeconds(6));

        at.work(uploader);
        assertThat(at.bucket.put).containsExactly("preview");

        at.acknowledge();
        at.work(uploader);
        assertThat(at.bucket.put).containsExactly("preview", "fits");
    }

    @Test
    void aFrameIsReadThroughOnceHoweverOftenItIsSent() throws Exception {
        byte[] frame = at.frame("a.fit", 100);
        at.announceFrame("a.fit");
        at.bucket.trouble = moment -> moment == Moment.PUTTING ? 500 : 0;
        for (int i = 0; i < 5; i++) {
            uploader.uploadNext();
            at.time.turn(Duration.ofSeconds(10));
        }
        // Behind the relay's back, with the same length and time: a second reading would find another digest.
        var changedAt = Files.getLastModifiedTime(at.frames.resolve("a.fit"));
        byte[] other = frame.clone();
        other[2900] ^= 1;
        Files.write(at.frames.resolve("a.fit"), other);
        Files.setLastModifiedTime(at.frames.resolve("a.fit"), changedAt);
        at.restart();
        uploader = at.uploader();
        at.time.turn(Duration.ofMinutes(5));
        uploader.uploadNext();

        assertThat(at.bucket.asked).hasSizeGreaterThan(2).allSatisfy(request -> assertThat(request.sha256())
                .isEqualTo(sha256(frame)));

        at.bucket.trouble = moment -> 0;
        at.work(uploader);
        assertThat(at.arrived())
                .as("the bucket refuses what was not announced, and the file is read again")
                .containsExactly(sha256(other));
    }
}
