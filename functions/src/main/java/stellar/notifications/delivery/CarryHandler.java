package stellar.notifications.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Row;
import stellar.notifications.Notification;
import stellar.notifications.Notifications;

/**
 * Carries each notification that was written down, as the table's stream tells of it. One whose carrying throws is named, and
 * the stream tells from there on again; what was carried or tried already is not touched then.
 */
public final class CarryHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final Delivery delivery;
    private final Log log;

    public CarryHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public CarryHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public CarryHandler(Map<String, String> environment, Clock clock) {
        this(
                Wiring.delivery(new Environment(environment), new Clients(new Environment(environment)), clock),
                Log.standard());
    }

    CarryHandler(Delivery delivery, Log log) {
        this.delivery = delivery;
        this.log = log;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            Optional<Notification.Kept> written =
                    Row.told(record.getDynamodb().getNewImage()).flatMap(Notifications::kept);
            if (written.isEmpty()) {
                continue;
            }
            Notification.Kept kept = written.get();
            try {
                delivery.deliver(kept);
            } catch (RuntimeException e) {
                log.warn(
                        "A notification could not be carried. It is tried again.",
                        Map.of("notification", kept.notification().id()),
                        e);
                failures.add(new BatchItemFailure(record.getDynamodb().getSequenceNumber()));
            }
        }
        return new StreamsEventResponse(failures);
    }
}
