package stellar.telescopes;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.accounts.Caller;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;
import stellar.contract.LatestEvent;
import stellar.contract.Position;
import stellar.contract.Wire;

/** The table of telescopes. */
public final class Telescopes {

    /** The index of telescopes anybody may see, by their {@code listing}. */
    public static final String LISTED = "listed";

    /** The index of telescopes by who owns them. */
    private static final String OF_OPERATOR = "ofOperator";

    private static final int MOST_LISTED = 100;
    /** Words of the weather that are further apart do not go on from each other. */
    private static final Duration LONGEST_GAP = Duration.ofMinutes(3);

    /** What the row of the weather has beside what was said. */
    private static final List<String> SINCE = List.of("since", "lastUnsafeAt");

    private static final List<String> TELEMETRY = List.of("controlData", "shotRunning", "weather");

    private final DynamoDbClient tables;
    private final String table;
    private final Recent recent = new Recent();

    public Telescopes(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** What a telescope is; empty when there is none of this name. */
    public Optional<Telescope> find(String telescope) {
        return Telescope.isId(telescope) ? row(telescope, "about").map(AboutRow::telescope) : Optional.empty();
    }

    /** A telescope that somebody operates; empty as well when it is another's. */
    public Optional<Telescope> operatedBy(Caller caller, String telescope) {
        return find(telescope).filter(found -> caller.mayOperate(found.operator()));
    }

    /** A telescope that anybody may watch; empty as well when it exists but is not for everybody. */
    public Optional<Telescope> findPublic(String telescope) {
        return find(telescope).filter(Telescope::isPublic);
    }

    /** The telescopes anybody may see, by id, {@value #MOST_LISTED} at most; a change shows within a second. */
    public List<Telescope> listed() {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .indexName(LISTED)
                        .keyConditionExpression("listing = :public")
                        .expressionAttributeValues(Map.of(":public", Value.text(Listing.PUBLIC.word()))))
                .items()
                .stream()
                .limit(MOST_LISTED)
                .map(item -> AboutRow.telescope(new Row(item)))
                .toList();
    }

    /** The telescopes that somebody owns, by id, the retired ones too, {@value #MOST_LISTED} at most; a change shows within a second. */
    public List<Telescope> ownedBy(String user) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .indexName(OF_OPERATOR)
                        .keyConditionExpression("#operator = :user")
                        .expressionAttributeNames(Map.of("#operator", "operator"))
                        .expressionAttributeValues(Map.of(":user", Value.text(user))))
                .items()
                .stream()
                .limit(MOST_LISTED)
                .map(item -> AboutRow.telescope(new Row(item)))
                .toList();
    }

    /** All that is known of a telescope now; empty when there is none of this name. */
    public Optional<TelescopeState> state(String telescope) {
        if (!Telescope.isId(telescope)) {
            return Optional.empty();
        }
        Map<String, Row> rows = new HashMap<>();
        tables.query(query -> query.tableName(table)
                        .keyConditionExpression("telescope = :telescope")
                        .expressionAttributeValues(Map.of(":telescope", Value.text(telescope)))
                        .consistentRead(true))
                .items()
                .forEach(item -> rows.put(new Row(item).text("part"), new Row(item)));
        return Optional.ofNullable(rows.get("about")).map(about -> state(AboutRow.telescope(about), rows));
    }

    /** The position of a telescope's last durable event; empty before the first. */
    public Optional<Position> position(String telescope) {
        return row(telescope, "state").map(Telescopes::position);
    }

    /**
     * A telescope's step to its last event of a batch, as part of a transaction: taken only when its position is still
     * {@code previous}. What the events say of the connection and the version is kept.
     *
     * @param events this telescope's events of the batch, in order, at least one
     */
    public TransactWriteItem advance(Optional<Position> previous, long epoch, List<DurableEvent> events) {
        List<String> sets = new ArrayList<>(List.of("epoch = :epoch", "seq = :seq"));
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":epoch", Value.number(epoch));
        values.put(":seq", Value.number(events.getLast().seq()));
        for (DurableEvent event : events) {
            keptAs(event).ifPresent(name -> {
                if (values.put(":" + name, Value.json(withTime(event))) == null) {
                    sets.add("#" + name + " = :" + name);
                }
            });
        }
        previous.ifPresent(position -> {
            values.put(":previousEpoch", Value.number(position.epoch()));
            values.put(":previousSeq", Value.number(position.seq()));
        });
        Map<String, String> names = new HashMap<>();
        sets.stream().filter(set -> set.startsWith("#")).forEach(set -> {
            String name = set.substring(1, set.indexOf(' '));
            names.put("#" + name, name);
        });
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(events.getLast().telescope(), "state"))
                        .updateExpression("SET " + String.join(", ", sets))
                        .conditionExpression(
                                previous.isPresent()
                                        ? "epoch = :previousEpoch AND seq = :previousSeq"
                                        : "attribute_not_exists(epoch)")
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values))
                .build();
    }

    /** Keeps a value of telemetry, unless one as new is there; says whether it did. */
    public boolean keep(LatestEvent latest) {
        return keep(latest, Duration.ZERO);
    }

    /**
     * Takes a value of telemetry, unless one as new is known; says whether it did. Where it says in words what the one before
     * said, and that was written less than {@code writeEach} before, this object alone knows of it.
     */
    public boolean keep(LatestEvent latest, Duration writeEach) {
        return switch (recent.judge(latest, isUnsafe(latest) ? Duration.ZERO : writeEach)) {
            case OLD -> false;
            case MERELY_NEWER -> true;
            case TO_WRITE -> {
                boolean isWritten =
                        latest.type().equals(EventType.WEATHER.wireName()) ? keepWeather(latest) : write(latest);
                if (isWritten) {
                    recent.written(latest);
                }
                yield isWritten;
            }
        };
    }

    /** When it was unsafe last is to be known exactly. */
    private static boolean isUnsafe(LatestEvent latest) {
        return latest.data().at("/parsed/safe").isBoolean()
                && !latest.data().at("/parsed/safe").asBoolean();
    }

    private boolean write(LatestEvent latest) {
        Map<String, AttributeValue> row = new HashMap<>(key(latest.telescope(), latest.type()));
        row.put("at", Value.time(latest.at()));
        row.put("data", Value.json(latest.data()));
        try {
            tables.putItem(put -> put.tableName(table)
                    .item(row)
                    .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                    .expressionAttributeNames(Map.of("#at", "at"))
                    .expressionAttributeValues(Map.of(":at", requireNonNull(row.get("at")))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /**
     * Keeps the weather and beside it since when the verdict is what it is, without a gap, and when it was unsafe last: what
     * is mostly said is the same as before, and then one write does.
     */
    private boolean keepWeather(LatestEvent latest) {
        JsonNode parsed = latest.data().path("parsed");
        String verdict = parsed.path("safetyConnected").asBoolean() && parsed.hasNonNull("safe")
                ? (parsed.path("safe").asBoolean() ? "SAFE" : "UNSAFE")
                : "NONE";
        return keepWeather(latest, verdict, "verdict = :verdict AND #at < :at AND #at >= :gap", "")
                || keepWeather(latest, verdict, "attribute_not_exists(#at) OR #at < :at", ", since = :at");
    }

    private boolean keepWeather(LatestEvent latest, String verdict, String condition, String also) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":at", Value.time(latest.at()),
                ":data", Value.json(latest.data()),
                ":verdict", Value.text(verdict)));
        if (condition.contains(":gap")) {
            values.put(":gap", Value.time(latest.at().minus(LONGEST_GAP)));
        }
        String unsafe = verdict.equals("UNSAFE") ? ", lastUnsafeAt = :at" : "";
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(key(latest.telescope(), latest.type()))
                    .updateExpression("SET #at = :at, #data = :data, verdict = :verdict" + unsafe + also)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#at", "at", "#data", "data"))
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private Optional<Row> row(String telescope, String part) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(telescope, part)).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
    }

    private static Optional<String> keptAs(DurableEvent event) {
        return EventType.of(event.type()).map(type -> switch (type) {
            case CONNECTION_STATE -> "connection";
            case VERSION -> "version";
            default -> null;
        });
    }

    private static ObjectNode withTime(DurableEvent event) {
        return event.data().deepCopy().put("at", event.at().toString());
    }

    private TelescopeState state(Telescope telescope, Map<String, Row> rows) {
        Map<String, ObjectNode> parts = new LinkedHashMap<>();
        @Nullable Row state = rows.get("state");
        if (state != null) {
            state.json("connection").ifPresent(part -> parts.put("connection", part));
            state.json("version").ifPresent(part -> parts.put("version", part));
        }
        for (String name : TELEMETRY) {
            Optional.ofNullable(rows.get(name))
                    .ifPresent(row -> parts.put(name, newest(telescope.id(), name, telemetry(row))));
        }
        return new TelescopeState(telescope, state == null ? TelescopeState.BEGINNING : position(state), parts);
    }

    /** What is written, or what was heard here since; since when the weather is as it is stands in the row alone. */
    private ObjectNode newest(String telescope, String type, ObjectNode written) {
        return recent.newest(telescope, type)
                .filter(heard ->
                        heard.at().isAfter(Instant.parse(written.path("at").asText())))
                .map(heard -> {
                    ObjectNode newest =
                            heard.data().deepCopy().put("at", heard.at().toString());
                    written.properties().stream()
                            .filter(member -> SINCE.contains(member.getKey()))
                            .forEach(member -> newest.set(member.getKey(), member.getValue()));
                    return newest;
                })
                .orElse(written);
    }

    private static ObjectNode telemetry(Row row) {
        ObjectNode data = row.json("data")
                .orElseGet(Wire::object)
                .put("at", row.time("at").orElseThrow().toString());
        for (String name : SINCE) {
            row.time(name).ifPresent(moment -> data.put(name, moment.toString()));
        }
        return data;
    }

    private static Position position(Row state) {
        return new Position(state.number("epoch"), state.number("seq"));
    }

    private static Map<String, AttributeValue> key(String telescope, String part) {
        return Map.of("telescope", Value.text(telescope), "part", Value.text(part));
    }
}
