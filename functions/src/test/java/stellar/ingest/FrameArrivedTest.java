package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.fits.MadeFits;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.images.RunningBucket;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;

/** The bucket tells of a frame: who watches is told that it is there, and then what came of it. */
class FrameArrivedTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final String image = UUID.randomUUID().toString();
    private final Images images = new Images(night.tables, night.table("ImagesTable"));
    private final ImageKey key = new ImageKey(night.telescope, image, Kind.FITS);

    @TempDir
    Path folder;

    private RunningBucket bucket;
    private S3Client objects;
    private FrameArrivedHandler handler;

    @BeforeEach
    void start(@TempDir Path there) throws Exception {
        bucket = new RunningBucket(there);
        objects = bucket.clients().wholeObjects();
        handler = new FrameArrivedHandler(
                night.environment(Map.of()),
                night.tables,
                objects,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());
        new IngestHandler(
                        night.environment(Map.of()),
                        night.tables,
                        sockets.sockets(Duration.ofSeconds(2)),
                        night.clock,
                        Night.silent())
                .handleRequest(
                        night.request(night.batch(Night.EPOCH, 1, 2, night.imageEvents(1, image))), Night.INVOCATION);
        images.granted(key, "0".repeat(64));
        Listeners.add(
                new Connections(night.tables, night.table("ConnectionsTable"), night.clock),
                "watching-" + image,
                Channel.ofTelescope(night.telescope));
    }

    @AfterEach
    void stop() {
        bucket.close();
        sockets.close();
    }

    @Test
    void whoWatchesIsToldThatItIsThereAndWhatCameOfItOnce() throws IOException {
        S3Event event = uploaded(
                MadeFits.image(16, 30, 20).text("IMAGETYP", "Flat Field").end().padded(new byte[1_200]));
        handler.handleRequest(event, Night.INVOCATION);
        handler.handleRequest(event, Night.INVOCATION);

        assertThat(sockets.sent("watching-" + image))
                .extracting(frame -> frame.at("/messages/0/type").asText())
                .containsExactly("imageArrived", "imageDeveloped");
        ObjectNode told =
                (ObjectNode) sockets.sent("watching-" + image).getLast().at("/messages/0/data");
        assertThat(told.path("image").asText()).isEqualTo(image);
        // As Voyager said, until the frame itself did.
        assertThat(told.path("type").asText()).isEqualTo("FLAT");
        assertThat(told.at("/developed/width").asInt()).isEqualTo(30);
        assertThat(told.at("/developed/thumb").asText()).contains(image + "/thumb?of=");
    }

    @Test
    void whatIsToldOfAFrameIsAsTheContractSays() throws IOException {
        JsonNode golden = Night.golden("live-images.json").path("messages");
        byte[] sky = new byte[2 * 48 * 32];
        new Random(7).nextBytes(sky);
        for (int high = 0; high < sky.length; high += 2) {
            sky[high] = 4;
        }
        MadeFits light = MadeFits.image(16, 48, 32)
                .text("IMAGETYP", "Light Frame")
                .text("OBJECT", "M31")
                .text("FILTER", "L")
                .text("DATE-OBS", "2026-11-21T21:55:05")
                .card("EXPTIME", 300)
                .card("CCD-TEMP", -10)
                .card("XBINNING", 1)
                .card("GAIN", 100)
                .text("BAYERPAT", "RGGB")
                .text("CTYPE1", "RA---TAN")
                .text("CTYPE2", "DEC--TAN")
                .card("CRVAL1", 10.6843)
                .card("CRVAL2", 41.2691)
                .card("CRPIX1", 24.5)
                .card("CRPIX2", 16.5)
                .card("CDELT1", -0.0005)
                .card("CDELT2", 0.0005)
                .end()
                .padded(sky);

        assertThat(told(uploaded(light))).isEqualTo(golden.get(0));
        assertThat(told(uploaded(MadeFits.image(16, 30, 20).end().data(new byte[100]))))
                .isEqualTo(golden.get(1));
    }

    /** What is told at last of a frame, under the names that the contract's examples have. */
    private JsonNode told(S3Event event) throws IOException {
        handler.handleRequest(event, Night.INVOCATION);
        JsonNode message = sockets.sent("watching-" + image).getLast().at("/messages/0");
        String tag = event.getRecords().getFirst().getS3().getObject().geteTag();
        return Wire.readObject(message.toString()
                .replace(tag, "d41d8cd98f00b204e9800998ecf8427e")
                .replace(image, "5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10")
                .replace(night.telescope, "demo"));
    }

    @Test
    void aBadFrameIsToldWithItsReasonAndTriedNoMore() throws IOException {
        S3Event event = uploaded(MadeFits.image(16, 30, 20).end().data(new byte[100]));
        handler.handleRequest(event, Night.INVOCATION);
        handler.handleRequest(event, Night.INVOCATION);

        assertThat(sockets.sent("watching-" + image))
                .extracting(frame -> frame.at("/messages/0/type").asText())
                .containsExactly("imageArrived", "imageRejected");
        assertThat(sockets.sent("watching-" + image)
                        .getLast()
                        .at("/messages/0/data/rejected/code")
                        .asText())
                .isEqualTo("cut-off");
    }

    /** A function that died after it had noted the arrival: told again, it still develops. */
    @Test
    void itGoesOnWhereAnEarlierCallEnded() throws IOException {
        S3Event event = uploaded(MadeFits.image(16, 30, 20).end().padded(new byte[1_200]));
        String tag = event.getRecords().getFirst().getS3().getObject().geteTag();
        images.arrived(key, 1_000, tag, night.clock.instant());
        handler.handleRequest(event, Night.INVOCATION);

        assertThat(sockets.sent("watching-" + image))
                .extracting(frame -> frame.at("/messages/0/type").asText())
                .containsExactly("imageDeveloped");
    }

    private S3Event uploaded(MadeFits made) throws IOException {
        byte[] bytes = Files.readAllBytes(made.write(folder));
        String tag = objects.putObject(
                        put -> put.bucket(RunningBucket.NAME).key(key.text()), RequestBody.fromBytes(bytes))
                .eTag()
                .replace("\"", "");
        return ImageArrivedTest.arrival(key.text(), bytes.length, tag);
    }
}
