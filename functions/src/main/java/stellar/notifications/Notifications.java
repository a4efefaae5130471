package stellar.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.contract.Wire;

/**
 * The table of notifications, by {@code user} and {@code part}: a row {@code notification#TIME#ID} for each, and one {@code seen}
 * that says when its user last saw the list. What is written twice, by streams that tell again, is there once.
 */
public final class Notifications {

    /** What the part of each notification begins with. */
    static final String NOTIFICATION = "notification#";

    /** More fresh ones than these are not counted. */
    static final int MOST_FRESH = 100;

    private static final Duration KEPT = Duration.ofDays(90);
    private static final String SEEN = "seen";

    private final DynamoDbClient tables;
    private final String table;
    private final Choices choices;
    private final Clock clock;

    public Notifications(DynamoDbClient tables, String table, Choices choices, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.choices = choices;
        this.clock = clock;
    }

    /** Over the tables that these settings name: {@code NOTIFICATIONS_TABLE}, {@code DEVICES_TABLE}. */
    public static Notifications of(Environment environment, DynamoDbClient tables, Clock clock) {
        return new Notifications(
                tables,
                environment.required("NOTIFICATIONS_TABLE"),
                new Choices(tables, environment.required("DEVICES_TABLE")),
                clock);
    }

    /**
     * Writes a notification down for its user, if they want to be told of its kind by any way. From there it is listed and sent.
     * One that is there already stays as it is.
     */
    public void tell(Notification notification) {
        Set<Way> ways = ways(notification);
        if (ways.isEmpty()) {
            return;
        }
        try {
            tables.putItem(put -> put.tableName(table)
                    .item(row(notification, ways))
                    .conditionExpression("attribute_not_exists(part)"));
        } catch (ConditionalCheckFailedException _) {
            // Told before.
        }
    }

    /** The same as a write for the transaction of what it tells of; empty when its user does not want to be told. */
    public Optional<TransactWriteItem> toTell(Notification notification) {
        Set<Way> ways = ways(notification);
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(Transaction.putNew(table, row(notification, ways), "part"));
    }

    private Set<Way> ways(Notification notification) {
        return Optional.ofNullable(choices.of(notification.user()).get(notification.kind()))
                .orElseThrow();
    }

    /**
     * Some of somebody's notifications.
     *
     * @param before what to ask for to get those before these; absent when there are none
     */
    record Page(
            List<Notification.Kept> notifications, @Nullable String before) {}

    /** Those that somebody wants to be listed, the newest first. {@code before}: what an earlier page gave. */
    Page page(String user, Optional<String> before, int limit, Instant now) {
        List<Notification.Kept> listed = new ArrayList<>();
        Optional<String> last = before;
        do {
            Optional<String> from = last;
            // What is not listed is rare, so a page is mostly one question.
            var answer = tables.query(query -> listed(query, user, NOTIFICATION, Instant.EPOCH, now)
                    .scanIndexForward(false)
                    .exclusiveStartKey(from.map(part -> key(user, part)).orElse(null))
                    .limit(limit - listed.size()));
            answer.items().stream().map(item -> read(new Row(item))).forEach(listed::add);
            last = answer.hasLastEvaluatedKey()
                    ? Optional.of(new Row(answer.lastEvaluatedKey()).text("part"))
                    : Optional.empty();
        } while (last.isPresent() && listed.size() < limit);
        return new Page(listed, last.orElse(null));
    }

    /** When somebody last saw their list; the beginning of time when they never did. */
    Instant seenAt(String user) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(user, SEEN)).consistentRead(true));
        return answer.hasItem() ? new Row(answer.item()).time("seenAt").orElseThrow() : Instant.EPOCH;
    }

    /** How many of those that are listed were written after this moment, {@value #MOST_FRESH} at most. */
    int fresh(String user, Instant seenAt, Instant now) {
        // Streams may tell a day late what happened.
        String after = seenAt.equals(Instant.EPOCH)
                ? NOTIFICATION
                : NOTIFICATION + Value.timeText(seenAt.minus(Duration.ofDays(1)));
        return tables.query(query -> listed(query, user, after, seenAt, now)
                        .scanIndexForward(false)
                        .limit(MOST_FRESH)
                        .select(Select.COUNT))
                .count();
    }

    /** Somebody has seen what their list held at this moment; what they saw before stays so. */
    void see(String user, Instant at) {
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(key(user, SEEN))
                    .updateExpression("SET seenAt = :at")
                    .conditionExpression("attribute_not_exists(seenAt) OR seenAt < :at")
                    .expressionAttributeValues(Map.of(":at", Value.time(at))));
        } catch (ConditionalCheckFailedException _) {
            // More was seen already.
        }
    }

    private QueryRequest.Builder listed(
            QueryRequest.Builder query, String user, String after, Instant writtenAfter, Instant now) {
        return query.tableName(table)
                .keyConditionExpression("#user = :user AND part BETWEEN :after AND :last")
                .filterExpression("contains(#ways, :feed) AND writtenAt > :written AND expiresAt > :now")
                .expressionAttributeNames(Map.of("#user", "user", "#ways", "ways"))
                .expressionAttributeValues(Map.of(
                        ":user", Value.text(user),
                        ":after", Value.text(after),
                        ":last", Value.text(NOTIFICATION + "~"),
                        ":feed", Value.text(Way.FEED.word()),
                        ":written", Value.time(writtenAfter),
                        ":now", Value.expiry(now)));
    }

    private Map<String, AttributeValue> row(Notification notification, Set<Way> ways) {
        String part = NOTIFICATION + Value.timeText(notification.at()) + "#" + notification.id();
        Map<String, AttributeValue> row = new HashMap<>(key(notification.user(), part));
        row.put("id", Value.text(notification.id()));
        row.put("kind", Value.text(notification.kind().word()));
        row.put("at", Value.time(notification.at()));
        row.put("until", Value.time(notification.until()));
        row.put("writtenAt", Value.time(clock.instant()));
        row.put("ways", Value.text(Choices.text(ways)));
        row.put("page", Value.text(notification.page()));
        row.put("expiresAt", Value.expiry(notification.at().plus(KEPT)));
        ObjectNode words = Wire.object();
        for (Language language : Language.values()) {
            Words said = notification.in(language);
            words.putObject(language.code()).put("title", said.title()).put("text", said.text());
        }
        row.put("words", Value.json(words));
        if (notification.booking() != null) {
            row.put("booking", Value.text(notification.booking()));
        }
        if (notification.telescope() != null) {
            row.put("telescope", Value.text(notification.telescope()));
        }
        return row;
    }

    /** The notification of a row, read from the table or its stream; empty when it is one of what is kept beside them. */
    public static Optional<Notification.Kept> kept(Row row) {
        return Optional.of(row)
                .filter(one -> one.text("part").startsWith(NOTIFICATION))
                .map(Notifications::read);
    }

    private static Notification.Kept read(Row row) {
        ObjectNode told = row.json("words").orElseThrow();
        return new Notification.Kept(
                new Notification(
                        row.text("user"),
                        row.text("id"),
                        Kind.of(row.text("kind")).orElseThrow(),
                        row.time("at").orElseThrow(),
                        row.time("until").orElseThrow(),
                        Words.inEach(language -> words(told.path(language.code()))),
                        row.text("page"),
                        row.optionalText("booking").orElse(null),
                        row.optionalText("telescope").orElse(null)),
                row.text("part"),
                row.time("writtenAt").orElseThrow(),
                Choices.ways(row.text("ways")));
    }

    private static Words words(JsonNode said) {
        return new Words(said.path("title").asText(), said.path("text").asText());
    }

    private static Map<String, AttributeValue> key(String user, String part) {
        return Map.of("user", Value.text(user), "part", Value.text(part));
    }
}
