package stellar.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.UploadRequest;
import stellar.images.Belonging;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.live.Announcer;
import stellar.live.Sockets;
import stellar.progress.ProgressDesk;
import stellar.slots.Slots;

/** Notes that the previews Voyager made are in the bucket, whose they are, and tells the listeners. */
public final class ImageArrivedHandler implements RequestHandler<S3Event, String> {

    private final Arrivals arrivals;
    private final Belonging belonging;
    private final ProgressDesk progress;

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
        Announcer announcer = Announcer.of(environment, tables, sockets, Wiring.PATIENCE, clock, log);
        Images images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.arrivals = new Arrivals(images, announcer, clock, log);
        this.belonging = new Belonging(images, new Slots(tables, environment.required("SLOTS_TABLE")));
        this.progress = new ProgressDesk(environment, tables, announcer, clock);
    }

    @Override
    public String handleRequest(S3Event event, Context context) {
        event.getRecords().stream()
                .flatMap(record -> arrivals.note(record.getS3().getObject()).stream())
                .filter(arrived -> arrived.key().kind() == UploadRequest.Kind.PREVIEW)
                .forEach(this::settle);
        return "noted";
    }

    private void settle(Arrivals.Arrived arrived) {
        ImageKey image = arrived.key();
        belonging.settle(image);
        if (arrived.isNews()) {
            progress.imageReady(image.telescope(), image.image());
        }
    }
}
