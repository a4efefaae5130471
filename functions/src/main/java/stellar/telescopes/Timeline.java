package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Wire;

/** The table of what happened: a row a durable event, by telescope and position, kept {@link #KEPT}. */
public final class Timeline {

    /** How long a row lives. */
    public static final Duration KEPT = Duration.ofDays(400);

    /** After everything that can have happened. */
    public static final Position END = new Position(9_999_999_999_999L, 999_999_999_999L);

    /** Most entries of one page. */
    public static final int MOST = 100;

    private final DynamoDbClient tables;
    private final String table;

    public Timeline(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /**
     * Some of what happened at a telescope, oldest first.
     *
     * @param timeline the entries, as messages have them
     * @param before what to ask for as {@code before} to get the entries before these; absent when there are none
     */
    public record Page(List<ObjectNode> timeline, @Nullable String before) {}

    /** The row of an event, as part of a transaction. */
    public TransactWriteItem row(DurableEvent event, long epoch, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>();
        row.put("telescope", Value.text(event.telescope()));
        row.put("position", Value.text(new Position(epoch, event.seq()).sortKey()));
        row.put("type", Value.text(event.type()));
        row.put("at", Value.time(event.at()));
        row.put("data", Value.json(event.data()));
        row.put("expiresAt", Value.expiry(now.plus(KEPT)));
        if (event.voyagerAt() != null) {
            row.put("voyagerAt", Value.time(event.voyagerAt()));
        }
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row))
                .build();
    }

    /**
     * The last events up to a position, that one included.
     *
     * @param limit how many at most, {@value #MOST} at most
     */
    public Page upTo(String telescope, Position last, int limit, Instant now) {
        return page(telescope, "#position <= :position", last, limit, now);
    }

    /**
     * The last events before a position.
     *
     * @param limit how many at most, {@value #MOST} at most
     */
    public Page before(String telescope, Position next, int limit, Instant now) {
        return page(telescope, "#position < :position", next, limit, now);
    }

    private Page page(String telescope, String condition, Position position, int limit, Instant now) {
        var answer = tables.query(query -> query.tableName(table)
                .keyConditionExpression("telescope = :telescope AND " + condition)
                .expressionAttributeNames(Map.of("#position", "position"))
                .expressionAttributeValues(
                        Map.of(":telescope", Value.text(telescope), ":position", Value.text(position.sortKey())))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(Math.min(limit, MOST)));
        List<Row> rows = answer.items().stream().map(Row::new).toList().reversed();
        return new Page(
                rows.stream()
                        .filter(row -> !row.isExpired(now))
                        .map(Timeline::entry)
                        .toList(),
                answer.hasLastEvaluatedKey() && !rows.isEmpty()
                        ? rows.getFirst().text("position")
                        : null);
    }

    private static ObjectNode entry(Row row) {
        Position position = position(row);
        ObjectNode entry = Wire.object();
        entry.put("seq", position.seq());
        entry.put("epoch", position.epoch());
        entry.put("type", row.text("type"));
        entry.put("at", row.time("at").orElseThrow().toString());
        entry.set("data", row.json("data").orElseGet(Wire::object));
        return entry;
    }

    private static Position position(Row row) {
        return position(row.text("position")).orElseThrow();
    }

    /** The position that {@link Position#sortKey()} wrote; empty when the text is something else. */
    static Optional<Position> position(String sortKey) {
        return sortKey.matches("\\d{13}-\\d{12}")
                ? Optional.of(
                        new Position(Long.parseLong(sortKey.substring(0, 13)), Long.parseLong(sortKey.substring(14))))
                : Optional.empty();
    }
}
