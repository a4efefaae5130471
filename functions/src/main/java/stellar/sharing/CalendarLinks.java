package stellar.sharing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Language;
import stellar.cloud.Row;
import stellar.cloud.Secret;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** The links to people's calendars: one a person, or none. */
final class CalendarLinks {

    /** How often a step is taken anew when the link was changed meanwhile; of those who try at once, one always succeeds. */
    private static final int MAX_ATTEMPTS = 20;

    private final DynamoDbClient tables;
    private final String table;
    private final SecretRows secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarLinks(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.secrets = new SecretRows(tables, table);
        this.clock = clock;
    }

    /** A link that was just made; its secret is told now and never again. */
    record Made(Secret secret, Instant madeAt) {}

    /** Makes somebody's link, in place of the one they had, which opens nothing from that moment on. */
    Made make(String user, Language language) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Row> before = row(user);
            Secret secret = Secret.random(random);
            Instant now = clock.instant();
            Transaction<Boolean> replace = new Transaction<>();
            replace.add(put(user, secret, now, before.map(CalendarLinks::sha256)), false);
            before.ifPresent(row -> replace.add(secrets.remove(sha256(row)), false));
            replace.add(secrets.add(secret, new Link.Calendar(user, language)), false);
            if (replace.commit(tables).isEmpty()) {
                return new Made(secret, now);
            }
        }
        throw busy();
    }

    /** When the link that somebody has was made; empty when they have none. */
    Optional<Instant> madeAt(String user) {
        return row(user).map(row -> row.time("madeAt").orElseThrow());
    }

    /** Ends somebody's link, if they have one. */
    void remove(String user) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Row> before = row(user);
            if (before.isEmpty()) {
                return;
            }
            Transaction<Boolean> remove = new Transaction<>();
            remove.add(delete(user, sha256(before.get())), false);
            remove.add(secrets.remove(sha256(before.get())), false);
            if (remove.commit(tables).isEmpty()) {
                return;
            }
        }
        throw busy();
    }

    private TransactWriteItem put(String user, Secret secret, Instant now, Optional<String> before) {
        Map<String, AttributeValue> row = new HashMap<>(key(user));
        row.put("sha256", Value.text(secret.sha256()));
        row.put("madeAt", Value.time(now));
        return before.map(sha256 -> TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(row)
                                .conditionExpression("sha256 = :before")
                                .expressionAttributeValues(Map.of(":before", Value.text(sha256))))
                        .build())
                .orElseGet(() -> Transaction.putNew(table, row, "subject"));
    }

    private TransactWriteItem delete(String user, String before) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key(user))
                        .conditionExpression("sha256 = :before")
                        .expressionAttributeValues(Map.of(":before", Value.text(before))))
                .build();
    }

    private Optional<Row> row(String user) {
        var answer = tables.getItem(get -> get.tableName(table).key(key(user)).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
    }

    private static String sha256(Row row) {
        return row.text("sha256");
    }

    private static IllegalStateException busy() {
        return new IllegalStateException("Somebody's calendar link was changed " + MAX_ATTEMPTS
                + " times while it was being changed. Try again.");
    }

    private static Map<String, AttributeValue> key(String user) {
        return Map.of("subject", Value.text("user#" + user), "part", Value.text("calendar"));
    }
}
