package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;
import stellar.contract.UploadRequest.Kind;
import stellar.relay.spool.Enclosure;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;

/** On a real store, real files and a real HTTP server that stands for the bucket. */
class UploaderTest {
    private static final String ROOT = "C:\\FITS";
    private static final byte[] JPEG = "a preview".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path disk;

    private final List<UploadRequest> asked = new ArrayList<>();
    private final List<String> put = new ArrayList<>();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T22:00:00Z"));
    private HttpServer bucket;
    private Spool spool;
    private Uploader uploader;
    private int bucketStatus = 200;
    private Optional<String> refusal = Optional.empty();
    private boolean present;

    @BeforeEach
    void open() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            put.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256") + " "
                    + exchange.getRequestHeaders().getFirst("content-length") + " " + body);
            exchange.sendResponseHeaders(bucketStatus, -1);
            exchange.close();
        });
        bucket.start();
        Files.createDirectory(disk.resolve("frames"));
        spool = Spool.open(Files.createDirectory(disk.resolve("store")), SpoolLimits.USUAL, clock);
        uploader = new Uploader(
                "demo-relay",
                spool.uploads(),
                Map.of("demo", new FramePaths(ROOT, disk.resolve("frames"))),
                this::grant,
                new ObjectPut(HttpClient.newHttpClient(), Duration.ofSeconds(10)),
                UploadTimings.USUAL,
                clock);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
        bucket.stop(0);
    }

    @Test
    void nothingIsAskedBeforeTheImagesEventIsAcknowledged() throws Exception {
        announce(new Enclosure.Preview(ROOT + "\\a.fit", JPEG));

        assertThat(uploader.uploadNext()).isFalse();
        assertThat(asked).isEmpty();

        acknowledge();
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPreviewGoesBeforeAFrameAndEachOnceWithExactlyTheSignedHeaders() throws Exception {
        frame("a.fit", "the frame");
        announce(new Enclosure.Frame(ROOT + "\\a.fit"));
        announce(new Enclosure.Preview(ROOT + "\\a.fit", JPEG));
        acknowledge();

        assertThat(uploader.uploadNext()).isTrue();
        assertThat(uploader.uploadNext())
                .as("the frame is looked at, and again after a while")
                .isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();
        clock.advance(Duration.ofHours(1));
        assertThat(uploader.uploadNext()).isFalse();

        assertThat(asked).extracting(UploadRequest::kind).containsExactly(Kind.PREVIEW, Kind.FITS);
        assertThat(asked.get(0).image()).isEqualTo(asked.get(1).image());
        // sha256sum of "the frame"
        assertThat(asked.get(1).sha256()).isEqualTo("bef75f8a93b269db371d02bf39178b74427fcbdf552fcbfba9ef54a955fa5ab4");
        assertThat(put).containsExactly("PUT /preview checksum 9 a preview", "PUT /fits checksum 9 the frame");
        assertThat(Files.readString(disk.resolve("frames/a.fit"))).isEqualTo("the frame");
    }

    @Test
    void aFrameThatStillGrowsIsWaitedFor() throws Exception {
        frame("a.fit", "half");
        announce(new Enclosure.Frame(ROOT + "\\a.fit"));
        acknowledge();

        assertThat(uploader.uploadNext()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        frame("a.fit", "half and half");
        assertThat(uploader.uploadNext()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();

        assertThat(put).containsExactly("PUT /fits checksum 13 half and half");
    }

    @Test
    void anEmptyFileIsNeverWhole() throws Exception {
        frame("a.fit", "");
        announce(new Enclosure.Frame(ROOT + "\\a.fit"));
        acknowledge();

        for (int i = 0; i < 5; i++) {
            assertThat(uploader.uploadNext()).isFalse();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aFrameThatNeverComesIsGivenUpAfterTenMinutesAndHoldsUpNobody() throws Exception {
        announce(new Enclosure.Frame(ROOT + "\\gone.fit"));
        announce(new Enclosure.Preview(ROOT + "\\b.fit", JPEG));
        acknowledge();

        assertThat(uploader.uploadNext()).isTrue();
        assertThat(uploader.uploadNext()).isFalse();
        clock.advance(Duration.ofMinutes(10));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(spool.state().uploadsGivenUp()).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(spool.state().uploadsGivenUp()).isEqualTo(1);
    }

    @Test
    void aHostileNameIsGivenUpAtOnceWithoutAskingTheCloud() throws Exception {
        announce(new Enclosure.Frame(ROOT + "\\..\\secret.fit"));
        acknowledge();

        assertThat(uploader.uploadNext()).isTrue();
        assertThat(asked).isEmpty();
        assertThat(spool.state().uploadsGivenUp()).isEqualTo(1);
    }

    @Test
    void aBucketThatFailsIsTriedAgainEverMoreSlowly() throws Exception {
        announce(new Enclosure.Preview(ROOT + "\\a.fit", JPEG));
        acknowledge();
        bucketStatus = 503;

        assertThat(uploader.uploadNext()).isFalse();
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(put).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(put).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(uploader.uploadNext()).isFalse();
        assertThat(put).as("the second wait is 2 s").hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        bucketStatus = 200;
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(spool.state().uploadsWaiting()).isZero();
    }

    @Test
    void whatTheCloudRefusesIsGivenUpAndWhatItHasIsNotSentAgain() throws Exception {
        announce(new Enclosure.Preview(ROOT + "\\a.fit", JPEG));
        acknowledge();
        refusal = Optional.of("There is no such image.");
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(spool.state().uploadsGivenUp()).isEqualTo(1);

        refusal = Optional.empty();
        present = true;
        announce(new Enclosure.Preview(ROOT + "\\b.fit", JPEG));
        acknowledge();
        assertThat(uploader.uploadNext()).isTrue();
        assertThat(spool.state().uploadsWaiting()).isZero();
        assertThat(put).isEmpty();
    }

    private UploadDesk.Answer grant(UploadRequest request) {
        asked.add(request);
        if (refusal.isPresent()) {
            return new UploadDesk.Answer.Refused(refusal.get());
        }
        if (present) {
            return new UploadDesk.Answer.Granted(new UploadGrant(1, UploadGrant.State.PRESENT, null, Map.of(), null));
        }
        String url = "http://127.0.0.1:" + bucket.getAddress().getPort()
                + (request.kind() == Kind.FITS ? "/fits" : "/preview");
        return new UploadDesk.Answer.Granted(new UploadGrant(
                1, UploadGrant.State.PUT, url, Map.of("x-amz-checksum-sha256", "checksum"), clock.instant()));
    }

    private void announce(Enclosure enclosure) {
        var number = spool.outbox()
                .append(new NewEvent("demo", "newFITReady", clock.instant(), null, "{\"parsed\":{}}", false, enclosure))
                .join();
        assertThat(number).isPresent();
    }

    private void acknowledge() throws IOException {
        assertThat(spool.outbox()
                        .acknowledge(spool.state().epoch(), Long.MAX_VALUE)
                        .join())
                .isTrue();
    }

    private void frame(String name, String content) throws IOException {
        Files.writeString(disk.resolve("frames").resolve(name), content);
    }

    private static final class HandClock extends Clock {
        private Instant now;

        HandClock(Instant now) {
            this.now = now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("A clock turned by hand has one zone.");
        }
    }
}
