package stellar.albums;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.albums.zip.ArchiveUpload;
import stellar.albums.zip.Part;
import stellar.bookings.Booking;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Wire;
import stellar.images.Images;

/** Makes the album of a booking. Called asynchronously, by {@link LambdaAlbumCall}; perhaps more than once. */
public final class MakeHandler implements RequestStreamHandler {

    private static final int PARTS_AT_ONCE = 8;

    private final Maker maker;

    public MakeHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public MakeHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public MakeHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private MakeHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                clients.wholeObjects(),
                Path.of(System.getProperty("java.io.tmpdir")),
                clock,
                Log.standard());
    }

    /** {@code scratch}: a folder for files while they are made. */
    MakeHandler(Environment environment, DynamoDbClient tables, S3Client objects, Path scratch, Clock clock, Log log) {
        String bucket = environment.required("IMAGES_BUCKET");
        AlbumStore store = new AlbumStore(objects, bucket);
        FramesZip zip =
                new FramesZip(store, new ArchiveUpload(objects, bucket, PARTS_AT_ONCE), Part.Limits.OF_S3, clock);
        Footage footage = new Footage(store, scratch, clock);
        this.maker = new Maker(
                new Albums(tables, environment.required("ALBUMS_TABLE"), clock),
                new Images(tables, environment.required("IMAGES_TABLE")),
                store,
                (piece, booking, roll, version) -> switch (piece) {
                    case FRAMES -> zip.make(booking, roll, version);
                    case FILM -> footage.film(booking, roll.lights(), version);
                    case ANIMATION -> footage.animation(booking, roll.lights(), version);
                },
                clock,
                log);
    }

    /** The invocation's own id is that of the run: Lambda keeps it when it tries again. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String booking = Wire.readObject(new String(event.readAllBytes(), StandardCharsets.UTF_8))
                .path("booking")
                .asText();
        if (!Booking.isId(booking)) {
            throw new IllegalStateException("An album was asked for of no booking.");
        }
        maker.make(booking, context.getAwsRequestId());
    }
}
