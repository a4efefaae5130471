package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
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
import stellar.bookings.BookingNotifications;
import stellar.bookings.BookingRows;
import stellar.bookings.Phase;
import stellar.bookings.Transition;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Row;
import stellar.notifications.Notifications;
import stellar.telescopes.Telescopes;

/**
 * Tells what became of bookings to whoever listens or wants to be notified, as the table's stream brings it, and takes from
 * those who listen what they have no right to any more. A batch that fails comes again whole: what was told is told again, with
 * the same version.
 */
public final class BookingNewsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String CHANGE = "change/";
    private static final String CHARGE = "charge";

    private final BookingRows bookings;
    private final Telescopes telescopes;
    private final BookingNotifications notifications;
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
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.notifications = new BookingNotifications(Notifications.of(environment, tables, clock));
        this.announcer = Announcer.of(environment, tables, sockets, PATIENCE, clock, log);
        this.eviction = new Eviction(connections, Rights.of(environment, tables, clock), sockets);
        this.clock = clock;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Set<String> changed = new LinkedHashSet<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            Optional<Row> written = Row.told(record.getDynamodb().getNewImage());
            if (written.isEmpty()) {
                continue;
            }
            Row row = written.get();
            String booking = row.text("booking");
            if (row.text("part").startsWith(CHANGE)) {
                changed.add(booking);
                bookings.find(booking).ifPresent(found -> tell(found, row));
            } else if (row.text("part").equals(CHARGE)) {
                bookings.find(booking)
                        .ifPresent(found -> notifications.settled(found, telescopes.find(found.telescope()), row));
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

    private void tell(Booking booking, Row change) {
        Transition transition = Transition.valueOf(change.text("transition"));
        Instant at = change.time("at").orElseThrow();
        ObjectNode data = BookingWords.of(booking, clock.instant())
                .put("what", transition.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("cause", change.text("cause"));
        announcer.tell(Channel.ofSession(booking.id()), List.of(new Change(typeOf(transition), null, at, data)));
        announcer.tell(Channel.ofUser(booking.user()), List.of(new Change("booking", null, at, data)));
        notifications.changed(booking, telescopes.find(booking.telescope()), change);
    }

    /** What the session's channel calls it. */
    private static String typeOf(Transition transition) {
        return switch (transition) {
            case START -> "session.started";
            case COMPLETE, FAIL, MISS, CANCEL, DECLINE -> "session.completed";
            case BOOK, CONFIRM, MOVE, CHANGE_PLAN, PREPARE, PREPARED, PAUSE, TAKE_OVER, RESUME -> "session.changed";
        };
    }
}
