package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.relays.Relays;

/**
 * Notes a socket that opens, with what its ticket allowed; a relay's becomes the way to that relay. A guest whose link was
 * revoked since the ticket was made is turned away, and so is a person with too many.
 */
public final class ConnectHandler implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    private final Connections connections;
    private final Relays relays;

    public ConnectHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ConnectHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ConnectHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    ConnectHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.connections = new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.relays = new Relays(tables, environment.required("RELAYS_TABLE"));
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        String connection = event.getRequestContext().getConnectionId();
        Map<String, Object> allowed = event.getRequestContext().getAuthorizer();
        Pass pass = Pass.read(name -> String.valueOf(allowed.getOrDefault(name, "")));
        if (!connections.opened(connection, pass)) {
            return SocketReply.refused();
        }
        if (pass.relay() != null) {
            relays.socketOpened(pass.relay(), connection);
        }
        return SocketReply.ok();
    }
}
