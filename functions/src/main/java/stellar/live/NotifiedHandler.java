package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Row;
import stellar.contract.Wire;
import stellar.notifications.Notification;
import stellar.notifications.Notifications;
import stellar.notifications.Way;

/**
 * Tells pages of somebody that their list of notifications has a new one: {@code notified} on the channel {@code user.ID}, with
 * its id, kind and time; the words are in the list. It comes by the table's stream, perhaps more than once.
 */
public final class NotifiedHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Announcer announcer;

    public NotifiedHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public NotifiedHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public NotifiedHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private NotifiedHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), Sockets.of(environment, clients, PATIENCE), clock, Log.standard());
    }

    NotifiedHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        this.announcer = Announcer.of(environment, tables, sockets, PATIENCE, clock, log);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (DynamodbStreamRecord record : event.getRecords()) {
            Row.told(record.getDynamodb().getNewImage())
                    .flatMap(Notifications::kept)
                    .filter(kept -> kept.ways().contains(Way.FEED))
                    .ifPresent(kept -> tell(kept.notification()));
        }
        return new StreamsEventResponse(List.of());
    }

    private void tell(Notification notification) {
        announcer.tell(
                Channel.ofUser(notification.user()),
                List.of(new Change(
                        "notified",
                        null,
                        notification.at(),
                        Wire.object()
                                .put("id", notification.id())
                                .put("kind", notification.kind().word())
                                .put("at", notification.at().toString()))));
    }
}
