package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.fits.MadeFits;
import stellar.slots.Slots;

/** Frames in the bucket, developed once, shown, and refused with their reason. */
class DarkroomTest {

    private static final int WIDTH = 500;
    private static final int HEIGHT = 300;

    private final Night night = new Night();
    private final Images images = new Images(night.tables, night.table("ImagesTable"));
    private final Slots slots = new Slots(night.tables, night.table("SlotsTable"));

    @TempDir
    Path folder;

    private RunningBucket bucket;
    private S3Client objects;
    private Darkroom darkroom;
    private ImagesHandler gallery;
    private RenderingHandler renderings;
    private Path disk;

    @BeforeEach
    void start(@TempDir Path there) throws Exception {
        bucket = new RunningBucket(there);
        objects = bucket.clients().wholeObjects();
        disk = Files.createDirectory(folder.resolve("disk"));
        darkroom = new Darkroom(objects, images, slots, disk, night.clock);
        ImageStore store = new ImageStore(bucket.clients().presigner(), RunningBucket.NAME, night.clock);
        Map<String, String> settings = Map.of("IMAGES_BUCKET", RunningBucket.NAME);
        gallery = new ImagesHandler(night.environment(settings), night.tables, store);
        renderings = new RenderingHandler(night.environment(settings), night.tables, objects, store);
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    private static MadeFits light(String filter) {
        double[] values = new Random(4)
                .doubles((long) WIDTH * HEIGHT, 900, 1_100)
                .map(Math::rint)
                .toArray();
        for (int dy = -8; dy <= 8; dy++) {
            for (int dx = -8; dx <= 8; dx++) {
                values[(150 + dy) * WIDTH + 250 + dx] += Math.rint(20_000 * Math.exp(-(dx * dx + dy * dy) / 8.0));
            }
        }
        return MadeFits.image(16, WIDTH, HEIGHT)
                .text("IMAGETYP", "Light Frame")
                .text("FILTER", filter)
                .text("OBJECT", "M 31")
                .text("DATE-OBS", "2026-11-21T21:55:05")
                .card("EXPTIME", 300)
                .card("CCD-TEMP", -10)
                .card("XBINNING", 1)
                .card("GAIN", 100)
                .text("CTYPE1", "RA---TAN")
                .text("CTYPE2", "DEC--TAN")
                .card("CRVAL1", 10.68)
                .card("CRVAL2", 41.27)
                .card("CRPIX1", 250.5)
                .card("CRPIX2", 150.5)
                .card("CDELT1", -0.0005)
                .card("CDELT2", 0.0005)
                .end()
                .padded(MadeFits.pixels(16, values));
    }

    /** A frame that was told of and uploaded; gives its entity tag. */
    private String arrive(String image, byte[] frame) {
        if (images.find(night.telescope, image).isEmpty()) {
            night.tables.transactWriteItems(
                    write -> write.transactItems(ImageFacts.of(night.imageEvents(1, image)).stream()
                            .map(images::learn)
                            .toList()));
        }
        ImageKey key = key(image);
        String tag = objects.putObject(
                        put -> put.bucket(RunningBucket.NAME).key(key.text()), RequestBody.fromBytes(frame))
                .eTag()
                .replace("\"", "");
        images.granted(key, "0".repeat(64));
        images.arrived(key, frame.length, tag, night.clock.instant());
        return tag;
    }

    private Optional<Image> develop(ImageKey key, String tag) throws IOException {
        return darkroom.develop(RunningBucket.NAME, key, tag);
    }

    private ImageKey key(String image) {
        return new ImageKey(night.telescope, image, Kind.FITS);
    }

    private byte[] bytes(MadeFits made) throws IOException {
        return Files.readAllBytes(made.write(folder));
    }

    @Test
    void aFrameIsDevelopedOnceAndShownInThreeSizesAndAnyStretch() throws Exception {
        String image = UUID.randomUUID().toString();
        byte[] frame = bytes(light("L"));
        String tag = arrive(image, frame);

        Optional<Image> developed = develop(key(image), tag);
        assertThat(developed).isPresent();
        assertThat(develop(key(image), tag)).as("told of twice").isEmpty();
        assertThat(disk).isEmptyDirectory();

        JsonNode told = ask("", image, Map.of());
        assertThat(told.path("type").asText()).isEqualTo("LIGHT");
        assertThat(told.path("takenAt").asText()).isEqualTo("2026-11-21T21:55:05Z");
        JsonNode found = told.path("developed");
        assertThat(found.path("stars").asInt()).isEqualTo(1);
        assertThat(found.path("hfd").asDouble()).isBetween(4.7, 5.4);
        assertThat(found.path("temperature").asDouble()).isEqualTo(-10);
        assertThat(found.at("/median/0").asDouble()).isBetween(980.0, 1_020.0);
        assertThat(found.at("/wcs/ra").asDouble()).isBetween(10.6799, 10.6801);
        assertThat(found.at("/wcs/scale").asDouble()).isBetween(1.79, 1.81);
        assertThat(told.at("/levels/before/0")).hasSize(256);
        CRC32 checksum = new CRC32();
        checksum.update(frame);
        assertThat(images.find(night.telescope, image).orElseThrow().row().number("fitsCrc32"))
                .isEqualTo(checksum.getValue());

        assertThat(picture("/thumb", image, Map.of()).getWidth()).isEqualTo(320);
        assertThat(picture("/preview", image, Map.of()).getWidth()).isEqualTo(WIDTH);
        assertThat(picture("/full", image, Map.of()).getWidth()).isEqualTo(WIDTH);
        Map<String, String> wanted = Map.of("stretch", "asinh", "black", "0.02", "white", "0.1");
        assertThat(picture("/rendering", image, wanted).getWidth()).isEqualTo(WIDTH);
        assertThat(picture("/rendering", image, wanted).getWidth()).as("kept").isEqualTo(WIDTH);
        assertThat(kept("renderings/")).hasSize(1);
        assertThat(get("/rendering", image, Map.of("stretch", "sharp")).getStatusCode())
                .isEqualTo(400);
        assertThat(get("/rendering", UUID.randomUUID().toString(), wanted).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void aFrameOfColoursHasThreeOfEverything() throws Exception {
        String image = UUID.randomUUID().toString();
        String tag = arrive(
                image,
                bytes(MadeFits.image(16, 40, 30).text("BAYERPAT", "RGGB").end().padded(new byte[2 * 40 * 30])));
        develop(key(image), tag);
        JsonNode told = ask("", image, Map.of());
        assertThat(told.at("/developed/bayer").asText()).isEqualTo("RGGB");
        assertThat(told.at("/developed/median")).hasSize(3);
        assertThat(told.at("/levels/after")).hasSize(3);
        assertThat(picture("/full", image, Map.of()).getWidth()).isEqualTo(20);
    }

    @Test
    void aBadFileIsRejectedWithItsReasonOnceAndNothingStops() throws Exception {
        String image = UUID.randomUUID().toString();
        String tag = arrive(image, bytes(MadeFits.image(7, 10, 10).end()));
        assertThat(develop(key(image), tag)).isPresent();
        assertThat(develop(key(image), tag)).isEmpty();

        JsonNode told = ask("", image, Map.of());
        assertThat(told.at("/rejected/code").asText()).isEqualTo("pixels-unknown");
        assertThat(told.at("/rejected/text/en").asText()).startsWith("BITPIX is 7;");
        assertThat(told.at("/rejected/text/fr").asText()).startsWith("BITPIX vaut 7 ;");
        assertThat(told.has("developed")).isFalse();
        for (String picture : List.of("/thumb", "/preview", "/full")) {
            assertThat(get(picture, image, Map.of()).getStatusCode()).isEqualTo(404);
        }

        String better = arrive(image, bytes(light("L")));
        assertThat(develop(key(image), tag)).as("the older bytes are gone").isEmpty();
        assertThat(develop(key(image), better)).isPresent();
        told = ask("", image, Map.of());
        assertThat(told.has("rejected")).isFalse();
        assertThat(told.has("developed")).isTrue();
    }

    @Test
    void whatIsGoneOrWasNeverToldOfChangesNothing() throws Exception {
        String image = UUID.randomUUID().toString();
        assertThat(get("", image, Map.of()).getStatusCode()).isEqualTo(404);
        assertThat(develop(key(image), "tag")).isEmpty();
        String tag = arrive(image, bytes(light("L")));
        objects.deleteObject(
                delete -> delete.bucket(RunningBucket.NAME).key(key(image).text()));
        assertThat(develop(key(image), tag)).isEmpty();
        assertThat(ask("", image, Map.of()).has("developed")).isFalse();
    }

    /** Told of at 22:00:05 after 300 s: the middle of the exposure was at 21:57:35. */
    @Test
    void aFrameBelongsToTheBookingInWhoseSlotTheMiddleOfItsExposureWas() throws Exception {
        night.tables.transactWriteItems(write -> write.transactItems(
                slots.take(
                        night.telescope,
                        night.clock.instant().minus(Duration.ofMinutes(15)),
                        "before",
                        "user",
                        night.clock.instant()),
                slots.take(night.telescope, night.clock.instant(), "after", "user", night.clock.instant())));
        String image = UUID.randomUUID().toString();
        develop(key(image), arrive(image, bytes(light("L"))));
        String dark = UUID.randomUUID().toString();
        night.clock.advance(Duration.ofHours(5));
        develop(key(dark), arrive(dark, bytes(light("L"))));

        assertThat(booking(image)).contains("before");
        assertThat(booking(dark)).as("the operator's").isEmpty();
    }

    private Optional<String> booking(String image) {
        return images.find(night.telescope, image).orElseThrow().row().optionalText("booking");
    }

    @Test
    void theGalleryShowsANightATypeOrAFilter() throws Exception {
        for (String filter : List.of("L", "Ha", "L", "OIII", "L")) {
            String image = UUID.randomUUID().toString();
            develop(key(image), arrive(image, bytes(light(filter))));
            night.clock.advance(Duration.ofHours(9));
        }
        assertThat(list(Map.of())).hasSize(5);
        assertThat(list(Map.of("type", "LIGHT"))).hasSize(5);
        assertThat(list(Map.of("type", "DARK"))).isEmpty();
        assertThat(list(Map.of("type", "LIGHT", "filter", "L", "night", "2026-11-21")))
                .hasSize(2);
        assertThat(list(Map.of("filter", "Ha"))).as("Voyager said L").isEmpty();
        assertThat(list(Map.of("night", "2026-11-21"))).hasSize(2);
        assertThat(list(Map.of("night", "2026-11-22"))).hasSize(3);
        assertThat(list(Map.of("night", "2026-11-24"))).isEmpty();
        for (Map<String, String> nonsense :
                List.of(Map.of("type", "light"), Map.of("night", "21.11.2026"), Map.of("night", "0001-01-01"))) {
            assertThat(ApiBook.ask(gallery, listing(nonsense)).getStatusCode()).isEqualTo(400);
        }
    }

    @Test
    void pagesGoOnWhereTheyEndedAlsoWhenFewAreWanted() throws IOException {
        for (int i = 0; i < 7; i++) {
            String image = UUID.randomUUID().toString();
            night.tables.transactWriteItems(
                    write -> write.transactItems(ImageFacts.of(night.imageEvents(1, image)).stream()
                            .map(images::learn)
                            .toList()));
            night.clock.advance(Duration.ofSeconds(30));
        }
        Map<String, String> wanted = new HashMap<>(Map.of("limit", "3", "filter", "L", "night", "2026-11-21"));
        int seen = 0;
        for (int page = 0; page < 3; page++) {
            ObjectNode answer =
                    Wire.readObject(ApiBook.ask(gallery, listing(wanted)).getBody());
            seen += answer.path("images").size();
            wanted.put("before", answer.path("before").asText());
        }
        assertThat(seen).isEqualTo(7);
        wanted.put("night", "2026-11-22");
        assertThat(list(wanted)).isEmpty();
        wanted.put("night", "2026-11-20");
        assertThat(list(wanted)).isEmpty();
    }

    private JsonNode list(Map<String, String> query) throws IOException {
        return Wire.readObject(ApiBook.ask(gallery, listing(query)).getBody()).path("images");
    }

    private APIGatewayV2HTTPEvent listing(Map<String, String> query) {
        APIGatewayV2HTTPEvent event =
                Night.http("GET", "/api/telescopes/{telescope}/images", Map.of("telescope", night.telescope));
        event.setQueryStringParameters(query);
        return event;
    }

    private APIGatewayV2HTTPResponse get(String what, String image, Map<String, String> query) {
        APIGatewayV2HTTPEvent event = Night.http(
                "GET",
                "/api/telescopes/{telescope}/images/{image}" + what,
                Map.of("telescope", night.telescope, "image", image));
        event.setQueryStringParameters(query);
        return ApiBook.ask(what.equals("/rendering") ? renderings : gallery, event);
    }

    private JsonNode ask(String what, String image, Map<String, String> query) throws IOException {
        return Wire.readObject(get(what, image, query).getBody());
    }

    private BufferedImage picture(String what, String image, Map<String, String> query) throws IOException {
        APIGatewayV2HTTPResponse way = get(what, image, query);
        assertThat(way.getStatusCode()).isEqualTo(302);
        return ImageIO.read(
                URI.create(way.getHeaders().getOrDefault("location", "")).toURL());
    }

    private List<String> kept(String prefix) {
        return objects.listObjectsV2(list -> list.bucket(RunningBucket.NAME).prefix(prefix)).contents().stream()
                .map(one -> one.key())
                .toList();
    }
}
