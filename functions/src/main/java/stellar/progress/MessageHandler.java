package stellar.progress;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.live.Conversation;
import stellar.live.SocketReply;
import stellar.live.Sockets;

/** Answers what the other end of a socket says: the conversations of {@code stellar.live}, which know how far sessions are. */
public final class MessageHandler implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

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
        this(environment, clients.tables(), Sockets.of(environment, clients, Conversation.POST_LIMIT), clock);
    }

    /** The same over these tables and sockets. */
    public MessageHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock) {
        KnownProgress progress = new KnownProgress(environment, tables, clock);
        this.conversation = Conversation.of(environment, tables, sockets, clock, progress::of);
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        conversation.hear(
                event.getRequestContext().getConnectionId(),
                Optional.ofNullable(event.getBody()).orElse(""));
        return SocketReply.ok();
    }
}
