package stellar.notifications.push;

import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;

/**
 * The key pair by which push services know this Stellar: made when it is first needed, and the same ever after, since each
 * browser's subscription is bound to its public half.
 */
final class PushKeys {

    private static final Map<String, AttributeValue> KEY =
            Map.of("user", Value.text("#push"), "part", Value.text("keys"));

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;
    private @Nullable Pair read;

    PushKeys(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /** The pair; {@code publicText} is the public half as browsers want it. */
    record Pair(String publicText, ECPrivateKey privateKey) {
        @Override
        public String toString() {
            return "Pair[" + publicText + "]";
        }
    }

    /** The one pair of this Stellar. */
    synchronized Pair pair() {
        if (read == null) {
            read = kept().or(this::made).or(this::kept).orElseThrow();
        }
        return read;
    }

    private Optional<Pair> kept() {
        var answer = tables.getItem(get -> get.tableName(table).key(KEY).consistentRead(true));
        return answer.hasItem() ? Optional.of(pair(new Row(answer.item()))) : Optional.empty();
    }

    /** Makes a pair; empty when another function was quicker, whose pair it is then. */
    private Optional<Pair> made() {
        KeyPair pair = P256.generate();
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        Map<String, AttributeValue> row = Map.of(
                "user", KEY.get("user"),
                "part", KEY.get("part"),
                "publicKey", Value.text(text.encodeToString(P256.bytes((ECPublicKey) pair.getPublic()))),
                "privateKey", Value.text(text.encodeToString(P256.bytes((ECPrivateKey) pair.getPrivate()))),
                "madeAt", Value.time(clock.instant()));
        try {
            tables.putItem(put -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(part)"));
            return Optional.of(pair(new Row(row)));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private static Pair pair(Row row) {
        return new Pair(
                row.text("publicKey"), P256.privateKey(Base64.getUrlDecoder().decode(row.text("privateKey"))));
    }
}
