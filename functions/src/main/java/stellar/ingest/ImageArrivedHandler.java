package stellar.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.images.Image;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.live.Sockets;
import stellar.progress.ProgressDesk;

/**
 * Notes that bytes of images are in the bucket, and tells the listeners. The bucket may tell of an object twice; the
 * second time changes nothing and is told to nobody.
 */
public final class ImageArrivedHandler implements RequestHandler<S3Event, String> {

    private final Images images;
    private final Announcer announcer;
    private final ProgressDesk progress;
    private final Clock clock;
    private final Log log;

    public ImageArrivedHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ImageArrivedHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ImageArrivedHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private ImageArrivedHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), Sockets.of(environment, clients, Wiring.PATIENCE), clock, Log.standard());
    }

    ImageArrivedHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.announcer = Announcer.of(environment, tables, sockets, Wiring.PATIENCE, clock, log);
        this.progress = new ProgressDesk(environment, tables, announcer, clock);
        this.clock = clock;
        this.log = log;
    }

    @Override
    public String handleRequest(S3Event event, Context context) {
        event.getRecords().forEach(record -> note(record.getS3().getObject()));
        return "noted";
    }

    private void note(S3ObjectEntity object) {
        Instant now = clock.instant();
        Optional<ImageKey> key = ImageKey.parse(object.getUrlDecodedKey());
        String tag = Optional.ofNullable(object.geteTag()).orElse("");
        if (key.isPresent() && images.arrived(key.get(), object.getSizeAsLong(), tag, now)) {
            ImageKey image = key.get();
            ObjectNode data = Wire.object();
            data.put("image", image.image());
            data.put("kind", Image.name(image.kind()));
            data.put("link", Image.link(image.telescope(), image.image(), image.kind()));
            data.put("bytes", object.getSizeAsLong());
            announcer.tell(
                    Channel.ofTelescope(image.telescope()),
                    Optional.empty(),
                    List.of(new Change("imageArrived", null, now, data)));
            if (image.kind() == UploadRequest.Kind.PREVIEW) {
                progress.imageReady(image.telescope(), image.image());
            }
        } else {
            log.info("An object changed nothing: told of before, or no image of ours.", Map.of("key", object.getKey()));
        }
    }
}
