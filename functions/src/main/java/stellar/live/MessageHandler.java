package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.relays.Relays;
import stellar.telescopes.Telescopes;

/** Answers what the other end of a socket says. */
public final class MessageHandler implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    private static final Duration POST_LIMIT = Duration.ofSeconds(5);
    private static final int POSTS_AT_ONCE = 64;

    private final Conversation conversation;

    public MessageHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public MessageHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public MessageHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private MessageHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), Sockets.of(environment, clients, POST_LIMIT), clock);
    }

    MessageHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock) {
        Telescopes telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        String connectionsTable = environment.required("CONNECTIONS_TABLE");
        Connections connections = new Connections(tables, connectionsTable, clock);
        Broadcast broadcast = new Broadcast(sockets, connections, POST_LIMIT, POSTS_AT_ONCE, Log.standard());
        this.conversation = new Conversation(
                connections,
                Rights.of(environment, tables, clock),
                telescopes,
                Snapshot.of(environment, tables, clock),
                new RelayLine(new Relays(tables, environment.required("RELAYS_TABLE")), sockets),
                new Announcer(tables, connectionsTable, telescopes, broadcast, clock),
                sockets);
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        conversation.hear(
                event.getRequestContext().getConnectionId(),
                Optional.ofNullable(event.getBody()).orElse(""));
        return SocketReply.ok();
    }
}
