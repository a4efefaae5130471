package stellar.sharing;

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

/** Table {@code links}, the rows of secrets: what each opens. */
final class SecretRows {

    private final DynamoDbClient tables;
    private final String table;

    SecretRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** The calendar that a secret opens; empty when it opens none, or none any more. One read. */
    Optional<Link.Calendar> calendar(Secret secret) {
        return find(secret).flatMap(link -> switch (link) {
            case Link.Calendar calendar -> Optional.of(calendar);
            case Link.Spectator _ -> Optional.empty();
        });
    }

    /** The booking that a secret lets watch; empty when it lets watch none, or none any more. One read. */
    Optional<Link.Spectator> spectator(Secret secret, Instant now) {
        return find(secret).flatMap(link -> switch (link) {
            case Link.Calendar _ -> Optional.empty();
            case Link.Spectator spectator ->
                Optional.of(spectator).filter(living -> living.until().isAfter(now));
        });
    }

    private Optional<Link> find(Secret secret) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(secret.sha256())).consistentRead(true));
        return answer.hasItem() ? Optional.of(link(new Row(answer.item()))) : Optional.empty();
    }

    /** A secret that must be new. */
    TransactWriteItem add(Secret secret, Link link) {
        Map<String, AttributeValue> row = new HashMap<>(key(secret.sha256()));
        switch (link) {
            case Link.Calendar calendar -> {
                row.put("user", Value.text(calendar.user()));
                row.put("language", Value.text(calendar.language().code()));
            }
            case Link.Spectator spectator -> {
                row.put("booking", Value.text(spectator.booking()));
                row.put("until", Value.time(spectator.until()));
                row.put("late", AttributeValue.fromBool(spectator.isLate()));
                // A second later than it ends, which only until says exactly.
                row.put("expiresAt", Value.expiry(spectator.until().plusSeconds(1)));
            }
        }
        return Transaction.putNew(table, row, "subject");
    }

    /** The end of a secret, if it is still there. */
    TransactWriteItem remove(String sha256) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key(sha256)))
                .build();
    }

    private static Link link(Row row) {
        return row.has("booking")
                ? new Link.Spectator(row.text("booking"), row.time("until").orElseThrow(), isLate(row))
                : new Link.Calendar(
                        row.text("user"), Language.of(row.text("language")).orElseThrow());
    }

    /** Whether a row of a link says so; those of before there was a choice say nothing. */
    static boolean isLate(Row row) {
        return Optional.ofNullable(row.attributes().get("late"))
                .map(AttributeValue::bool)
                .orElse(false);
    }

    private static Map<String, AttributeValue> key(String sha256) {
        return Map.of("subject", Value.text("secret#" + sha256), "part", Value.text("secret"));
    }
}
