package stellar.slots;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Value;

/**
 * The table of quarter hours that are taken: a row each. A quarter without a row is free. A row says which booking has it, or
 * for what it is kept and until when; past that it is as if the row were not there, and the next who wants it writes over it.
 * Every change is a write with a condition, for a transaction of whoever changes it: who has a quarter is never read first.
 */
public final class Slots {

    /** What a quarter's {@code keptFor} says when it is kept for all who wait; otherwise that is the id of a wait. */
    public static final String LINE = "line";

    private static final String FREE = "attribute_not_exists(quarter) OR keptUntil <= :now";

    private final DynamoDbClient tables;
    private final String table;

    public Slots(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** The quarters of a telescope in a stretch of time that are taken now, in order. */
    public List<Taken> taken(String telescope, Instant from, Instant to, Instant now) {
        return rows(telescope, from, to).stream()
                .filter(row -> row.isTaken(now))
                .toList();
    }

    /** The quarters of a telescope in a stretch of time that have a row, in order; also those that were kept until a while ago. */
    public List<Taken> rows(String telescope, Instant from, Instant to) {
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
                .map(item -> taken(new Row(item)))
                .toList();
    }

    /** Takes a quarter, if it is free. */
    public TransactWriteItem take(String telescope, Instant quarter, String booking, String user, Instant now) {
        return put(sold(telescope, quarter, booking, user), FREE, Map.of(":now", Value.time(now)));
    }

    /** Takes a quarter that is kept for an offer to this user's wait. Whether the offer still stands the wait knows. */
    public TransactWriteItem takeOffered(String telescope, Instant quarter, String wait, String booking, String user) {
        return putOffered(sold(telescope, quarter, booking, user), wait, user);
    }

    /** Lets go of a quarter that this booking has. */
    public TransactWriteItem letGo(String telescope, Instant quarter, String booking) {
        return delete(telescope, quarter, "booking = :booking", Map.of(":booking", Value.text(booking)));
    }

    /** Keeps a quarter that this booking has for those who wait. */
    public TransactWriteItem keepForLine(String telescope, Instant quarter, String booking, Instant until) {
        return put(
                kept(telescope, quarter, LINE, until), "booking = :booking", Map.of(":booking", Value.text(booking)));
    }

    /** Keeps a quarter that is free, or kept for those who wait, for one of them. */
    public TransactWriteItem offer(
            String telescope, Instant quarter, String wait, String user, Instant until, Instant now) {
        Map<String, AttributeValue> row = kept(telescope, quarter, wait, until);
        row.put("user", Value.text(user));
        return put(row, FREE + " OR keptFor = :line", Map.of(":now", Value.time(now), ":line", Value.text(LINE)));
    }

    /** Keeps a quarter that was offered to this user's wait for all who wait. */
    public TransactWriteItem passOn(String telescope, Instant quarter, String wait, String user, Instant until) {
        return putOffered(kept(telescope, quarter, LINE, until), wait, user);
    }

    /** Lets go of a quarter that is kept for those who wait until exactly this moment: not of one kept for them anew. */
    public TransactWriteItem letGoOfLine(String telescope, Instant quarter, Instant until) {
        return delete(
                telescope,
                quarter,
                "keptFor = :line AND keptUntil = :until",
                Map.of(":line", Value.text(LINE), ":until", Value.time(until)));
    }

    /** Changes nothing, and is refused when a quarter is not taken. */
    public TransactWriteItem mustBeTaken(String telescope, Instant quarter, Instant now) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(key(telescope, quarter))
                        .conditionExpression("attribute_exists(booking) OR keptUntil > :now")
                        .expressionAttributeValues(Map.of(":now", Value.time(now))))
                .build();
    }

    private TransactWriteItem put(
            Map<String, AttributeValue> row, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(row)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem putOffered(Map<String, AttributeValue> row, String wait, String user) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(row)
                        .conditionExpression("keptFor = :wait AND #user = :user")
                        .expressionAttributeNames(Map.of("#user", "user"))
                        .expressionAttributeValues(Map.of(":wait", Value.text(wait), ":user", Value.text(user))))
                .build();
    }

    private TransactWriteItem delete(
            String telescope, Instant quarter, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key(telescope, quarter))
                        .conditionExpression(condition)
                        .expressionAttributeValues(values))
                .build();
    }

    private static Map<String, AttributeValue> sold(String telescope, Instant quarter, String booking, String user) {
        Map<String, AttributeValue> row = new HashMap<>(key(telescope, quarter));
        row.put("booking", Value.text(booking));
        row.put("user", Value.text(user));
        return row;
    }

    private static Map<String, AttributeValue> kept(String telescope, Instant quarter, String keptFor, Instant until) {
        Map<String, AttributeValue> row = new HashMap<>(key(telescope, quarter));
        row.put("keptFor", Value.text(keptFor));
        row.put("keptUntil", Value.time(until));
        return row;
    }

    private static Taken taken(Row row) {
        Instant from = row.time("quarter").orElseThrow();
        Optional<String> keptFor = row.optionalText("keptFor");
        if (keptFor.isEmpty()) {
            return new Taken(from, new Taken.Holder.Booking(row.text("booking"), row.text("user")));
        }
        Instant until = row.time("keptUntil").orElseThrow();
        return new Taken(
                from,
                keptFor.get().equals(LINE)
                        ? new Taken.Holder.Line(until)
                        : new Taken.Holder.Offer(keptFor.get(), row.text("user"), until));
    }

    private static Map<String, AttributeValue> key(String telescope, Instant quarter) {
        return Map.of("telescope", Value.text(telescope), "quarter", Value.time(quarter));
    }
}
