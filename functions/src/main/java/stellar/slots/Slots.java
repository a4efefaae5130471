package stellar.slots;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** The table of quarter hours that are taken: a row each. A quarter without a row is free. */
public final class Slots {

    private final DynamoDbClient tables;
    private final String table;

    public Slots(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /**
     * A quarter hour that is taken.
     *
     * @param from its beginning
     * @param booking what it is taken by
     * @param user whose booking that is
     */
    public record Taken(Instant from, String booking, String user) {}

    /** The quarters of a telescope that are taken in a stretch of time, in order. */
    public List<Taken> taken(String telescope, Instant from, Instant to) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("telescope = :telescope AND quarter BETWEEN :from AND :last")
                        .expressionAttributeValues(Map.of(
                                ":telescope", Value.text(telescope),
                                ":from", Value.time(from),
                                ":last", Value.time(to.minusMillis(1))))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Row::new)
                .map(row -> new Taken(row.time("quarter").orElseThrow(), row.text("booking"), row.text("user")))
                .toList();
    }

    /** Takes a quarter, unless it is taken. */
    public TransactWriteItem take(String telescope, Instant quarter, String booking, String user) {
        Map<String, AttributeValue> row = new HashMap<>(key(telescope, quarter));
        row.put("booking", Value.text(booking));
        row.put("user", Value.text(user));
        return Transaction.putNew(table, row, "quarter");
    }

    /** Lets go of a quarter that this booking has. */
    public TransactWriteItem letGo(String telescope, Instant quarter, String booking) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key(telescope, quarter))
                        .conditionExpression("booking = :booking")
                        .expressionAttributeValues(Map.of(":booking", Value.text(booking))))
                .build();
    }

    private static Map<String, AttributeValue> key(String telescope, Instant quarter) {
        return Map.of("telescope", Value.text(telescope), "quarter", Value.time(quarter));
    }
}
