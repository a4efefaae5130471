package stellar.controls;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.bookings.Actor;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.contract.Wire;

/** The table of controls. */
public final class Controls {

    /** The index of what was asked at a telescope, by its time. */
    public static final String OF_TELESCOPE = "ofTelescope";

    /** The index of what was asked while a booking's session was under way, by its time. */
    public static final String OF_BOOKING = "ofBooking";

    /** How long what was asked is kept. */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final Duration RATE_KEPT = Duration.ofMinutes(10);

    private final DynamoDbClient tables;
    private final String table;
    private final int mostAMinute;

    /** {@code mostAMinute}: how many controls one person may have done within a minute. */
    public Controls(DynamoDbClient tables, String table, int mostAMinute) {
        this.tables = tables;
        this.table = table;
        this.mostAMinute = mostAMinute;
    }

    /** Why something was not written down. */
    enum Hindrance {
        /** It was written down before. */
        THERE,
        /** Something of its group is under way. */
        UNDER_WAY,
        /** Its person has asked for too much in this minute. */
        TOO_MANY
    }

    /**
     * Writes down what was asked, as what is under way of its group. Empty when it is written.
     *
     * @param over what was under way before and is over; absent when nothing was
     */
    Optional<Hindrance> begin(Asked asked, @Nullable Asked over) {
        return new Transaction<Hindrance>()
                .add(Transaction.putNew(table, row(asked), "part"), Hindrance.THERE)
                .add(claim(asked, over), Hindrance.UNDER_WAY)
                .add(count(asked), Hindrance.TOO_MANY)
                .commit(tables);
    }

    /** Writes down what came of it, where it is known here; it is not under way any more. */
    void settle(Asked asked, String state, @Nullable String reason) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":state", Value.text(state)));
        if (reason != null) {
            values.put(":reason", Value.text(reason));
        }
        tables.updateItem(update -> update.tableName(table)
                .key(key(asked.telescope(), "control#" + asked.id()))
                .updateExpression("SET #state = :state" + (reason == null ? "" : ", reason = :reason"))
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values));
        try {
            tables.deleteItem(delete -> delete.tableName(table)
                    .key(key(asked.telescope(), open(asked.meant())))
                    .conditionExpression("id = :id")
                    .expressionAttributeValues(Map.of(":id", Value.text(asked.id()))));
        } catch (ConditionalCheckFailedException _) {
            // Something else is under way meanwhile.
        }
    }

    /** What was asked with an id; empty when nothing was. */
    Optional<Asked> find(String telescope, String id) {
        return row(telescope, "control#" + id).map(Controls::asked);
    }

    /** What was last under way of a group and may be still; empty when it was settled. */
    Optional<Asked> open(String telescope, Control.Group group) {
        return row(telescope, "open#" + group.name()).flatMap(row -> find(telescope, row.text("id")));
    }

    /**
     * Some of what was asked, newest first.
     *
     * @param before what to ask for to get what was asked before these; absent when there is nothing
     */
    record Page(List<Asked> asked, @Nullable String before) {}

    /**
     * What was asked, newest first; what was asked within the last second may be missing.
     *
     * @param index {@link #OF_TELESCOPE} or {@link #OF_BOOKING}
     */
    Page page(String index, String of, Optional<String> before, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":of", Value.text(of)));
        before.ifPresent(last -> values.put(":before", Value.text(last)));
        var answer = tables.query(query -> query.tableName(table)
                .indexName(index)
                .keyConditionExpression("#of = :of" + (before.isPresent() ? " AND askedOrder < :before" : ""))
                .expressionAttributeNames(Map.of("#of", index.equals(OF_BOOKING) ? "booking" : "telescope"))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit));
        List<Row> rows = answer.items().stream().map(Row::new).toList();
        return new Page(
                rows.stream().map(Controls::asked).toList(),
                answer.hasLastEvaluatedKey() && !rows.isEmpty() ? rows.getLast().text("askedOrder") : null);
    }

    private TransactWriteItem claim(Asked asked, @Nullable Asked over) {
        Map<String, AttributeValue> row = new HashMap<>(key(asked.telescope(), open(asked.meant())));
        row.put("id", Value.text(asked.id()));
        row.put("expiresAt", Value.expiry(asked.overAt().plus(KEPT)));
        return TransactWriteItem.builder()
                .put(put -> {
                    put.tableName(table).item(row);
                    if (over == null) {
                        put.conditionExpression("attribute_not_exists(part)");
                    } else {
                        put.conditionExpression("attribute_not_exists(part) OR id = :over")
                                .expressionAttributeValues(Map.of(":over", Value.text(over.id())));
                    }
                })
                .build();
    }

    private TransactWriteItem count(Asked asked) {
        Instant minute = asked.at().truncatedTo(ChronoUnit.MINUTES);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of(
                                "subject",
                                Value.text("person#" + asked.by().id()),
                                "part",
                                Value.text("minute#" + minute)))
                        .updateExpression("SET expiresAt = :expiresAt ADD #count :one")
                        .conditionExpression("attribute_not_exists(#count) OR #count < :most")
                        .expressionAttributeNames(Map.of("#count", "count"))
                        .expressionAttributeValues(Map.of(
                                ":one", Value.number(1),
                                ":most", Value.number(mostAMinute),
                                ":expiresAt", Value.expiry(minute.plus(RATE_KEPT)))))
                .build();
    }

    private Optional<Row> row(String telescope, String part) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(telescope, part)).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
    }

    private static String open(Control control) {
        return "open#" + control.group().name();
    }

    private static Map<String, AttributeValue> row(Asked asked) {
        Map<String, AttributeValue> row = new HashMap<>(key(asked.telescope(), "control#" + asked.id()));
        row.put("telescope", Value.text(asked.telescope()));
        if (asked.booking() != null) {
            row.put("booking", Value.text(asked.booking()));
        }
        row.put("askedOrder", Value.text(Value.time(asked.at()).s() + "/" + asked.id()));
        row.put("control", Value.text(asked.control().name()));
        row.put("meant", Value.text(asked.meant().name()));
        row.put("parameters", Value.json(asked.parameters()));
        row.put("actorKind", Value.text(asked.by().kind().name()));
        row.put("actor", Value.text(asked.by().id()));
        row.put("at", Value.time(asked.at()));
        row.put("lastMoment", Value.time(asked.lastMoment()));
        row.put("state", Value.text(asked.state()));
        row.put("expiresAt", Value.expiry(asked.at().plus(KEPT)));
        return row;
    }

    private static Asked asked(Row row) {
        return new Asked(
                row.text("part").substring("control#".length()),
                row.text("telescope"),
                row.optionalText("booking").orElse(null),
                Control.valueOf(row.text("control")),
                Control.valueOf(row.text("meant")),
                row.json("parameters").orElseGet(Wire::object),
                new Actor(Actor.Kind.valueOf(row.text("actorKind")), row.text("actor")),
                row.time("at").orElseThrow(),
                row.time("lastMoment").orElseThrow(),
                row.text("state"),
                row.optionalText("reason").orElse(null));
    }

    private static Map<String, AttributeValue> key(String telescope, String part) {
        return Map.of("subject", Value.text("telescope#" + telescope), "part", Value.text(part));
    }
}
