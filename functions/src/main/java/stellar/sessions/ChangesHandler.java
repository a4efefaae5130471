package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stellar.cloud.Row;

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
            Row key = Row.told(record.getDynamodb().getKeys()).orElseThrow();
            Optional<Row> row = Row.told(record.getDynamodb().getNewImage());
            if (key.has("part")) {
                toLookAt.add(key.text("booking"));
            } else if (row.isPresent() && key.has("position")) {
                Evidence.Happened happened = happened(row.get());
                byTelescope
                        .computeIfAbsent(happened.telescope(), _ -> new ArrayList<>())
                        .add(happened);
            } else {
                row.flatMap(ChangesHandler::holder).ifPresent(toLookAt::add);
            }
        }
        byTelescope.forEach((telescope, events) -> toLookAt.addAll(evidence.count(telescope, events)));
        toLookAt.forEach(booking -> desk.look(booking, SessionDesk.Woken.BY_NEWS));
        return new StreamsEventResponse(List.of());
    }

    private static Evidence.Happened happened(Row row) {
        return new Evidence.Happened(
                row.text("telescope"),
                row.text("position"),
                row.text("type"),
                row.time("at").orElseThrow(),
                row.json("data").orElseThrow());
    }

    /** The booking for which a command was given; empty when it was for somebody else, or only heard of: that has no lease. */
    private static Optional<String> holder(Row command) {
        return command.json("lease")
                .filter(lease -> lease.path("kind").asText().equals("booking"))
                .map(lease -> lease.path("holder").asText());
    }
}
