package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.accounts.Caller;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;
import stellar.contract.LatestEvent;
import stellar.contract.Position;

/** The table of telescopes. */
public final class Telescopes {

    /** The index of telescopes anybody may see, by their {@code listing}. */
    public static final String LISTED = "listed";

    /** The index of telescopes by who owns them. */
    private static final String OF_OPERATOR = "ofOperator";

    private static final int MOST_LISTED = 100;

    private final DynamoDbClient tables;
    private final String table;
    private final TelemetryRows telemetry;

    public Telescopes(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
        this.telemetry = new TelemetryRows(tables, table);
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
        return telemetry.keep(latest, Duration.ZERO);
    }

    /**
     * Takes a value of telemetry, unless one as new is known; says whether it did. Where it says in words what the one before
     * said, and that was written less than {@code writeEach} before, this object alone knows of it.
     */
    public boolean keep(LatestEvent latest, Duration writeEach) {
        return telemetry.keep(latest, writeEach);
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
        for (String name : TelemetryRows.PARTS) {
            Optional.ofNullable(rows.get(name))
                    .ifPresent(row -> parts.put(name, telemetry.newest(telescope.id(), name, row)));
        }
        return new TelescopeState(telescope, state == null ? TelescopeState.BEGINNING : position(state), parts);
    }

    private static Position position(Row state) {
        return new Position(state.number("epoch"), state.number("seq"));
    }

    static Map<String, AttributeValue> key(String telescope, String part) {
        return Map.of("telescope", Value.text(telescope), "part", Value.text(part));
    }
}
