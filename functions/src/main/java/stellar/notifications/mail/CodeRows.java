package stellar.notifications.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;

/**
 * Table {@code devices}, the rows about codes: under a user and under an address's hash how many they had on a day, under an
 * address's hash also that its reader wants none. None of them says whose an address is.
 */
final class CodeRows {

    private static final String ADDRESS = "address#";
    private static final String CODES = "codes#";
    private static final String STOPPED = "stopped";
    private static final Duration STOPPED_LIFE = Duration.ofDays(30);

    private final DynamoDbClient tables;
    private final String table;

    CodeRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** Counts a code for a user; false when it is one too many for the day (UTC), and it was not counted. */
    boolean count(String user, int most, Instant now) {
        return counted(user, most, now);
    }

    /** The same, of an address, whoever asked. */
    boolean count(Address address, int most, Instant now) {
        return counted(ADDRESS + address.sha256(), most, now);
    }

    private boolean counted(String whose, int most, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(key(whose, CODES + day.atOffset(ZoneOffset.UTC).toLocalDate()))
                    .updateExpression("SET expiresAt = :expiry ADD sent :one")
                    .conditionExpression("attribute_not_exists(sent) OR sent < :most")
                    .expressionAttributeValues(Map.of(
                            ":expiry", Value.expiry(day.plus(2, ChronoUnit.DAYS)),
                            ":one", Value.number(1),
                            ":most", Value.number(most))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** An address's reader wants no codes for a while. */
    void stop(Address address, Instant now) {
        tables.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "user", Value.text(ADDRESS + address.sha256()),
                        "part", Value.text(STOPPED),
                        "expiresAt", Value.expiry(now.plus(STOPPED_LIFE)))));
    }

    boolean isStopped(Address address, Instant now) {
        var answer = tables.getItem(get -> get.tableName(table)
                .key(key(ADDRESS + address.sha256(), STOPPED))
                .consistentRead(true));
        return answer.hasItem() && !new Row(answer.item()).isExpired(now);
    }

    private static Map<String, AttributeValue> key(String whose, String part) {
        return Map.of("user", Value.text(whose), "part", Value.text(part));
    }
}
