package stellar.images;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.pictures.Rendering;
import stellar.telescopes.Telescopes;

/** Shows the way to a frame stretched as somebody wants to see it. */
public final class RenderingHandler implements HttpFunction {

    private static final int LINK_KEPT_SECONDS = 3000;

    private static final Refusal UNKNOWN = new Refusal(
            400,
            "rendering-unknown",
            "A rendering is linear, log or asinh, its black and white points are from 0 to 1 with 8 decimals at most, and black is"
                    + " below white.",
            "Un rendu est linear, log ou asinh ; ses points noir et blanc vont de 0 à 1, avec 8 décimales au plus, et le noir est"
                    + " au-dessous du blanc.");

    private final Telescopes telescopes;
    private final Images images;
    private final Renderings renderings;
    private final ImageStore store;

    public RenderingHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public RenderingHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)));
    }

    private RenderingHandler(Environment environment, Clients clients) {
        this(
                environment,
                clients.tables(),
                clients.wholeObjects(),
                new ImageStore(
                        clients.presigner(), environment.required("IMAGES_BUCKET"), Clock.tickMillis(ZoneOffset.UTC)));
    }

    RenderingHandler(Environment environment, DynamoDbClient tables, S3Client objects, ImageStore store) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.renderings = new Renderings(objects, environment.required("IMAGES_BUCKET"));
        this.store = store;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        String telescope = request.inPath("telescope");
        Optional<Image> image = telescopes
                .findPublic(telescope)
                .flatMap(_ -> images.find(telescope, request.inPath("image")))
                .filter(Image::isDeveloped);
        if (image.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        Optional<Rendering> rendering =
                Rendering.of(request.inQuery("stretch").orElse(""), request.inQuery("black"), request.inQuery("white"));
        if (rendering.isEmpty()) {
            return Reply.refused(UNKNOWN, "stretch", request.language());
        }
        try {
            return renderings
                    .key(image.get(), rendering.get())
                    .map(key -> Reply.elsewhere(store.fetch(key, "image/jpeg"), LINK_KEPT_SECONDS))
                    .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
