package stellar.relays;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Batch;
import stellar.contract.Position;

/** The table of relays: a row a relay. */
public final class Relays {

    /** Where a stream stands before anything came. */
    public static final Position NOWHERE = new Position(0, 0);

    private final DynamoDbClient tables;
    private final String table;

    public Relays(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** The relay of this name as it is now. */
    public Optional<Relay> find(String relay) {
        var answer = tables.getItem(get -> get.tableName(table).key(key(relay)).consistentRead(true));
        return answer.hasItem() ? Optional.of(relay(new Row(answer.item()))) : Optional.empty();
    }

    /** When a relay last spoke, to within 20 s; absent when there is no such relay, or it never did. */
    public @Nullable Instant seenAt(@Nullable String relay) {
        return Optional.ofNullable(relay).flatMap(this::find).map(Relay::seenAt).orElse(null);
    }

    /**
     * The step from the number before a batch to its last, as part of a transaction: taken when the relay stands exactly
     * before the batch, or when the batch opens an epoch, from 1, that is its first or a greater one. Otherwise the
     * transaction gives back the row as it is.
     */
    public TransactWriteItem advance(Batch batch, Instant now) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(batch.relay()))
                        .updateExpression("SET epoch = :epoch, seq = :last, seenAt = :now")
                        .conditionExpression("attribute_exists(relay) AND ((epoch = :epoch AND seq = :before)"
                                + " OR (:before = :zero AND (attribute_not_exists(epoch) OR epoch < :epoch)))")
                        .expressionAttributeValues(Map.of(
                                ":epoch", Value.number(batch.epoch()),
                                ":last", Value.number(batch.last()),
                                ":before", Value.number(batch.first() - 1),
                                ":zero", Value.number(0),
                                ":now", Value.time(now)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** The position in a row that {@link #advance} gave back; empty before the relay's first batch. */
    public static Optional<Position> position(Map<String, AttributeValue> attributes) {
        Row row = new Row(attributes);
        return row.has("epoch") ? Optional.of(new Position(row.number("epoch"), row.number("seq"))) : Optional.empty();
    }

    /**
     * A new key for a relay, as part of a transaction: taken when no other key came since {@code relay} was read. The newest
     * of the keys that still hold stays beside it, so that a relay that is being set up anew speaks on until it is done.
     */
    public TransactWriteItem addKey(Relay relay, Relay.Key key, Instant now) {
        List<Relay.Key> known = relay.keys();
        List<AttributeValue> keys = new ArrayList<>();
        known.reversed().stream()
                .filter(each -> each.isValid(now))
                .findFirst()
                .ifPresent(each -> keys.add(value(each)));
        keys.add(value(key));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":keys", AttributeValue.fromL(keys)));
        String unchanged = "attribute_exists(relay) AND attribute_not_exists(#keys[0])";
        if (!known.isEmpty()) {
            int last = known.size() - 1;
            unchanged = "#keys[" + last + "].id = :last";
            values.put(":last", Value.text(known.getLast().id()));
            if (known.size() < Relay.MAX_KEYS) {
                unchanged += " AND attribute_not_exists(#keys[" + known.size() + "])";
            }
        }
        String condition = unchanged;
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(relay.id()))
                        .updateExpression("SET #keys = :keys")
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#keys", "keys"))
                        .expressionAttributeValues(values))
                .build();
    }

    /**
     * A telescope more that the relay speaks for, as part of a transaction: taken when it has room and does not yet, and when
     * none of its others has this Voyager.
     */
    public TransactWriteItem addTelescope(String relay, String telescope, int voyager) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(relay))
                        .updateExpression("SET telescopes = list_append(if_not_exists(telescopes, :none), :added),"
                                + " #voyager = :telescope")
                        .conditionExpression("attribute_exists(relay) AND (attribute_not_exists(telescopes)"
                                + " OR (size(telescopes) < :most AND NOT contains(telescopes, :telescope)))"
                                + " AND (attribute_not_exists(#voyager) OR #voyager = :telescope)")
                        .expressionAttributeNames(Map.of("#voyager", holderOf(voyager)))
                        .expressionAttributeValues(Map.of(
                                ":none", AttributeValue.fromL(List.of()),
                                ":added", AttributeValue.fromL(List.of(Value.text(telescope))),
                                ":telescope", Value.text(telescope),
                                ":most", Value.number(Relay.MOST_TELESCOPES))))
                .build();
    }

    /** A telescope's Voyager is free for another, or is another one, as part of a transaction. */
    public TransactWriteItem changeVoyager(
            String relay, String telescope, @Nullable Integer before, @Nullable Integer after) {
        Map<String, String> names = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("attribute_exists(relay)"));
        String expression = "";
        if (after != null) {
            names.put("#after", holderOf(after));
            expression = "SET #after = :telescope";
            conditions.add("(attribute_not_exists(#after) OR #after = :telescope)");
        }
        if (before != null && !before.equals(after)) {
            names.put("#before", holderOf(before));
            expression += " REMOVE #before";
            conditions.add("(attribute_not_exists(#before) OR #before = :telescope)");
        }
        String sets = expression;
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(relay))
                        .updateExpression(sets)
                        .conditionExpression(String.join(" AND ", conditions))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(":telescope", Value.text(telescope))))
                .build();
    }

    /** The member that says which telescope has one of the relay's Voyagers: two may not. */
    private static String holderOf(int voyager) {
        return "voyager" + voyager;
    }

    /**
     * A telescope less that the relay speaks for, as part of a transaction: taken when no other was added or removed since
     * {@code relay} was read. What the relay still sends of it is refused.
     */
    public TransactWriteItem removeTelescope(Relay relay, String telescope, int voyager) {
        List<AttributeValue> left = relay.telescopes().stream()
                .filter(each -> !each.equals(telescope))
                .sorted()
                .map(Value::text)
                .toList();
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":left", AttributeValue.fromL(left), ":telescope", Value.text(telescope)));
        values.put(":count", Value.number(left.size() + 1));
        List<String> unchanged =
                new ArrayList<>(List.of("size(telescopes) = :count", "contains(telescopes, :telescope)"));
        for (int i = 0; i < left.size(); i++) {
            unchanged.add("contains(telescopes, :left" + i + ")");
            values.put(":left" + i, left.get(i));
        }
        unchanged.add("(attribute_not_exists(#voyager) OR #voyager = :telescope)");
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(relay.id()))
                        .updateExpression("SET telescopes = :left REMOVE #voyager")
                        .conditionExpression(String.join(" AND ", unchanged))
                        .expressionAttributeNames(Map.of("#voyager", holderOf(voyager)))
                        .expressionAttributeValues(values))
                .build();
    }

    /** Notes that the relay spoke; says where its stream stands, absent when there is no such relay any more. */
    public Optional<Position> seen(String relay, Instant now) {
        return change(relay, "SET seenAt = :now", "attribute_exists(relay)", Map.of(":now", Value.time(now)))
                .map(row -> position(row).orElse(NOWHERE));
    }

    /** Notes the relay's socket; the newest counts. */
    public void socketOpened(String relay, String connection) {
        change(
                relay,
                "SET socketConnection = :connection",
                "attribute_exists(relay)",
                Map.of(":connection", Value.text(connection)));
    }

    /** Forgets the relay's socket, unless a newer one has taken its place. */
    public void socketClosed(String relay, String connection) {
        change(
                relay,
                "REMOVE socketConnection",
                "socketConnection = :connection",
                Map.of(":connection", Value.text(connection)));
    }

    /** The row as it is then; empty when the relay was removed, or a newer socket is there, and nothing is left to note. */
    private Optional<Map<String, AttributeValue>> change(
            String relay, String expression, String condition, Map<String, AttributeValue> values) {
        try {
            return Optional.of(tables.updateItem(update -> update.tableName(table)
                            .key(key(relay))
                            .updateExpression(expression)
                            .conditionExpression(condition)
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes());
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static Relay relay(Row row) {
        List<AttributeValue> keys = row.attributes()
                .getOrDefault("keys", AttributeValue.fromL(List.of()))
                .l();
        Set<String> telescopes =
                row.attributes().getOrDefault("telescopes", AttributeValue.fromL(List.of())).l().stream()
                        .map(AttributeValue::s)
                        .collect(toUnmodifiableSet());
        return new Relay(
                row.text("relay"),
                keys.stream().map(key -> key(new Row(key.m()))).toList(),
                telescopes,
                position(row.attributes()).orElse(null),
                row.time("seenAt").orElse(null),
                row.optionalText("socketConnection").orElse(null),
                row.optionalText("operator").orElse(null));
    }

    private static Relay.Key key(Row key) {
        return new Relay.Key(
                key.text("id"), key.text("secretHex"), key.time("notAfter").orElse(null));
    }

    private static AttributeValue value(Relay.Key key) {
        Map<String, AttributeValue> members = new HashMap<>();
        members.put("id", Value.text(key.id()));
        members.put("secretHex", Value.text(key.secretHex()));
        if (key.notAfter() != null) {
            members.put("notAfter", Value.time(key.notAfter()));
        }
        return AttributeValue.fromM(members);
    }

    private static Map<String, AttributeValue> key(String relay) {
        return Map.of("relay", Value.text(relay));
    }
}
