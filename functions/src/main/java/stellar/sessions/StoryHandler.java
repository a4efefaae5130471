package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Log;
import stellar.cloud.Row;
import stellar.contract.Wire;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.live.Sockets;
import stellar.notifications.Notifications;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * Tells a session's user, its listeners, and, of what may be theirs to mend, the telescope's operator, what its story gained:
 * {@code notification} on their channels, and a notification for whoever wants one. It comes by the table's stream, in order
 * for each session, perhaps more than once; {@code number} is its place in the story.
 */
public final class StoryHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BookingRows bookings;
    private final Telescopes telescopes;
    private final Announcer announcer;
    private final StoryNotifications notifications;

    public StoryHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public StoryHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public StoryHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private StoryHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), Sockets.of(environment, clients, PATIENCE), clock, Log.standard());
    }

    StoryHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.announcer = Announcer.of(environment, tables, sockets, PATIENCE, clock, log);
        this.notifications = new StoryNotifications(Notifications.of(environment, tables, clock));
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (DynamodbStreamRecord record : event.getRecords()) {
            Optional<Row> row = Row.told(record.getDynamodb().getNewImage());
            if (row.isPresent()) {
                Session session = session(row.get());
                Optional<Session> old =
                        Row.told(record.getDynamodb().getOldImage()).map(StoryHandler::session);
                int told = old.map(before -> before.story().size()).orElse(0);
                int frames = old.map(before -> before.statistics().frames()).orElse(0);
                if (session.story().size() > told || session.statistics().frames() > frames) {
                    bookings.find(session.booking()).ifPresent(booking -> tell(booking, session, told, frames));
                }
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private void tell(Booking booking, Session session, int before, int framesBefore) {
        Optional<Telescope> telescope = telescopes.find(booking.telescope());
        ZoneId zone = telescope.map(Telescope::timeZone).orElse(ZoneOffset.UTC);
        notifications.count(booking, telescope, framesBefore, session);
        for (int number = before; number < session.story().size(); number++) {
            Told told = session.story().get(number);
            Change change = new Change("notification", null, told.at(), data(session, told, number + 1, zone));
            announcer.tell(Channel.ofSession(booking.id()), List.of(change));
            announcer.tell(Channel.ofUser(booking.user()), List.of(change));
            boolean isForOperator =
                    Hindrance.of(told.why()).filter(Hindrance::isToBeMended).isPresent();
            telescope
                    .map(Telescope::operator)
                    .filter(operator -> isForOperator && !operator.equals(booking.user()))
                    .ifPresent(operator -> announcer.tell(Channel.ofUser(operator), List.of(change)));
            notifications.tell(booking, telescope, session, told, number + 1);
        }
    }

    private static ObjectNode data(Session session, Told told, int number, ZoneId zone) {
        ObjectNode data = Wire.object()
                .put("booking", session.booking())
                .put("telescope", session.telescope())
                .put("number", number)
                .put("what", told.what());
        if (!told.why().isEmpty()) {
            data.put("why", told.why());
        }
        @Nullable Waiting waiting = session.waiting();
        if (told.what().equals("waits")
                && waiting != null
                && waiting.hindrance().word().equals(told.why())) {
            ObjectNode text = data.putObject("text");
            for (Language language : Language.values()) {
                text.put(language.code(), waiting.in(language, zone));
            }
        }
        return data;
    }

    private static Session session(Row row) {
        return Sessions.read(row.text(Sessions.WHOLE));
    }
}
