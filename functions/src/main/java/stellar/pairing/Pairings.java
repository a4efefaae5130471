package stellar.pairing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.PairingCode;
import stellar.contract.PairingGrant;
import stellar.relays.Relay;
import stellar.relays.Relays;

/** The table of pairing codes: each is good once, for {@link #LIFE} and {@value #TRIES} tries at its secret part. */
final class Pairings {

    /** How long a code can be used. */
    static final Duration LIFE = Duration.ofMinutes(15);

    /** How often a code's secret part may be guessed before the code is worth nothing. */
    static final int TRIES = 5;

    private static final int MOST_DRAWS = 10;
    private static final int KEY_BYTES = 32;

    private final DynamoDbClient tables;
    private final String table;
    private final Relays relays;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Pairings(DynamoDbClient tables, String table, Relays relays, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.relays = relays;
        this.clock = clock;
    }

    /** Makes a code for this relay. */
    PairingCode issue(String relay) {
        Instant now = clock.instant();
        Instant until = now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Code code = Code.random(random);
            if (kept(code, relay, now, until)) {
                return new PairingCode(code.forPeople(), relay, until);
            }
        }
        throw new IllegalStateException("No free pairing code was drawn in " + MOST_DRAWS + " draws.");
    }

    /**
     * Uses a code up: its relay has a new key, and the code is gone. Empty alike when the code is unknown, used, over or
     * guessed at too often.
     */
    Optional<PairingGrant> redeem(Code code) {
        return tried(code).filter(row -> code.hasSha256(row.text("codeSha256"))).flatMap(row -> {
            Optional<PairingGrant> granted = Optional.empty();
            for (int draw = 0; draw < MOST_DRAWS && granted.isEmpty() && isThere(code); draw++) {
                granted = relays.find(row.text("relay")).flatMap(relay -> granted(code, relay));
            }
            return granted;
        });
    }

    private Optional<PairingGrant> granted(Code code, Relay relay) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        String secretHex = HexFormat.of().formatHex(secret);
        Relay.Key key = new Relay.Key(relay.nextKeyId(), secretHex, null);
        TransactWriteItem used = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key(code))
                        .conditionExpression("codeSha256 = :hash AND usableUntil > :now")
                        .expressionAttributeValues(
                                Map.of(":hash", Value.text(code.sha256()), ":now", Value.time(clock.instant()))))
                .build();
        try {
            tables.transactWriteItems(write -> write.transactItems(used, relays.addKey(relay, key, clock.instant())));
        } catch (TransactionCanceledException _) {
            // The code was used a moment ago, or the relay's keys changed meanwhile: looked at again.
            return Optional.empty();
        }
        return Optional.of(new PairingGrant(
                relay.id(),
                key.id(),
                secretHex,
                relay.telescopes().stream().sorted().toList()));
    }

    private boolean kept(Code code, String relay, Instant now, Instant until) {
        try {
            tables.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "codeStart", Value.text(code.locator()),
                            "codeSha256", Value.text(code.sha256()),
                            "relay", Value.text(relay),
                            "triesLeft", Value.number(TRIES),
                            "usableUntil", Value.time(until),
                            "expiresAt", Value.expiry(until)))
                    .conditionExpression("attribute_not_exists(codeStart) OR usableUntil <= :now")
                    .expressionAttributeValues(Map.of(":now", Value.time(now))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** The row that the code may be of, one try poorer: paid before it is compared, so that many at once gain nothing. */
    private Optional<Row> tried(Code code) {
        try {
            var row = tables.updateItem(update -> update.tableName(table)
                    .key(key(code))
                    .updateExpression("SET triesLeft = triesLeft - :one")
                    .conditionExpression("triesLeft >= :one AND usableUntil > :now")
                    .expressionAttributeValues(Map.of(":one", Value.number(1), ":now", Value.time(clock.instant())))
                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(new Row(row.attributes()));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    private boolean isThere(Code code) {
        return tables.getItem(get -> get.tableName(table).key(key(code)).consistentRead(true))
                .hasItem();
    }

    private static Map<String, AttributeValue> key(Code code) {
        return Map.of("codeStart", Value.text(code.locator()));
    }
}
