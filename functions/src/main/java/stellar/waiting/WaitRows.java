package stellar.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.slots.Slot;

/**
 * The table of waits. An owner is {@code user/…} or {@code telescope/…}. Of a user there is a row {@code wait/…} for each wait,
 * and one row {@code open}, see {@link OpenWaits}. Of a telescope there is a row {@code line/…} for each wait that is in
 * its line, in order: the line is rows of their own and no index, because it is read while waits come and go, and an
 * index may miss one that has just come.
 */
final class WaitRows {

    /** The index of a user's waits by when they were asked for; a change shows in it within a second. */
    static final String OF_USER = "ofUser";

    /** The index of the offers that stand, by when they end. All under one key: a thousand new offers a second are its bound. */
    static final String OFFERED = "offered";

    /** How long a wait is remembered after its slot, or its end. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String LINE = "line/";
    private static final String OFFER = "offer";

    private final DynamoDbClient tables;
    private final String table;

    WaitRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** A user's wait; empty when they have none of this id. */
    Optional<Wait> find(String user, String wait) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(user, wait)).consistentRead(true));
        return answer.hasItem() ? Optional.of(wait(new Row(answer.item()))) : Optional.empty();
    }

    /** A user's waits, those asked for last first. */
    List<Wait> ofUser(String user, int limit) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(OF_USER)
                        .keyConditionExpression("#user = :user")
                        .expressionAttributeNames(Map.of("#user", "user"))
                        .expressionAttributeValues(Map.of(":user", Value.text(user)))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .map(item -> wait(new Row(item)))
                .toList();
    }

    /** The line of a telescope, those whose slots can still be booked, in order. */
    List<InLine> line(String telescope, Instant now) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#owner = :owner AND begins_with(part, :line)")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(
                                Map.of(":owner", Value.text("telescope/" + telescope), ":line", Value.text(LINE)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> inLine(new Row(item)))
                .filter(one -> now.isBefore(one.bookableUntil()))
                .toList();
    }

    /** The offer of one wait that ended. */
    record Ended(String user, String waitId) {}

    /** Offers that ended by this moment and that nobody has noted yet, the oldest first. */
    List<Ended> ended(Instant now, int limit) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(OFFERED)
                        .keyConditionExpression("offers = :offer AND offeredUntil <= :now")
                        .expressionAttributeValues(Map.of(":offer", Value.text(OFFER), ":now", Value.time(now)))
                        .limit(limit))
                .items()
                .stream()
                .map(Row::new)
                .map(row -> new Ended(
                        row.text("owner").substring("user/".length()),
                        row.text("part").substring("wait/".length())))
                .toList();
    }

    /** A wait that must be new. */
    TransactWriteItem add(Wait wait) {
        Map<String, AttributeValue> row = new HashMap<>(key(wait.user(), wait.id()));
        row.put("user", Value.text(wait.user()));
        row.put("askedOrder", Value.text(order(wait)));
        row.put("telescope", Value.text(wait.telescope()));
        row.put("from", Value.time(wait.slot().from()));
        row.put("to", Value.time(wait.slot().to()));
        row.put("plan", Value.json(wait.plan()));
        row.put("state", Value.text(wait.kept().name()));
        row.put("askedAt", Value.time(wait.askedAt()));
        row.put("bookableUntil", Value.time(wait.bookableUntil()));
        row.put("expiresAt", Value.expiry(wait.slot().from().plus(REMEMBERED)));
        return Transaction.putNew(table, row, "part");
    }

    /** Its place in the line, which must be new. */
    TransactWriteItem addToLine(Wait wait) {
        Map<String, AttributeValue> row = new HashMap<>(lineKey(wait));
        row.put("waitOf", Value.text(wait.user()));
        row.put("wait", Value.text(wait.id()));
        row.put("from", Value.time(wait.slot().from()));
        row.put("to", Value.time(wait.slot().to()));
        row.put("askedAt", Value.time(wait.askedAt()));
        row.put("bookableUntil", Value.time(wait.bookableUntil()));
        row.put("expiresAt", Value.expiry(wait.bookableUntil()));
        return Transaction.putNew(table, row, "part");
    }

    /** It leaves the line. */
    TransactWriteItem removeFromLine(Wait wait) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(lineKey(wait)))
                .build();
    }

    /** It is offered its slot, if it still waits. */
    TransactWriteItem offer(Wait wait, Instant until) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(wait.user(), wait.id()))
                        .updateExpression("SET #state = :offered, offers = :offer, offeredUntil = :until")
                        .conditionExpression("#state = :waiting")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(
                                ":offered", Value.text(State.OFFERED.name()),
                                ":waiting", Value.text(State.WAITING.name()),
                                ":offer", Value.text(OFFER),
                                ":until", Value.time(until))))
                .build();
    }

    /** It ends, if it still stands where it did when it was read. */
    TransactWriteItem end(Wait wait, State to, Instant now) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(wait.user(), wait.id()))
                        .updateExpression("SET #state = :to, endedAt = :now, expiresAt = :expiry REMOVE offers")
                        .conditionExpression("#state = :kept")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(Map.of(
                                ":to", Value.text(to.name()),
                                ":kept", Value.text(wait.kept().name()),
                                ":now", Value.time(now),
                                ":expiry", Value.expiry(now.plus(REMEMBERED)))))
                .build();
    }

    private static Wait wait(Row row) {
        return new Wait(
                row.text("part").substring("wait/".length()),
                row.text("user"),
                row.text("telescope"),
                slot(row),
                row.json("plan").orElseThrow(),
                State.valueOf(row.text("state")),
                row.time("askedAt").orElseThrow(),
                row.time("bookableUntil").orElseThrow(),
                row.time("offeredUntil"),
                row.time("endedAt"));
    }

    private static InLine inLine(Row row) {
        return new InLine(
                row.text("wait"),
                row.text("waitOf"),
                slot(row),
                row.time("askedAt").orElseThrow(),
                row.time("bookableUntil").orElseThrow());
    }

    private static Slot slot(Row row) {
        return new Slot(row.time("from").orElseThrow(), row.time("to").orElseThrow());
    }

    private static String order(Wait wait) {
        return Value.time(wait.askedAt()).s() + "/" + wait.id();
    }

    private static Map<String, AttributeValue> lineKey(Wait wait) {
        return Map.of("owner", Value.text("telescope/" + wait.telescope()), "part", Value.text(LINE + order(wait)));
    }

    private static Map<String, AttributeValue> key(String user, String wait) {
        return Map.of("owner", owner(user), "part", Value.text("wait/" + wait));
    }

    private static AttributeValue owner(String user) {
        return Value.text("user/" + user);
    }
}
