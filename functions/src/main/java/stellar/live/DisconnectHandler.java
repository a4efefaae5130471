package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.relays.Relays;

/** Forgets a socket that closed. It may never be told of one; what it misses, {@link Broadcast} finds. */
public final class DisconnectHandler
        implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    private final Connections connections;
    private final Relays relays;

    public DisconnectHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public DisconnectHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public DisconnectHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    DisconnectHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.connections = new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.relays = new Relays(tables, environment.required("RELAYS_TABLE"));
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        String connection = event.getRequestContext().getConnectionId();
        connections
                .forget(connection, Set.of())
                .map(Pass::relay)
                .ifPresent(relay -> relays.socketClosed(relay, connection));
        return SocketReply.ok();
    }
}
