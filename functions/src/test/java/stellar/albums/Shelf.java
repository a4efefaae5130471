package stellar.albums;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.ApiBook;
import stellar.Night;
import stellar.bookings.Booking;
import stellar.cloud.Value;
import stellar.contract.RequestSignature;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.images.ImageKey;
import stellar.images.ImageStore;
import stellar.images.RunningBucket;
import stellar.live.Booker;

/** A booking whose frames are in real tables and a real bucket, and the functions that make its album. */
final class Shelf {

    static final Instant FROM = Instant.parse("2026-11-21T22:30:00Z");

    final Night night = new Night();
    final String user = "guest-of-" + night.telescope;
    final Booking booking;
    final S3Client objects;
    final List<String> calls = new ArrayList<>();
    final MakeHandler maker;
    final AlbumHandler handler;

    private final RunningBucket bucket;
    private int frames;

    Shelf(RunningBucket bucket, Path scratch) {
        this.bucket = bucket;
        this.objects = bucket.clients().wholeObjects();
        this.booking = new Booker(night).book(user, night.telescope, FROM, FROM.plus(Duration.ofHours(2)));
        this.maker = new MakeHandler(
                night.environment(Map.of("IMAGES_BUCKET", RunningBucket.NAME)),
                night.tables,
                objects,
                scratch,
                night.clock,
                Night.silent());
        this.handler = new AlbumHandler(
                night.environment(Map.of("IMAGES_BUCKET", RunningBucket.NAME)),
                night.tables,
                new ImageStore(bucket.clients().presigner(), RunningBucket.NAME, night.clock),
                calls::add,
                night.clock);
    }

    /** Bytes that are another for each seed. */
    static byte[] noise(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** A frame that arrived and was developed, a minute after the one before it; its image's id. */
    String frame(String type, String filter, byte[] fits) {
        String image = told(type, filter);
        arrived(image, fits);
        developed(image, fits);
        return image;
    }

    /** An image that was told of: its id. */
    String told(String type, String filter) {
        String image = UUID.randomUUID().toString();
        Instant taken = FROM.plus(Duration.ofMinutes(frames++));
        Map<String, AttributeValue> row = new HashMap<>(key(image));
        row.put("at", Value.time(taken));
        row.put("takenOrder", Value.text(Value.time(taken).s() + "#" + image));
        row.put("booking", Value.text(booking.id()));
        row.put("type", Value.text(type));
        row.put("filter", Value.text(filter));
        row.put("takenAt", Value.text(taken.toString()));
        night.tables.putItem(put -> put.tableName(night.table("ImagesTable")).item(row));
        return image;
    }

    /** Its bytes arrive in the bucket. */
    void arrived(String image, byte[] fits) {
        String tag = put(new ImageKey(night.telescope, image, Kind.FITS).text(), fits);
        set(image, "fitsTag", Value.text(tag));
        set(image, "fitsBytes", Value.number(fits.length));
        set(image, "fitsSha256", Value.text(RequestSignature.sha256(fits)));
        set(image, "fitsArrivedAt", Value.time(night.clock.instant()));
    }

    /** Its bytes are looked at. */
    void developed(String image, byte[] fits) {
        CRC32 crc = new CRC32();
        crc.update(fits);
        set(image, "fitsCrc32", Value.number(crc.getValue()));
        var row = night.tables
                .getItem(get -> get.tableName(night.table("ImagesTable")).key(key(image)))
                .item();
        set(image, "developedTag", row.getOrDefault("fitsTag", Value.text("none")));
    }

    /** The picture that was made of it. */
    void pictured(String image, byte[] jpeg) {
        put("pictures/" + night.telescope + "/" + image + "/preview.jpg", jpeg);
    }

    /** A grey picture of stars on noise, drifting with its number. */
    static byte[] stars(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(number);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = Math.clamp(Math.round(40 + random.nextGaussian() * 8), 0, 255);
            }
            image.getRaster().setPixels(0, y, width, 1, row);
        }
        Random sky = new Random(7);
        for (int star = 0; star < 200; star++) {
            int x = Math.floorMod(sky.nextInt(width) + number, width - 3);
            int y = sky.nextInt(height - 3);
            int[] bright = {120, 180, 120, 180, 250, 180, 120, 180, 120};
            image.getRaster().setPixels(x, y, 3, 3, bright);
        }
        return jpeg(image);
    }

    static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String put(String key, byte[] bytes) {
        return objects.putObject(put -> put.bucket(RunningBucket.NAME).key(key), RequestBody.fromBytes(bytes))
                .eTag()
                .replace("\"", "");
    }

    void removeFits(String image) {
        objects.deleteObject(delete ->
                delete.bucket(RunningBucket.NAME).key(new ImageKey(night.telescope, image, Kind.FITS).text()));
    }

    private void set(String image, String name, AttributeValue value) {
        night.tables.updateItem(update -> update.tableName(night.table("ImagesTable"))
                .key(key(image))
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", name))
                .expressionAttributeValues(Map.of(":value", value)));
    }

    private Map<String, AttributeValue> key(String image) {
        return Map.of("telescope", Value.text(night.telescope), "image", Value.text(image));
    }

    /** Has the album made by an invocation of this id. */
    void make(String run) throws IOException {
        maker.handleRequest(
                new ByteArrayInputStream(Wire.writeBytes(Wire.object().put("booking", booking.id()))),
                OutputStream.nullOutputStream(),
                invocation(run));
    }

    private static Context invocation(String id) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                    if (method.getName().equals("getAwsRequestId")) {
                        return id;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    Album album() {
        return new Albums(night.tables, night.table("AlbumsTable"), night.clock).find(booking.id());
    }

    Albums albums() {
        return new Albums(night.tables, night.table("AlbumsTable"), night.clock);
    }

    /** What the guest is answered. */
    APIGatewayV2HTTPResponse ask(String route, @Nullable String piece, String language) {
        Map<String, String> names = new HashMap<>(Map.of("booking", booking.id()));
        if (piece != null) {
            names.put("piece", piece);
        }
        APIGatewayV2HTTPEvent event = Night.signedIn(user, "", route, names, "");
        event.getHeaders().put("accept-language", language);
        return ApiBook.ask(handler, event);
    }

    /** A piece as the guest is told of it. */
    JsonNode told(Piece piece) throws IOException {
        ObjectNode album = Wire.readObject(
                ask("GET /api/bookings/{booking}/album", null, "en").getBody());
        for (JsonNode one : album.path("pieces")) {
            if (one.path("piece").asText().equals(piece.file())) {
                return one;
            }
        }
        throw new AssertionError(album + " has no " + piece);
    }

    /** The bytes of a piece in the bucket. */
    byte[] bytes(Piece piece) {
        return objects.getObjectAsBytes(get -> get.bucket(RunningBucket.NAME).key(piece.key(booking.id())))
                .asByteArray();
    }

    /** Uploads that were begun and neither finished nor taken back. */
    int unfinishedUploads() {
        return objects.listMultipartUploads(list -> list.bucket(RunningBucket.NAME))
                .uploads()
                .size();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    RunningBucket bucket() {
        return bucket;
    }
}
