package stellar.waiting;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Row;
import stellar.notifications.Notifications;
import stellar.slots.Slots;
import stellar.telescopes.Telescopes;

/**
 * Reads in the stream of the table of slots which quarters came free or are kept for the line, and offers them. A telescope
 * whose offers fail is named by its first record, and is tried again from there; what was done already is not done twice.
 */
public final class OffersHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final Offers offers;
    private final Log log;

    public OffersHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public OffersHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC),
                Log.standard());
    }

    OffersHandler(Environment environment, DynamoDbClient tables, Clock clock, Log log) {
        this.offers = new Offers(
                tables,
                environment.required("WAITS_TABLE"),
                new Slots(tables, environment.required("SLOTS_TABLE")),
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                Notifications.of(environment, tables, clock),
                clock);
        this.log = log;
    }

    /** The freed quarters of a telescope, and the number of the first record that told of one. */
    private record Freed(String firstNumber, TreeSet<Instant> quarters) {}

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Map<String, Freed> byTelescope = new LinkedHashMap<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            if (isFreed(Row.told(record.getDynamodb().getNewImage()))) {
                Row key = Row.told(record.getDynamodb().getKeys()).orElseThrow();
                byTelescope
                        .computeIfAbsent(
                                key.text("telescope"),
                                _ -> new Freed(record.getDynamodb().getSequenceNumber(), new TreeSet<>()))
                        .quarters()
                        .add(key.time("quarter").orElseThrow());
            }
        }
        List<BatchItemFailure> failures = new ArrayList<>();
        byTelescope.forEach((telescope, freed) -> {
            try {
                offers.offer(telescope, freed.quarters());
            } catch (RuntimeException e) {
                log.warn("Freed time could not be offered. It is tried again.", Map.of("telescope", telescope), e);
                failures.add(new BatchItemFailure(freed.firstNumber()));
            }
        });
        return new StreamsEventResponse(failures);
    }

    /** Whether a quarter is nobody's and offered to nobody. {@code row}: as it is now; empty when there is none. */
    private static boolean isFreed(Optional<Row> row) {
        return row.map(one -> one.optionalText("keptFor").equals(Optional.of(Slots.LINE)))
                .orElse(true);
    }
}
