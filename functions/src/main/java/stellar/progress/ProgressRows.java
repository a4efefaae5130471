package stellar.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** The table of progress. */
public final class ProgressRows {

    /** Progress is told no more often. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofDays(2);

    private final DynamoDbClient tables;
    private final String table;

    public ProgressRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** Whether progress may be told at this moment; if so, nobody else may within {@link #PAUSE}. */
    boolean mayTell(String booking, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking, "told"));
        row.put("at", Value.time(now));
        row.put("expiresAt", Value.expiry(now.plus(KEPT)));
        return put(
                row, "attribute_not_exists(part) OR #at <= :before", Map.of(":before", Value.time(now.minus(PAUSE))));
    }

    /** Notes a report that was taken; false when it was taken before. */
    boolean take(String booking, String event, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking, "event#" + event));
        row.put("at", Value.time(now));
        row.put("expiresAt", Value.expiry(now.plus(KEPT)));
        return put(row, "attribute_not_exists(part)", Map.of());
    }

    /** Keeps what another relay reported of how far the session is. */
    void keep(String booking, ObjectNode progress, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking, "reported"));
        row.put("at", Value.time(now));
        row.put("progress", Value.json(progress));
        row.put("expiresAt", Value.expiry(now.plus(KEPT)));
        tables.putItem(put -> put.tableName(table).item(row));
    }

    /** What another relay last reported of how far a session is; empty when none did. */
    Optional<ObjectNode> reported(String booking) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(booking, "reported")).consistentRead(true));
        return answer.hasItem() ? new Row(answer.item()).json("progress") : Optional.empty();
    }

    private boolean put(Map<String, AttributeValue> row, String condition, Map<String, AttributeValue> values) {
        try {
            tables.putItem(put -> {
                put.tableName(table).item(row).conditionExpression(condition);
                if (!values.isEmpty()) {
                    put.expressionAttributeNames(Map.of("#at", "at")).expressionAttributeValues(values);
                }
            });
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String booking, String part) {
        return Map.of("booking", Value.text(booking), "part", Value.text(part));
    }
}
