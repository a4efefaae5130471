package stellar.live;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.RequestSignature;
import stellar.contract.SocketTicket;

/**
 * Tickets: each opens one socket, once, within {@link #LIFE}. The table keeps their SHA-256 only, so who reads the table
 * cannot use them.
 */
public final class Tickets {

    /** How long a ticket can be used. */
    static final Duration LIFE = Duration.ofSeconds(30);

    private static final int RANDOM_BYTES = 32;

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Tickets(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /** Makes a ticket for the socket at {@code url}, which ends with its pass if that ends before. */
    public SocketTicket issue(URI url, Pass pass) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant expiresAt = pass.notAfter(clock.instant().plus(LIFE));
        Map<String, AttributeValue> row = new HashMap<>(key(ticket));
        pass.texts().forEach((name, text) -> row.put(name, Value.text(text)));
        row.put("usableUntil", Value.time(expiresAt));
        row.put("expiresAt", Value.expiry(expiresAt));
        tables.putItem(put -> put.tableName(table).item(row));
        return new SocketTicket(url + "?ticket=" + ticket, expiresAt);
    }

    /** Uses a ticket up; empty when there is no such ticket any more, or its time is over. */
    Optional<Pass> use(String ticket) {
        var answer = tables.deleteItem(
                delete -> delete.tableName(table).key(key(ticket)).returnValues(ReturnValue.ALL_OLD));
        if (!answer.hasAttributes()) {
            return Optional.empty();
        }
        Row row = new Row(answer.attributes());
        return row.time("usableUntil").orElseThrow().isAfter(clock.instant())
                ? Optional.of(Pass.read(name -> row.optionalText(name).orElse("")))
                : Optional.empty();
    }

    private static Map<String, AttributeValue> key(String ticket) {
        String hash = RequestSignature.sha256(ticket.getBytes(StandardCharsets.UTF_8));
        return Map.of("subject", Value.text("ticket#" + hash), "part", Value.text("ticket"));
    }
}
