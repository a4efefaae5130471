package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Phase;
import stellar.bookings.Transition;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;

/**
 * Tells what became of bookings to whoever listens, as the table's stream brings it, and takes from them what they have no
 * right to any more. A batch that fails comes again whole: what was told is told again, with the same version.
 */
public final class BookingNewsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String CHANGE = "change/";

    private final BookingRows bookings;
    private final Announcer announcer;
    private final Eviction eviction;
    private final Clock clock;

    public BookingNewsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public BookingNewsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public BookingNewsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private BookingNewsHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), Sockets.of(environment, clients, PATIENCE), clock, Log.standard());
    }

    BookingNewsHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        Connections connections = new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.announcer = Announcer.of(environment, tables, sockets, PATIENCE, clock, log);
        this.eviction = new Eviction(connections, Rights.of(environment, tables, clock), sockets);
        this.clock = clock;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Set<String> changed = new LinkedHashSet<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            Map<String, AttributeValue> row = record.getDynamodb().getNewImage();
            if (row != null && text(row, "part").startsWith(CHANGE)) {
                String booking = text(row, "booking");
                changed.add(booking);
                bookings.find(booking).ifPresent(found -> tell(found, row));
            }
        }
        for (String booking : changed) {
            // While it is under way everybody keeps what they have.
            if (bookings.find(booking)
                    .filter(found -> Phase.of(found, clock.instant()) == Phase.ACTIVE)
                    .isEmpty()) {
                eviction.judge(booking);
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private void tell(Booking booking, Map<String, AttributeValue> change) {
        Transition transition = Transition.valueOf(text(change, "transition"));
        Instant at = Instant.parse(text(change, "at"));
        ObjectNode data = BookingWords.of(booking, clock.instant())
                .put("what", transition.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("cause", text(change, "cause"));
        announcer.tell(Channel.ofSession(booking.id()), List.of(new Change(typeOf(transition), null, at, data)));
        announcer.tell(Channel.ofUser(booking.user()), List.of(new Change("booking", null, at, data)));
    }

    /** What the session's channel calls it. */
    private static String typeOf(Transition transition) {
        return switch (transition) {
            case START -> "session.started";
            case COMPLETE, FAIL, MISS, CANCEL, DECLINE -> "session.completed";
            case BOOK, CONFIRM, MOVE, CHANGE_PLAN, PREPARE, PREPARED, PAUSE, TAKE_OVER, RESUME -> "session.changed";
        };
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name))
                .map(AttributeValue::getS)
                .orElseThrow(() -> new IllegalStateException("A record of the bookings' stream lacks " + name + "."));
    }
}
