package stellar.sessions;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.RunningSession;
import stellar.contract.Wire;

/**
 * The table of sessions: a row a booking. Its index {@code due} holds the open ones by when to look again, and {@code atRelay}
 * those that a relay must know of, from the first time it is asked to switch their target on until they are closed.
 */
public final class Sessions {

    /** The index of open sessions by their next look. */
    public static final String DUE = "due";

    /** The index of sessions that were begun and are open, by relay. */
    public static final String AT_RELAY = "atRelay";

    /** The attribute that a session's row has until nothing is to be done for it any more. */
    public static final String OPEN = "open";

    /** The attribute that has all of a session. */
    static final String WHOLE = "session";

    private static final int MOST_AT_RELAY = 50;

    private final DynamoDbClient tables;
    private final String table;

    public Sessions(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** One session; empty when its booking was never looked at. */
    public Optional<Session> find(String booking) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(booking)).consistentRead(true));
        return answer.hasItem() ? Optional.of(read(new Row(answer.item()).text(WHOLE))) : Optional.empty();
    }

    /** Whether nothing is to be done for a booking's session any more; not so when it was never looked at. */
    public boolean isClosed(String booking) {
        var answer = tables.getItem(get -> get.tableName(table)
                .key(key(booking))
                .projectionExpression("booking, #open")
                .expressionAttributeNames(Map.of("#open", OPEN))
                .consistentRead(true));
        return answer.hasItem() && !answer.item().containsKey(OPEN);
    }

    /** Writes a session, if its row is still of the version it was made from; says whether it did. */
    boolean write(Session made) {
        Session session = made.written(made.version() + 1, made.relay());
        Map<String, AttributeValue> row = new HashMap<>(key(session.booking()));
        row.put("version", Value.number(session.version()));
        row.put("telescope", Value.text(session.telescope()));
        row.put(WHOLE, Value.text(Wire.write(session)));
        if (session.nextLook() != null) {
            row.put(OPEN, Value.text(OPEN));
            row.put("nextLook", Value.time(session.nextLook()));
            boolean wasAsked = session.steps().stream()
                    .anyMatch(step -> step.name().equals(Session.ON) && step.phase() != Step.Phase.PLANNED);
            if (wasAsked && session.relay() != null) {
                row.put("relay", Value.text(session.relay()));
                row.put("until", Value.time(session.until()));
                row.put("targetGuid", Value.text(session.targetGuid()));
                row.put("isOn", AttributeValue.fromBool(session.mayBeOn()));
            }
        }
        try {
            tables.putItem(put -> {
                put.tableName(table).item(row);
                if (made.version() == 0) {
                    put.conditionExpression("attribute_not_exists(booking)");
                } else {
                    put.conditionExpression("version = :before")
                            .expressionAttributeValues(Map.of(":before", Value.number(made.version())));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** Bookings whose session should have been looked at before this moment, the most overdue first. */
    public List<String> overdue(Instant now, int limit) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(DUE)
                        .keyConditionExpression("#open = :open AND nextLook <= :now")
                        .expressionAttributeNames(Map.of("#open", OPEN))
                        .expressionAttributeValues(Map.of(":open", Value.text(OPEN), ":now", Value.time(now)))
                        .limit(limit))
                .items()
                .stream()
                .map(item -> new Row(item).text("booking"))
                .toList();
    }

    /**
     * What is open now.
     *
     * @param open how many sessions something is still to be done for
     * @param relays the relay of each that was begun
     */
    record Night(int open, List<String> relays) {}

    /** All that is open now; of more than so many, whether they were begun is not looked at. */
    Night night(int most) {
        List<String> open = new ArrayList<>();
        tables.queryPaginator(query -> query.tableName(table)
                        .indexName(DUE)
                        .keyConditionExpression("#open = :open")
                        .expressionAttributeNames(Map.of("#open", OPEN))
                        .expressionAttributeValues(Map.of(":open", Value.text(OPEN))))
                .items()
                .forEach(item -> open.add(new Row(item).text("booking")));
        List<String> relays = open.stream()
                .limit(most)
                .flatMap(booking -> tables
                        .getItem(get -> get.tableName(table).key(key(booking)).projectionExpression("relay"))
                        .item()
                        .values()
                        .stream())
                .map(AttributeValue::s)
                .toList();
        return new Night(open.size(), relays);
    }

    /**
     * A session that was begun and is open.
     *
     * @param isOn whether the telescope may be at work for it
     */
    public record Begun(RunningSession session, boolean isOn) {}

    /** The sessions of a relay's telescopes that were begun and are open; a change shows within a second. */
    public List<Begun> begunAt(String relay) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(AT_RELAY)
                        .keyConditionExpression("relay = :relay")
                        .expressionAttributeValues(Map.of(":relay", Value.text(relay)))
                        .limit(MOST_AT_RELAY))
                .items()
                .stream()
                .map(Row::new)
                .map(row -> new Begun(
                        new RunningSession(
                                row.text("booking"),
                                row.text("telescope"),
                                row.time("until").orElseThrow(),
                                row.text("targetGuid"),
                                null),
                        Optional.ofNullable(row.attributes().get("isOn"))
                                .map(AttributeValue::bool)
                                .orElse(false)))
                .toList();
    }

    /** A session as its row has it whole. */
    static Session read(String whole) {
        try {
            return Wire.read(whole, Session.class);
        } catch (IOException e) {
            throw new IllegalStateException("A session is not what was written.", e);
        }
    }

    private static Map<String, AttributeValue> key(String booking) {
        return Map.of("booking", Value.text(booking));
    }
}
