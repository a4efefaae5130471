package stellar.live;

import java.time.Clock;
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
import software.amazon.awssdk.services.dynamodb.model.Select;
import stellar.accounts.Caller;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** Who is connected. */
public final class Connections {

    /** Most sockets that one person has open at once. */
    static final int MAX_OF_PERSON = 20;

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;
    private final Audience audience;

    public Connections(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
        this.audience = new Audience(tables, table, clock);
    }

    /** Who of them listens to what. */
    public Audience audience() {
        return audience;
    }

    /**
     * Notes an open connection and whose it is. False, and nothing is noted, when it came by a link that is revoked, for
     * either {@link #byLink} sees what is written here, or this sees what {@link #revoke} wrote; and when it is one too many
     * of a person's.
     */
    boolean opened(String connection, Pass pass) {
        Map<String, AttributeValue> row = new HashMap<>(key(connection));
        pass.texts().forEach((name, text) -> row.put(name, Value.text(text)));
        row.put("openedAt", Value.time(clock.instant()));
        row.put("expiresAt", expiry(pass));
        Pass.Guest guest = pass.guest();
        Caller person = pass.person();
        if (guest != null) {
            note(linkKey(guest.link(), connection), pass);
        }
        if (person != null) {
            note(personKey(person.user(), connection), pass);
        }
        tables.putItem(put -> put.tableName(table).item(row));
        boolean isRefused =
                (guest != null && isRevoked(guest.link())) || (person != null && openOf(person.user()) > MAX_OF_PERSON);
        if (isRefused) {
            forget(connection, Set.of());
        }
        return !isRefused;
    }

    private void note(Map<String, AttributeValue> key, Pass pass) {
        Map<String, AttributeValue> row = new HashMap<>(key);
        row.put("expiresAt", expiry(pass));
        tables.putItem(put -> put.tableName(table).item(row));
    }

    /** From now on no connection opens by this link. */
    void revoke(String link) {
        Map<String, AttributeValue> row = new HashMap<>(revokedKey(link));
        // Longer than any ticket lasts that was made before.
        row.put("expiresAt", Value.expiry(clock.instant().plus(Audience.LIFE)));
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

    /** How many sockets of a person are open, as far as is known. */
    private int openOf(String user) {
        return tables.query(query -> query.tableName(table)
                        .keyConditionExpression("subject = :user")
                        .filterExpression("expiresAt > :now")
                        .expressionAttributeValues(
                                Map.of(":user", Value.text("user#" + user), ":now", Value.expiry(clock.instant())))
                        .select(Select.COUNT)
                        .consistentRead(true))
                .count();
    }

    /** Whose an open connection is; empty when there is no such connection. */
    Optional<Pass> pass(String connection) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(connection)).consistentRead(true));
        return Optional.of(new Row(answer.item()))
                .filter(row -> row.has("subject") && !row.isExpired(clock.instant()))
                .map(Connections::pass);
    }

    /**
     * Somebody who spoke.
     *
     * @param messages how many messages it has said in this minute, with this one
     */
    record Speaker(Pass pass, long messages) {}

    /** Notes that a connection said something; empty when there is no such connection. */
    Optional<Speaker> speaks(String connection) {
        // A count a minute; a socket lives two hours, so its row holds at most that many.
        String minute = "said" + clock.instant().getEpochSecond() / 60;
        try {
            Row row = new Row(tables.updateItem(update -> update.tableName(table)
                            .key(key(connection))
                            .updateExpression("ADD #minute :one")
                            .conditionExpression("attribute_exists(subject) AND expiresAt > :now")
                            .expressionAttributeNames(Map.of("#minute", minute))
                            .expressionAttributeValues(
                                    Map.of(":one", Value.number(1), ":now", Value.expiry(clock.instant())))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes());
            return Optional.of(new Speaker(pass(row), row.number(minute)));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    /** Forgets a connection that is closed, on the channel it was found dead on too; gives whose it was. */
    Optional<Pass> forget(String connection, Set<String> foundOn) {
        var answer = tables.deleteItem(
                delete -> delete.tableName(table).key(key(connection)).returnValues(ReturnValue.ALL_OLD));
        Set<String> channels = new HashSet<>(foundOn);
        Row row = new Row(answer.attributes());
        Optional.ofNullable(row.attributes().get("channels")).ifPresent(listened -> channels.addAll(listened.ss()));
        audience.remove(connection, channels);
        row.optionalText("link")
                .ifPresent(link ->
                        tables.deleteItem(delete -> delete.tableName(table).key(linkKey(link, connection))));
        row.optionalText("user")
                .ifPresent(user ->
                        tables.deleteItem(delete -> delete.tableName(table).key(personKey(user, connection))));
        return Optional.of(row).filter(found -> found.has("subject")).map(Connections::pass);
    }

    private AttributeValue expiry(Pass pass) {
        return Value.expiry(pass.notAfter(clock.instant().plus(Audience.LIFE)));
    }

    private static Pass pass(Row row) {
        return Pass.read(name -> row.optionalText(name).orElse(""));
    }

    static Map<String, AttributeValue> key(String connection) {
        return Map.of("subject", Value.text("connection#" + connection), "part", Value.text("connection"));
    }

    private static Map<String, AttributeValue> linkKey(String link, String connection) {
        return Map.of("subject", Value.text("link#" + link), "part", Value.text(connection));
    }

    private static Map<String, AttributeValue> personKey(String user, String connection) {
        return Map.of("subject", Value.text("user#" + user), "part", Value.text(connection));
    }

    private static Map<String, AttributeValue> revokedKey(String link) {
        return Map.of("subject", Value.text("revoked#" + link), "part", Value.text("revoked"));
    }
}
