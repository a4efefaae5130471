package stellar.ingest;

import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.live.Announcer;
import stellar.live.Broadcast;
import stellar.live.Connections;
import stellar.live.Sockets;
import stellar.telescopes.Telescopes;

/** The way from what comes in to who listens, as both functions of this package have it. */
final class LiveWire {

    /** How long listeners may keep a relay waiting for its acknowledgement. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int POSTS_AT_ONCE = 64;

    private LiveWire() {}

    static Announcer announcer(
            Environment environment,
            DynamoDbClient tables,
            Telescopes telescopes,
            Sockets sockets,
            Clock clock,
            Log log) {
        Connections connections = new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock);
        Broadcast broadcast = new Broadcast(sockets, connections, PATIENCE, POSTS_AT_ONCE, log);
        return new Announcer(connections, telescopes, broadcast, clock);
    }
}
