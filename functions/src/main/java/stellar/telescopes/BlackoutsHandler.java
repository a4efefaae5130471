package stellar.telescopes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;

/** Adds and removes the blackouts of a telescope, for its operator. */
public final class BlackoutsHandler implements HttpFunction {

    private static final int MAX_BODY_BYTES = 2 * 1024;

    private final OperatorsDoor door;
    private final Blackouts blackouts;
    private final Clock clock;

    public BlackoutsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public BlackoutsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public BlackoutsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    BlackoutsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        String table = environment.required("TELESCOPES_TABLE");
        this.door = new OperatorsDoor(new Telescopes(tables, table));
        this.blackouts = new Blackouts(tables, table);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return door.signedIn(request, telescope -> switch (request.method()) {
            case "POST" -> add(telescope, request);
            case "DELETE" -> remove(telescope, request);
            default -> Reply.notFound();
        });
    }

    private APIGatewayV2HTTPResponse add(Telescope telescope, Request request) {
        Optional<Blackout.Judged> judged =
                RegisterDesk.read(request, MAX_BODY_BYTES).map(sent -> Blackout.of(sent, clock.instant()));
        return switch (judged.orElse(new Blackout.Judged.Unfit("", Refusal.MALFORMED))) {
            case Blackout.Judged.Unfit(String field, Refusal why) ->
                field.isEmpty()
                        ? Reply.refused(why, request.language())
                        : Reply.refused(why, field, request.language());
            case Blackout.Judged.Fit(Blackout blackout) ->
                switch (blackouts.add(telescope, blackout, clock.instant())) {
                    case KEPT -> Reply.json(201, blackout.toOperatorJson());
                    case TOO_MANY -> Reply.refused(Reasons.TOO_MANY_BLACKOUTS, request.language());
                    case RETIRED -> Reply.refused(Reasons.RETIRED, request.language());
                };
        };
    }

    private APIGatewayV2HTTPResponse remove(Telescope telescope, Request request) {
        return blackouts.remove(telescope, request.inPath("id"))
                ? Reply.json(200, Map.of("removed", request.inPath("id")))
                : Reply.refused(Refusal.NOT_FOUND, request.language());
    }
}
