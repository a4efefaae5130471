package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;

/** Reacts to what happened: bookings that were made, changed or given up, commands of sessions that came further, and what
 * telescopes told. It comes by the tables' streams, in order for each booking or telescope, perhaps more than once. */
public final class ChangesHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final SessionDesk desk;
    private final Evidence evidence;

    public ChangesHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ChangesHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ChangesHandler(Map<String, String> environment, Clock clock) {
        SessionParts parts = SessionParts.of(environment, clock);
        this.desk = parts.desk();
        this.evidence = new Evidence(parts.sessions(), parts.telescopes());
    }

    /** All of a batch or nothing: what was done of it before does no harm again. */
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Set<String> toLookAt = new LinkedHashSet<>();
        Map<String, List<Evidence.Happened>> byTelescope = new LinkedHashMap<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            Map<String, AttributeValue> keys = record.getDynamodb().getKeys();
            Map<String, AttributeValue> row = record.getDynamodb().getNewImage();
            if (keys.containsKey("part")) {
                toLookAt.add(text(keys, "booking"));
            } else if (row != null && keys.containsKey("position")) {
                Evidence.Happened happened = happened(row);
                byTelescope
                        .computeIfAbsent(happened.telescope(), _ -> new ArrayList<>())
                        .add(happened);
            } else if (row != null) {
                String booking = holder(row);
                if (booking != null) {
                    toLookAt.add(booking);
                }
            }
        }
        byTelescope.forEach((telescope, events) -> toLookAt.addAll(evidence.count(telescope, events)));
        toLookAt.forEach(booking -> desk.look(booking, SessionDesk.Woken.BY_NEWS));
        return new StreamsEventResponse(List.of());
    }

    private static Evidence.Happened happened(Map<String, AttributeValue> row) {
        try {
            return new Evidence.Happened(
                    text(row, "telescope"),
                    text(row, "position"),
                    text(row, "type"),
                    Instant.parse(text(row, "at")),
                    Wire.readObject(text(row, "data")));
        } catch (IOException e) {
            throw new IllegalStateException("A row of the timeline is not what was written.", e);
        }
    }

    /** The booking for which a command was given; absent when it was for somebody else. */
    private static @Nullable String holder(Map<String, AttributeValue> command) {
        try {
            // What was never asked here, only heard of, has no lease.
            var lease = command.containsKey("lease") ? Wire.readObject(text(command, "lease")) : Wire.object();
            return lease.path("kind").asText().equals("booking")
                    ? lease.path("holder").asText()
                    : null;
        } catch (IOException e) {
            throw new IllegalStateException("A command is not what was written.", e);
        }
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.get(name);
        if (value == null || value.getS() == null) {
            throw new IllegalStateException("A record of a stream lacks " + name + ".");
        }
        return value.getS();
    }
}
