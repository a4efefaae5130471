package stellar.commands;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.live.Sockets;
import stellar.telescopes.OperatorsDoor;
import stellar.telescopes.Telescopes;

/**
 * Takes an operator's commands and tells what became of them. An operator shows a key, on one route, or signs in, on
 * another: the API's authorizer cannot let either through on the same one.
 */
public final class CommandsHandler implements HttpFunction {

    private static final Duration PUSH_LIMIT = Duration.ofSeconds(3);

    private final OperatorsDoor door;
    private final CommandDesk desk;

    public CommandsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public CommandsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public CommandsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private CommandsHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), new Sockets(clients.sockets(PUSH_LIMIT)), clock);
    }

    CommandsHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock) {
        this.door = new OperatorsDoor(new Telescopes(tables, environment.required("TELESCOPES_TABLE")));
        this.desk = CommandDesk.of(environment, tables, sockets, clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "POST /api/telescopes/{telescope}/commands" ->
                door.byKey(request, telescope -> desk.take(telescope, request));
            case "GET /api/telescopes/{telescope}/commands/{id}" ->
                door.byKey(request, telescope -> desk.tell(telescope, request));
            case "POST /api/me/telescopes/{telescope}/commands" ->
                door.signedIn(request, telescope -> desk.take(telescope, request));
            case "GET /api/me/telescopes/{telescope}/commands/{id}" ->
                door.signedIn(request, telescope -> desk.tell(telescope, request));
            default -> Reply.notFound();
        };
    }
}
