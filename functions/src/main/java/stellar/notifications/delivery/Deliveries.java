package stellar.notifications.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.notifications.Carried;
import stellar.notifications.Notification;
import stellar.notifications.Notifications;

/**
 * What became of notifications at each place, in the table of notifications: a row {@code delivery#PLACE#PART OF THE NOTIFICATION}
 * for each. It is claimed before anything is sent: who dies between the two leaves it claimed for ever, and nobody is told twice.
 */
final class Deliveries {

    /** The index of those that are to be tried again, by when. */
    static final String TO_RETRY = "toRetry";

    /** After how long the next attempt is due; the n-th stands for the n-th attempt, the last for all further ones. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String DELIVERY = "delivery#";
    private static final String LATER = "later";
    private static final int LONGEST_WHY = 200;

    private final DynamoDbClient tables;
    private final String table;

    Deliveries(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** A delivery that is to be tried again. */
    record Due(String user, String place, String notification) {}

    /**
     * Claims a delivery: the first attempt, or another one after the last was to be later. Returns which attempt it is, from 1;
     * empty when it is somebody else's, or done.
     */
    Optional<Integer> claim(Notification.Kept kept, String place, Instant now) {
        try {
            Row row = new Row(tables.updateItem(update -> update.tableName(table)
                            .key(key(kept.notification().user(), place, kept.part()))
                            .updateExpression("SET #state = :claimed, changedAt = :now, expiresAt = :expiry"
                                    + " REMOVE retry, nextAt ADD attempts :one")
                            .conditionExpression("attribute_not_exists(#state) OR #state = :later")
                            .expressionAttributeNames(Map.of("#state", "state"))
                            .expressionAttributeValues(Map.of(
                                    ":claimed", Value.text("claimed"),
                                    ":later", Value.text(LATER),
                                    ":now", Value.time(now),
                                    ":expiry", Value.expiry(now.plus(KEPT)),
                                    ":one", Value.number(1)))
                            .returnValues("ALL_NEW"))
                    .attributes());
            return Optional.of((int) row.number("attempts"));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    /** Writes down what came of an attempt. What is to be later, and would be too late then, is not tried again. */
    void note(Notification.Kept kept, String place, int attempt, Carried carried, Instant now) {
        Notification notification = kept.notification();
        Instant next = now.plus(PAUSES.get(Math.min(attempt, PAUSES.size()) - 1));
        boolean isLater = carried instanceof Carried.Later && next.isBefore(notification.until());
        Carried noted = carried instanceof Carried.Later(String why) && !isLater ? new Carried.Refused(why) : carried;
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":state", Value.text(noted.word()),
                ":why", Value.text(shortened(noted.why())),
                ":now", Value.time(now)));
        String expression = "SET #state = :state, why = :why, changedAt = :now";
        if (isLater) {
            expression += ", retry = :later, nextAt = :next";
            values.put(":later", Value.text(LATER));
            values.put(":next", Value.time(next));
        }
        String update = expression;
        tables.updateItem(put -> put.tableName(table)
                .key(key(notification.user(), place, kept.part()))
                .updateExpression(update)
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(values));
    }

    /** It is not tried again: its place is gone, or it is no news any more. */
    void giveUp(Due due, String why, Instant now) {
        tables.updateItem(update -> update.tableName(table)
                .key(key(due.user(), due.place(), due.notification()))
                .updateExpression("SET #state = :refused, why = :why, changedAt = :now REMOVE retry, nextAt")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(
                        Map.of(":refused", Value.text("refused"), ":why", Value.text(why), ":now", Value.time(now))));
    }

    /** Those whose next attempt is due, the longest due first. */
    List<Due> due(Instant now, int most) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(TO_RETRY)
                        .keyConditionExpression("retry = :later AND nextAt <= :now")
                        .expressionAttributeValues(Map.of(":later", Value.text(LATER), ":now", Value.time(now)))
                        .limit(most))
                .items()
                .stream()
                .map(item -> due(new Row(item)))
                .toList();
    }

    /** The notification of a delivery; empty when its row died. */
    Optional<Notification.Kept> notification(Due due) {
        var answer = tables.getItem(get -> get.tableName(table)
                .key(Map.of("user", Value.text(due.user()), "part", Value.text(due.notification())))
                .consistentRead(true));
        return answer.hasItem() ? Notifications.kept(new Row(answer.item())) : Optional.empty();
    }

    private static Due due(Row row) {
        String[] parts = row.text("part").substring(DELIVERY.length()).split("#", 2);
        return new Due(row.text("user"), parts[0], parts[1]);
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY);
    }

    private static Map<String, AttributeValue> key(String user, String place, String notification) {
        return Map.of("user", Value.text(user), "part", Value.text(DELIVERY + place + "#" + notification));
    }
}
