package stellar.telescopes;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.EventType;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;

/** The rows of telescopes' telemetry, one a kind, with what this instance of a function heard and did not write. */
final class TelemetryRows {

    /** Their kinds. */
    static final List<String> PARTS = List.of("controlData", "shotRunning", "weather");

    /** Words of the weather that are further apart do not go on from each other. */
    private static final Duration LONGEST_GAP = Duration.ofMinutes(3);

    /** What the row of the weather has beside what was said. */
    private static final List<String> SINCE = List.of("since", "lastUnsafeAt");

    private final DynamoDbClient tables;
    private final String table;
    private final Recent recent = new Recent();

    TelemetryRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** See {@link Telescopes#keep(LatestEvent, Duration)}. */
    boolean keep(LatestEvent latest, Duration writeEach) {
        return switch (recent.judge(latest, isUnsafe(latest) ? Duration.ZERO : writeEach)) {
            case OLD -> false;
            case MERELY_NEWER -> true;
            case TO_WRITE -> {
                boolean isWritten =
                        latest.type().equals(EventType.WEATHER.wireName()) ? keepWeather(latest) : write(latest);
                if (isWritten) {
                    recent.written(latest);
                }
                yield isWritten;
            }
        };
    }

    /** When it was unsafe last is to be known exactly. */
    private static boolean isUnsafe(LatestEvent latest) {
        return latest.data().at("/parsed/safe").isBoolean()
                && !latest.data().at("/parsed/safe").asBoolean();
    }

    private boolean write(LatestEvent latest) {
        Map<String, AttributeValue> row = new HashMap<>(Telescopes.key(latest.telescope(), latest.type()));
        row.put("at", Value.time(latest.at()));
        row.put("data", Value.json(latest.data()));
        try {
            tables.putItem(put -> put.tableName(table)
                    .item(row)
                    .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                    .expressionAttributeNames(Map.of("#at", "at"))
                    .expressionAttributeValues(Map.of(":at", requireNonNull(row.get("at")))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /**
     * Keeps the weather and beside it since when the verdict is what it is, without a gap, and when it was unsafe last: what
     * is mostly said is the same as before, and then one write does.
     */
    private boolean keepWeather(LatestEvent latest) {
        JsonNode parsed = latest.data().path("parsed");
        String verdict = parsed.path("safetyConnected").asBoolean() && parsed.hasNonNull("safe")
                ? (parsed.path("safe").asBoolean() ? "SAFE" : "UNSAFE")
                : "NONE";
        return keepWeather(latest, verdict, "verdict = :verdict AND #at < :at AND #at >= :gap", "")
                || keepWeather(latest, verdict, "attribute_not_exists(#at) OR #at < :at", ", since = :at");
    }

    private boolean keepWeather(LatestEvent latest, String verdict, String condition, String also) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":at", Value.time(latest.at()),
                ":data", Value.json(latest.data()),
                ":verdict", Value.text(verdict)));
        if (condition.contains(":gap")) {
            values.put(":gap", Value.time(latest.at().minus(LONGEST_GAP)));
        }
        String unsafe = verdict.equals("UNSAFE") ? ", lastUnsafeAt = :at" : "";
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(Telescopes.key(latest.telescope(), latest.type()))
                    .updateExpression("SET #at = :at, #data = :data, verdict = :verdict" + unsafe + also)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#at", "at", "#data", "data"))
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** What is written, or what was heard here since; since when the weather is as it is stands in the row alone. */
    ObjectNode newest(String telescope, String type, Row row) {
        ObjectNode written = told(row);
        return recent.newest(telescope, type)
                .filter(heard ->
                        heard.at().isAfter(Instant.parse(written.path("at").asText())))
                .map(heard -> {
                    ObjectNode newest =
                            heard.data().deepCopy().put("at", heard.at().toString());
                    written.properties().stream()
                            .filter(member -> SINCE.contains(member.getKey()))
                            .forEach(member -> newest.set(member.getKey(), member.getValue()));
                    return newest;
                })
                .orElse(written);
    }

    private static ObjectNode told(Row row) {
        ObjectNode data = row.json("data")
                .orElseGet(Wire::object)
                .put("at", row.time("at").orElseThrow().toString());
        for (String name : SINCE) {
            row.time(name).ifPresent(moment -> data.put(name, moment.toString()));
        }
        return data;
    }
}
