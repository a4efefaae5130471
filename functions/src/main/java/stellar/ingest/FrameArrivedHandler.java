package stellar.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.images.Darkroom;
import stellar.images.Image;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.live.Announcer;
import stellar.live.Sockets;
import stellar.progress.ProgressDesk;
import stellar.slots.Slots;

/**
 * Notes that frames are in the bucket, develops them and tells the listeners. Told of one twice, it goes on where it was: what is noted
 * is not told again, what is developed is not developed again.
 *
 * <p>The event names the bucket: a function that a bucket calls cannot have it in its settings, since each would have to be made before
 * the other.
 */
public final class FrameArrivedHandler implements RequestHandler<S3Event, String> {

    private final Arrivals arrivals;
    private final Darkroom darkroom;
    private final ProgressDesk progress;
    private final Clock clock;

    public FrameArrivedHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public FrameArrivedHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public FrameArrivedHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private FrameArrivedHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                clients.wholeObjects(),
                Sockets.of(environment, clients, Wiring.PATIENCE),
                clock,
                Log.standard());
    }

    FrameArrivedHandler(
            Environment environment, DynamoDbClient tables, S3Client objects, Sockets sockets, Clock clock, Log log) {
        Announcer announcer = Announcer.of(environment, tables, sockets, Wiring.PATIENCE, clock, log);
        Images images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.arrivals = new Arrivals(images, announcer, clock, log);
        this.darkroom = new Darkroom(
                objects,
                images,
                new Slots(tables, environment.required("SLOTS_TABLE")),
                Path.of(System.getProperty("java.io.tmpdir")),
                clock);
        this.progress = new ProgressDesk(environment, tables, announcer, clock);
        this.clock = clock;
    }

    @Override
    public String handleRequest(S3Event event, Context context) {
        event.getRecords().stream().map(S3EventNotificationRecord::getS3).forEach(told -> arrivals.note(
                        told.getObject())
                .filter(arrived -> arrived.key().kind() == Kind.FITS)
                .ifPresent(arrived -> develop(told.getBucket().getName(), arrived)));
        return "developed";
    }

    private void develop(String bucket, Arrivals.Arrived arrived) {
        ImageKey key = arrived.key();
        try {
            darkroom.develop(bucket, key, arrived.tag()).ifPresent(image -> tell(key, image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(ImageKey key, Image image) {
        ObjectNode known = image.toJson();
        ObjectNode data = Wire.object().put("image", key.image());
        for (String name : new String[] {"type", "filter", "takenAt", "developed", "rejected"}) {
            JsonNode value = known.get(name);
            if (value != null) {
                data.set(name, value);
            }
        }
        arrivals.tell(key, image.isDeveloped() ? "imageDeveloped" : "imageRejected", clock.instant(), data);
        if (image.isDeveloped() && !image.has(Kind.PREVIEW)) {
            // Voyager made none of its own.
            progress.imageReady(key.telescope(), key.image());
        }
    }
}
