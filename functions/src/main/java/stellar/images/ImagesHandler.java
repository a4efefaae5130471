package stellar.images;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.UploadRequest.Kind;
import stellar.telescopes.Telescopes;

/** Answers the list of a telescope's images, and shows the way to the bytes of one. */
public final class ImagesHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final int USUAL_IMAGES = 20;
    private static final int LINK_KEPT_SECONDS = 3000;

    private final Telescopes telescopes;
    private final Images images;
    private final ImageStore store;

    public ImagesHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ImagesHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)));
    }

    private ImagesHandler(Environment environment, Clients clients) {
        this(
                environment,
                clients.tables(),
                new ImageStore(
                        clients.presigner(), environment.required("IMAGES_BUCKET"), Clock.tickMillis(ZoneOffset.UTC)));
    }

    ImagesHandler(Environment environment, DynamoDbClient tables, ImageStore store) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.store = store;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        String telescope = request.inPath("telescope");
        if (telescopes.findPublic(telescope).isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        return switch (event.getRouteKey()) {
            case "GET /api/telescopes/{telescope}/images" -> list(telescope, request);
            case "GET /api/telescopes/{telescope}/images/{image}/preview" -> way(telescope, request, Kind.PREVIEW);
            case "GET /api/telescopes/{telescope}/images/{image}/fits" -> way(telescope, request, Kind.FITS);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse list(String telescope, Request request) {
        Optional<String> before = request.inQuery("before");
        if (before.isPresent() && !before.get().matches("[0-9TZ:.-]{24}#[0-9a-f-]{36}")) {
            return Reply.refused(Refusal.PAGE_UNKNOWN, "before", request.language());
        }
        return Reply.json(200, images.page(telescope, before.orElse(null), request.limit(USUAL_IMAGES, Images.MOST)));
    }

    private APIGatewayV2HTTPResponse way(String telescope, Request request, Kind kind) {
        String image = request.inPath("image");
        return images.find(telescope, image)
                .filter(found -> found.has(kind))
                .map(found -> Reply.elsewhere(
                        store.fetch(new ImageKey(telescope, image, kind), found.downloadName()), LINK_KEPT_SECONDS))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }
}
