package stellar.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;

/**
 * Frames on their way to those who see everything {@link #DELAY} after it happened. They wait as rows while somebody listens
 * late, and leave with whatever next calls: news of the same channel, or a sign of life of one who listens. Whoever removes a
 * frame's row tells it, so that each is told once; one whose teller dies is missed, and the next shows the gap.
 */
public final class Late {

    /** How long after the others a late listener is told. */
    public static final Duration DELAY = Duration.ofSeconds(60);

    /** Frames that nobody fetched are no news any more. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Most frames that leave in one call; the rest leave with the next. */
    static final int MOST_AT_ONCE = 60;

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;

    public Late(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /** The last moment of which a late listener may know now. */
    static Instant horizon(Instant now) {
        return now.minus(DELAY);
    }

    /** Keeps frames of a channel, in order. */
    void keep(Channel channel, List<byte[]> frames) {
        Instant now = clock.instant();
        for (int i = 0; i < frames.size(); i++) {
            Map<String, AttributeValue> row = new HashMap<>(
                    key(channel, "%s#%03d#%s".formatted(Value.time(now).s(), i, UUID.randomUUID())));
            row.put("frame", AttributeValue.fromB(SdkBytes.fromByteArray(frames.get(i))));
            row.put("expiresAt", Value.expiry(now.plus(LIFE)));
            tables.putItem(put -> put.tableName(table).item(row));
        }
    }

    /** Takes the frames of a channel whose time has come, in order, {@value #MOST_AT_ONCE} at most. */
    List<byte[]> takeDue(Channel channel) {
        Instant now = clock.instant();
        List<byte[]> due = new ArrayList<>();
        var waiting = tables.query(query -> query.tableName(table)
                .keyConditionExpression("subject = :channel AND part < :after")
                .expressionAttributeValues(Map.of(
                        ":channel", Value.text("late#" + channel.name()),
                        // The tilde comes after the mark that ends the time.
                        ":after", Value.text(Value.time(horizon(now)).s() + "~")))
                .consistentRead(true)
                .limit(MOST_AT_ONCE));
        for (Map<String, AttributeValue> item : waiting.items()) {
            Row row = new Row(item);
            AttributeValue frame = item.get("frame");
            if (frame != null && !row.isExpired(now) && remove(channel, row.text("part"))) {
                due.add(frame.b().asByteArray());
            }
        }
        return due;
    }

    private boolean remove(Channel channel, String part) {
        try {
            tables.deleteItem(delete ->
                    delete.tableName(table).key(key(channel, part)).conditionExpression("attribute_exists(subject)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(Channel channel, String part) {
        return Map.of("subject", Value.text("late#" + channel.name()), "part", Value.text(part));
    }
}
