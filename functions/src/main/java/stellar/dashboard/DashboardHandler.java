package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.UploadRequest.Kind;
import stellar.images.Image;
import stellar.images.Images;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Answers the older addresses that only read. */
public final class DashboardHandler implements HttpFunction {

    private static final int NEWEST_IMAGES = 5;

    private final Telescopes telescopes;
    private final Images images;
    private final Entrance entrance;
    private final Clock clock;

    public DashboardHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public DashboardHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public DashboardHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    DashboardHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.entrance = Entrance.of(environment, tables, clock);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return entrance.seeing(request, telescope -> tell(telescope, request));
    }

    private APIGatewayV2HTTPResponse tell(Telescope telescope, Request request) {
        Instant now = clock.instant();
        String asked = Entrance.address(request);
        if (asked.equals("/api/camera/preview")) {
            return preview(telescope, request, now);
        }
        return telescopes
                .state(telescope.id())
                .map(state -> switch (asked) {
                    case "/api/status/connection" -> Reply.json(200, Dashboard.connection(state, now));
                    case "/api/dashboard/state" -> Reply.json(200, Dashboard.state(state, now));
                    case "/api/sequences/current" -> Reply.json(200, Dashboard.sequence(state, now));
                    default -> Reply.notFound();
                })
                .orElseGet(Reply::notFound);
    }

    private APIGatewayV2HTTPResponse preview(Telescope telescope, Request request, Instant now) {
        return images.newest(telescope.id(), NEWEST_IMAGES, List.of()).stream()
                .filter(image -> image.has(Image.name(Kind.PREVIEW)))
                .findFirst()
                .map(image -> Reply.json(200, Dashboard.preview(image, now)))
                .orElseGet(() -> Reply.refused(DashboardRefusals.NO_PICTURE, request.language()));
    }
}
