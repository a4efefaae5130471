package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.fits.MadeFits;
import stellar.slots.Slots;

/** A bucket and its darkroom, frames to put into it, and those who show them. */
final class Exposures implements AutoCloseable {

    static final int WIDTH = 500;
    private static final int HEIGHT = 300;

    final Night night = new Night();
    final Images images = new Images(night.tables, night.table("ImagesTable"));
    final Slots slots = new Slots(night.tables, night.table("SlotsTable"));
    final S3Client objects;

    /** Where frames are while they are developed. */
    final Path disk;

    private final Path folder;
    private final RunningBucket bucket;
    private final Darkroom darkroom;
    final ImagesHandler gallery;
    private final RenderingHandler renderings;

    Exposures(Path folder) throws Exception {
        this.folder = folder;
        bucket = new RunningBucket(Files.createDirectory(folder.resolve("bucket")));
        objects = bucket.clients().wholeObjects();
        disk = Files.createDirectory(folder.resolve("disk"));
        darkroom = new Darkroom(objects, images, slots, disk, night.clock);
        ImageStore store = new ImageStore(bucket.clients().presigner(), RunningBucket.NAME, night.clock);
        Map<String, String> settings = Map.of("IMAGES_BUCKET", RunningBucket.NAME);
        gallery = new ImagesHandler(night.environment(settings), night.tables, store);
        renderings = new RenderingHandler(night.environment(settings), night.tables, objects, store);
    }

    @Override
    public void close() {
        bucket.close();
    }

    static MadeFits light(String filter) {
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
    String arrive(String image, byte[] frame) {
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

    Optional<Image> develop(ImageKey key, String tag) throws IOException {
        return darkroom.develop(RunningBucket.NAME, key, tag);
    }

    ImageKey key(String image) {
        return new ImageKey(night.telescope, image, Kind.FITS);
    }

    byte[] bytes(MadeFits made) throws IOException {
        return Files.readAllBytes(made.write(folder));
    }

    JsonNode list(Map<String, String> query) throws IOException {
        return Wire.readObject(ApiBook.ask(gallery, listing(query)).getBody()).path("images");
    }

    APIGatewayV2HTTPEvent listing(Map<String, String> query) {
        APIGatewayV2HTTPEvent event =
                Night.http("GET", "/api/telescopes/{telescope}/images", Map.of("telescope", night.telescope));
        event.setQueryStringParameters(query);
        return event;
    }

    APIGatewayV2HTTPResponse get(String what, String image, Map<String, String> query) {
        APIGatewayV2HTTPEvent event = Night.http(
                "GET",
                "/api/telescopes/{telescope}/images/{image}" + what,
                Map.of("telescope", night.telescope, "image", image));
        event.setQueryStringParameters(query);
        return ApiBook.ask(what.equals("/rendering") ? renderings : gallery, event);
    }

    JsonNode ask(String what, String image, Map<String, String> query) throws IOException {
        return Wire.readObject(get(what, image, query).getBody());
    }

    BufferedImage picture(String what, String image, Map<String, String> query) throws IOException {
        APIGatewayV2HTTPResponse way = get(what, image, query);
        assertThat(way.getStatusCode()).isEqualTo(302);
        // By a client of its own: a connection that is kept may just have been closed at the other end.
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI there = URI.create(way.getHeaders().getOrDefault("location", ""));
            return ImageIO.read(http.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofInputStream())
                    .body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    List<String> kept(String prefix) {
        return objects.listObjectsV2(list -> list.bucket(RunningBucket.NAME).prefix(prefix)).contents().stream()
                .map(one -> one.key())
                .toList();
    }
}
