package stellar.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** Who listens to which channel, until when, and by which booking. */
public final class Audience {

    /** Most channels one connection listens to. */
    static final int MAX_CHANNELS = 10;

    /** Most connections of one channel that are spoken to. */
    public static final int MAX_LISTENERS = 2_000;

    /** Longer than any socket lasts (2 h), so that no row of an open one dies. */
    static final Duration LIFE = Duration.ofMinutes(130);

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;

    public Audience(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /** A connection's listening that comes from a booking. */
    record ByBooking(String connection, Channel channel) {}

    /**
     * Lets a connection listen to a channel from now on, until its right ends; false when it has {@value #MAX_CHANNELS}
     * others, or is gone. In one step: whoever forgets a connection finds all that it listens to.
     */
    boolean listen(String connection, Channel channel, Right right) {
        AttributeValue expiry = Value.expiry(right.notAfter(clock.instant().plus(LIFE)));
        Map<String, AttributeValue> row = new HashMap<>(listenerKey(connection, channel.name()));
        row.put("expiresAt", expiry);
        row.put("late", AttributeValue.fromBool(right.isLate()));
        TransactWriteItem listens = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Connections.key(connection))
                        .updateExpression("ADD channels :channels")
                        .conditionExpression("attribute_exists(subject) AND (attribute_not_exists(channels)"
                                + " OR size(channels) < :most OR contains(channels, :channel))")
                        .expressionAttributeValues(Map.of(
                                ":channels", AttributeValue.fromSs(List.of(channel.name())),
                                ":channel", Value.text(channel.name()),
                                ":most", Value.number(MAX_CHANNELS))))
                .build();
        Transaction<Boolean> transaction = new Transaction<Boolean>().add(listens, false);
        if (right.booking() != null) {
            row.put("booking", Value.text(right.booking()));
            Map<String, AttributeValue> byBooking =
                    new HashMap<>(bookingKey(right.booking(), connection, channel.name()));
            byBooking.put("expiresAt", expiry);
            transaction.add(put(byBooking), false);
        }
        return transaction.add(put(row), false).commit(tables).orElse(true);
    }

    /** Ends a connection's listening to a channel. */
    void leave(String connection, Channel channel) {
        remove(connection, List.of(channel.name()));
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(Connections.key(connection))
                    .updateExpression("DELETE channels :channels")
                    .conditionExpression("attribute_exists(subject)")
                    .expressionAttributeValues(Map.of(":channels", AttributeValue.fromSs(List.of(channel.name())))));
        } catch (ConditionalCheckFailedException _) {
            // It is closed meanwhile: nothing listens any more.
        }
    }

    /** Removes the rows of a connection's listening to these channels. */
    void remove(String connection, Collection<String> channels) {
        for (String channel : channels) {
            var listened = tables.deleteItem(delete -> delete.tableName(table)
                    .key(listenerKey(connection, channel))
                    .returnValues(ReturnValue.ALL_OLD));
            new Row(listened.attributes())
                    .optionalText("booking")
                    .ifPresent(booking -> tables.deleteItem(
                            delete -> delete.tableName(table).key(bookingKey(booking, connection, channel))));
        }
    }

    /** The connections that listen to a channel now, {@value #MAX_LISTENERS} at most. */
    public List<Listener> of(Channel channel) {
        return of(channel, true);
    }

    /** The same for half the price, without who came or went in the last second. */
    List<Listener> ofLately(Channel channel) {
        return of(channel, false);
    }

    private List<Listener> of(Channel channel, boolean isExact) {
        Instant now = clock.instant();
        List<Listener> listeners = new ArrayList<>();
        for (var page : tables.queryPaginator(query -> query.tableName(table)
                .keyConditionExpression("subject = :channel")
                .expressionAttributeValues(Map.of(":channel", Value.text("channel#" + channel.name())))
                .consistentRead(isExact)
                .limit(MAX_LISTENERS))) {
            page.items().stream()
                    .map(Row::new)
                    .filter(row -> !row.isExpired(now))
                    .map(Audience::listener)
                    .forEach(listeners::add);
            if (listeners.size() >= MAX_LISTENERS) {
                return listeners.subList(0, MAX_LISTENERS);
            }
        }
        return listeners;
    }

    /** Who listens to anything by the right of a booking, as far as is known. */
    List<ByBooking> by(String booking) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("subject = :booking")
                        .expressionAttributeValues(Map.of(":booking", Value.text("booking#" + booking)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Row(item).text("part").split(" ", 2))
                .flatMap(part -> Channel.parse(part[1]).map(channel -> new ByBooking(part[0], channel)).stream())
                .toList();
    }

    private static Listener listener(Row row) {
        boolean isLate = Optional.ofNullable(row.attributes().get("late"))
                .map(AttributeValue::bool)
                .orElse(false);
        return new Listener(row.text("part"), isLate);
    }

    private TransactWriteItem put(Map<String, AttributeValue> row) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row))
                .build();
    }

    private static Map<String, AttributeValue> listenerKey(String connection, String channel) {
        return Map.of("subject", Value.text("channel#" + channel), "part", Value.text(connection));
    }

    private static Map<String, AttributeValue> bookingKey(String booking, String connection, String channel) {
        return Map.of("subject", Value.text("booking#" + booking), "part", Value.text(connection + " " + channel));
    }
}
