package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Wire;

/** Speaks to a share of a channel's listeners. Called asynchronously, by {@link LambdaHelpers}. */
public final class BroadcastHandler implements RequestStreamHandler {

    private static final Duration POST_LIMIT = Duration.ofSeconds(2);

    /** Nobody waits for it; but its invocation ends after 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Broadcast broadcast;

    public BroadcastHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public BroadcastHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)), Clock.tickMillis(ZoneOffset.UTC));
    }

    private BroadcastHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), new Sockets(clients.sockets(POST_LIMIT)), clock, Log.standard());
    }

    BroadcastHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        Connections connections = new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.broadcast = new Broadcast(sockets, connections, PATIENCE, log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Share share = Share.read(Wire.readObject(new String(event.readAllBytes(), StandardCharsets.UTF_8)));
        broadcast.send(share.channel(), share.listeners(), share.frames());
    }
}
