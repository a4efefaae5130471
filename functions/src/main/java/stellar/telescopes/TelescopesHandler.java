package stellar.telescopes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Log;
import stellar.cloud.Priming;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Position;
import stellar.relays.Relays;

/** Answers what is known of telescopes: the list, one with its state, its timeline, and {@code /health}. */
public final class TelescopesHandler implements HttpFunction {

    private static final int USUAL_ENTRIES = 50;

    /** A telescope's row in a rehearsal (see {@link Priming}), as DynamoDB has it. */
    public static final String REHEARSED_ROW =
            "{\"telescope\":{\"S\":\"rehearsal\"},\"part\":{\"S\":\"about\"},\"listing\":{\"S\":\"public\"},"
                    + "\"name\":{\"M\":{\"en\":{\"S\":\"A telescope\"},\"fr\":{\"S\":\"Un télescope\"}}}}";

    private final Telescopes telescopes;
    private final Timeline timeline;
    private final Relays relays;
    private final Health health;
    private final Clock clock;

    @SuppressWarnings("UnusedVariable") // The runtime holds it weakly.
    private @Nullable Priming priming;

    public TelescopesHandler() {
        this(System.getenv());
        this.priming = Priming.with(rehearsal(new Environment(System.getenv())), Log.standard());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public TelescopesHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public TelescopesHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    TelescopesHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.timeline = new Timeline(tables, environment.required("TIMELINE_TABLE"));
        this.relays = new Relays(tables, environment.required("RELAYS_TABLE"));
        this.health = new Health(telescopes, clock);
        this.clock = clock;
    }

    /** A telescope's state, of one that is in no table but the rehearsal's. */
    static Priming.Rehearsal rehearsal(Environment environment) {
        return new Priming.Rehearsal(
                environment,
                clients -> new TelescopesHandler(environment, clients.tables(), Clock.tickMillis(ZoneOffset.UTC)),
                () -> Priming.request(
                        "GET /api/telescopes/{telescope}", Map.of(), Map.of("telescope", "rehearsal"), ""),
                Map.of(
                        "GetItem", "{\"Item\":" + REHEARSED_ROW + "}",
                        "Query", "{\"Items\":[" + REHEARSED_ROW + "],\"Count\":1,\"ScannedCount\":1}"));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        String telescope = request.inPath("telescope");
        return switch (event.getRouteKey()) {
            case "GET /health" -> Reply.json(200, health.now(request.inQuery("telescope")));
            case "GET /api/telescopes" -> list();
            case "GET /api/telescopes/{telescope}" -> state(telescope, request);
            case "GET /api/telescopes/{telescope}/timeline" -> timeline(telescope, request);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse list() {
        List<ObjectNode> all =
                telescopes.listed().stream().map(Telescope::about).toList();
        return Reply.json(200, Map.of("telescopes", all));
    }

    private APIGatewayV2HTTPResponse state(String telescope, Request request) {
        return telescopes
                .state(telescope)
                .filter(state -> state.telescope().isPublic())
                .map(state -> Reply.json(
                        200, state.inFull(relays.seenAt(state.telescope().relay()))))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private APIGatewayV2HTTPResponse timeline(String telescope, Request request) {
        Optional<String> before = request.inQuery("before");
        Optional<Position> next = before.flatMap(Timeline::position);
        if (before.isPresent() && next.isEmpty()) {
            return Reply.refused(Refusal.PAGE_UNKNOWN, "before", request.language());
        }
        if (telescopes.findPublic(telescope).isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        return Reply.json(
                200,
                timeline.before(
                        telescope,
                        next.orElse(Timeline.END),
                        request.limit(USUAL_ENTRIES, Timeline.MOST),
                        clock.instant()));
    }
}
