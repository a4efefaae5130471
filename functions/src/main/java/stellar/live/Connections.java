package stellar.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** Who is connected, and who listens to what. */
public final class Connections {

    /** Most channels one connection listens to. */
    static final int MAX_CHANNELS = 10;

    /** Most connections of one channel that are spoken to. */
    public static final int MAX_LISTENERS = 2_000;

    /** Longer than any socket lasts (2 h), so that no row of an open one dies. */
    private static final Duration LIFE = Duration.ofMinutes(130);

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;

    public Connections(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Notes an open connection and what it may do. False, and nothing is noted, when it came by a link that is revoked: either
     * {@link #byLink} sees what is written here, or this sees what {@link #revoke} wrote.
     */
    boolean opened(String connection, Pass pass) {
        Map<String, AttributeValue> row = new HashMap<>(connectionKey(connection));
        row.put("allowed", Value.text(pass.texts().getOrDefault("channels", "")));
        row.put("relay", Value.text(pass.texts().getOrDefault("relay", "")));
        row.put("openedAt", Value.time(clock.instant()));
        row.put("expiresAt", expiry(pass));
        Pass.Guest guest = pass.guest();
        if (guest == null) {
            tables.putItem(put -> put.tableName(table).item(row));
            return true;
        }
        row.put("link", Value.text(guest.link()));
        row.put("until", Value.text(guest.until().toString()));
        Map<String, AttributeValue> byLink = new HashMap<>(linkKey(guest.link(), connection));
        byLink.put("expiresAt", expiry(pass));
        tables.putItem(put -> put.tableName(table).item(byLink));
        tables.putItem(put -> put.tableName(table).item(row));
        if (isRevoked(guest.link())) {
            forget(connection, Set.of());
            return false;
        }
        return true;
    }

    /** From now on no connection opens by this link. */
    void revoke(String link) {
        Map<String, AttributeValue> row = new HashMap<>(revokedKey(link));
        // Longer than any ticket lasts that was made before.
        row.put("expiresAt", Value.expiry(clock.instant().plus(LIFE)));
        tables.putItem(put -> put.tableName(table).item(row));
    }

    /** The connections that came by a link and are open, as far as is known. */
    List<String> byLink(String link) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("subject = :link")
                        .expressionAttributeValues(Map.of(":link", Value.text("link#" + link)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Row(item).text("part"))
                .toList();
    }

    private boolean isRevoked(String link) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(revokedKey(link)).consistentRead(true));
        return answer.hasItem() && !new Row(answer.item()).isExpired(clock.instant());
    }

    /** What an open connection may do; empty when there is no such connection. */
    Optional<Pass> pass(String connection) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(connectionKey(connection)).consistentRead(true));
        return Optional.of(new Row(answer.item()))
                .filter(row -> row.has("subject") && !row.isExpired(clock.instant()))
                .map(Connections::pass);
    }

    /**
     * Lets a connection listen to a channel from now on, until its pass ends; false when it has {@value #MAX_CHANNELS} others,
     * or is gone. In one step: whoever forgets a connection finds all that it listens to.
     *
     * @param pass what it may do, as {@link #pass} told
     */
    boolean listen(String connection, Pass pass, Channel channel) {
        Map<String, AttributeValue> row = new HashMap<>(listenerKey(connection, channel.name()));
        row.put("expiresAt", expiry(pass));
        TransactWriteItem listens = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(connectionKey(connection))
                        .updateExpression("ADD channels :channels")
                        .conditionExpression("attribute_exists(subject) AND (attribute_not_exists(channels)"
                                + " OR size(channels) < :most OR contains(channels, :channel))")
                        .expressionAttributeValues(Map.of(
                                ":channels", AttributeValue.fromSs(List.of(channel.name())),
                                ":channel", Value.text(channel.name()),
                                ":most", Value.number(MAX_CHANNELS))))
                .build();
        TransactWriteItem isListed = TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row))
                .build();
        return new Transaction<Boolean>()
                .add(listens, false)
                .add(isListed, false)
                .commit(tables)
                .orElse(true);
    }

    /** Ends a connection's listening to a channel. */
    void leave(String connection, Channel channel) {
        tables.deleteItem(delete -> delete.tableName(table).key(listenerKey(connection, channel.name())));
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(connectionKey(connection))
                    .updateExpression("DELETE channels :channels")
                    .conditionExpression("attribute_exists(subject)")
                    .expressionAttributeValues(Map.of(":channels", AttributeValue.fromSs(List.of(channel.name())))));
        } catch (ConditionalCheckFailedException _) {
            // It is closed meanwhile: nothing listens any more.
        }
    }

    /** The connections that listen to a channel now, {@value #MAX_LISTENERS} at most. */
    public List<String> listeners(Channel channel) {
        Instant now = clock.instant();
        List<String> listeners = new ArrayList<>();
        for (var page : tables.queryPaginator(query -> query.tableName(table)
                .keyConditionExpression("subject = :channel")
                .expressionAttributeValues(Map.of(":channel", Value.text("channel#" + channel.name())))
                .consistentRead(true)
                .limit(MAX_LISTENERS))) {
            page.items().stream()
                    .map(Row::new)
                    .filter(row -> !row.isExpired(now))
                    .map(row -> row.text("part"))
                    .forEach(listeners::add);
            if (listeners.size() >= MAX_LISTENERS) {
                return listeners.subList(0, MAX_LISTENERS);
            }
        }
        return listeners;
    }

    /** Forgets a connection that is closed, on the channel it was found dead on too; gives what it might do. */
    Optional<Pass> forget(String connection, Set<String> foundOn) {
        var answer = tables.deleteItem(
                delete -> delete.tableName(table).key(connectionKey(connection)).returnValues(ReturnValue.ALL_OLD));
        Set<String> channels = new HashSet<>(foundOn);
        Row row = new Row(answer.attributes());
        Optional.ofNullable(row.attributes().get("channels")).ifPresent(listened -> channels.addAll(listened.ss()));
        channels.forEach(
                name -> tables.deleteItem(delete -> delete.tableName(table).key(listenerKey(connection, name))));
        row.optionalText("link")
                .ifPresent(link ->
                        tables.deleteItem(delete -> delete.tableName(table).key(linkKey(link, connection))));
        return Optional.of(row).filter(found -> found.has("subject")).map(Connections::pass);
    }

    private AttributeValue expiry(Pass pass) {
        return Value.expiry(pass.notAfter(clock.instant().plus(LIFE)));
    }

    private static Pass pass(Row row) {
        return Pass.read(
                row.text("allowed"),
                row.text("relay"),
                row.optionalText("link").orElse(""),
                row.optionalText("until").orElse(""));
    }

    private static Map<String, AttributeValue> linkKey(String link, String connection) {
        return Map.of("subject", Value.text("link#" + link), "part", Value.text(connection));
    }

    private static Map<String, AttributeValue> revokedKey(String link) {
        return Map.of("subject", Value.text("revoked#" + link), "part", Value.text("revoked"));
    }

    private static Map<String, AttributeValue> connectionKey(String connection) {
        return Map.of("subject", Value.text("connection#" + connection), "part", Value.text("connection"));
    }

    private static Map<String, AttributeValue> listenerKey(String connection, String channel) {
        return Map.of("subject", Value.text("channel#" + channel), "part", Value.text(connection));
    }
}
