package stellar.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.slots.Slot;

/**
 * The table of bookings: of each booking a row {@code about}, and a row for each of its changes, which is never changed
 * itself. The first costs the same to read and write however long the booking's story is.
 */
public final class BookingRows {

    /** The index of a user's bookings by their beginning. */
    public static final String OF_USER = "ofUser";

    /** The index of a telescope's bookings by their beginning. */
    public static final String OF_TELESCOPE = "ofTelescope";

    /** The index of the bookings that nobody has begun to prepare, by their beginning. */
    public static final String UNPREPARED = "unprepared";

    private static final String ABOUT = "about";
    private static final String CHANGE = "change/";
    private static final int MOST_LISTED = 100;

    private final DynamoDbClient tables;
    private final String table;

    public BookingRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** One booking; empty when there is none of this id. */
    public Optional<Booking> find(String booking) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(booking, ABOUT)).consistentRead(true));
        return answer.hasItem() ? Optional.of(booking(new Row(answer.item()))) : Optional.empty();
    }

    /** What happened to a booking, in order. */
    public List<Change> changes(String booking) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("booking = :booking AND begins_with(part, :change)")
                        .expressionAttributeValues(
                                Map.of(":booking", Value.text(booking), ":change", Value.text(CHANGE)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> change(new Row(item)))
                .toList();
    }

    /**
     * Which bookings are wanted.
     *
     * @param index {@link #OF_USER} or {@link #OF_TELESCOPE}
     * @param owner the user's subject id or the telescope's id
     * @param from the first moment at which they may begin
     * @param to the first moment at which they may not any more
     * @param state in which state they are; in any when empty
     */
    public record Wanted(String index, String owner, Instant from, Instant to, Optional<State> state) {}

    /**
     * Some bookings, by their beginning.
     *
     * @param next where the later ones begin; empty when there are none
     */
    public record Page(List<Booking> bookings, Optional<String> next) {}

    /**
     * Bookings that begin within a stretch of time; a change shows in it within a second. Of those in one state a page may
     * be short, even empty, and still not be the last: {@link Page#next} says so.
     *
     * @param after what the page before said is next; empty for the first page
     */
    public Page list(Wanted wanted, Optional<String> after, int limit) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":owner", Value.text(wanted.owner()));
        // The tilde comes after every character of an id: what follows, this one excluded.
        values.put(":from", after.map(last -> Value.text(last + "~")).orElse(Value.time(wanted.from())));
        values.put(":to", Value.time(wanted.to()));
        Map<String, String> names =
                new HashMap<>(Map.of("#owner", wanted.index().equals(OF_USER) ? "user" : "telescope"));
        wanted.state().ifPresent(state -> {
            names.put("#state", "state");
            values.put(":state", Value.text(state.name()));
        });
        var answer = tables.query(query -> query.tableName(table)
                .indexName(wanted.index())
                .keyConditionExpression("#owner = :owner AND timeOrder BETWEEN :from AND :to")
                .filterExpression(wanted.state().map(any -> "#state = :state").orElse(null))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .limit(Math.clamp(limit, 1, MOST_LISTED)));
        return new Page(
                answer.items().stream().map(item -> booking(new Row(item))).toList(),
                Optional.ofNullable(answer.lastEvaluatedKey().get("timeOrder")).map(AttributeValue::s));
    }

    /** Bookings that nobody has begun to prepare although they begin before this moment, the first to begin first. */
    public List<String> unprepared(Instant before, int limit) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(UNPREPARED)
                        .keyConditionExpression("unprepared = :yes AND timeOrder < :before")
                        .expressionAttributeValues(
                                Map.of(":yes", Value.text(UNPREPARED), ":before", Value.time(before)))
                        .limit(limit))
                .items()
                .stream()
                .map(item -> new Row(item).text("booking"))
                .toList();
    }

    /** A booking that must be new. */
    TransactWriteItem add(Booking booking) {
        return Transaction.putNew(table, about(booking), "booking");
    }

    /** The booking as it is after a change, if it still has had as many as {@code before}. */
    TransactWriteItem change(Booking before, Booking after) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(about(after))
                        .conditionExpression("changes = :changes")
                        .expressionAttributeValues(Map.of(":changes", Value.number(before.changes()))))
                .build();
    }

    /** A change, which must be new. */
    TransactWriteItem add(String booking, Change change) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking, CHANGE + "%06d".formatted(change.number())));
        row.put("transition", Value.text(change.transition().name()));
        row.put("to", Value.text(change.to().name()));
        row.put("actorKind", Value.text(change.actor().kind().name()));
        row.put("actor", Value.text(change.actor().id()));
        row.put("cause", Value.text(change.cause()));
        row.put("at", Value.time(change.at()));
        return Transaction.putNew(table, row, "part");
    }

    private static Map<String, AttributeValue> about(Booking booking) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking.id(), ABOUT));
        row.put("user", Value.text(booking.user()));
        row.put("telescope", Value.text(booking.telescope()));
        row.put("timeOrder", Value.text(Value.time(booking.slot().from()).s() + "/" + booking.id()));
        row.put("askedFrom", Value.time(booking.asked().from()));
        row.put("askedTo", Value.time(booking.asked().to()));
        row.put("from", Value.time(booking.slot().from()));
        row.put("to", Value.time(booking.slot().to()));
        row.put("state", Value.text(booking.state().name()));
        if (booking.state() == State.PENDING || booking.state() == State.CONFIRMED) {
            row.put(UNPREPARED, Value.text(UNPREPARED));
        }
        row.put("changes", Value.number(booking.changes()));
        row.put("heldCents", Value.number(booking.heldCents()));
        row.put("freeCancelUntil", Value.time(booking.freeCancelUntil()));
        row.put("plan", Value.json(booking.plan()));
        row.put("madeAt", Value.time(booking.madeAt()));
        return row;
    }

    /** A plan as it is read again: its numbers are of the kinds that they are read as. */
    static ObjectNode asKept(ObjectNode plan) {
        return new Row(Map.of("plan", Value.json(plan))).json("plan").orElseThrow();
    }

    private static Booking booking(Row row) {
        return new Booking(
                row.text("booking"),
                row.text("user"),
                row.text("telescope"),
                slot(row, "askedFrom", "askedTo"),
                slot(row, "from", "to"),
                State.valueOf(row.text("state")),
                Math.toIntExact(row.number("changes")),
                row.number("heldCents"),
                row.time("freeCancelUntil").orElseThrow(),
                row.json("plan").orElseThrow(),
                row.time("madeAt").orElseThrow());
    }

    private static Slot slot(Row row, String from, String to) {
        return new Slot(row.time(from).orElseThrow(), row.time(to).orElseThrow());
    }

    static Change change(Row row) {
        return new Change(
                Integer.parseInt(row.text("part").substring(CHANGE.length())),
                Transition.valueOf(row.text("transition")),
                State.valueOf(row.text("to")),
                new Actor(Actor.Kind.valueOf(row.text("actorKind")), row.text("actor")),
                row.text("cause"),
                row.time("at").orElseThrow());
    }

    private static Map<String, AttributeValue> key(String booking, String part) {
        return Map.of("booking", Value.text(booking), "part", Value.text(part));
    }
}
