package stellar.sessions;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.ChargeRows;
import stellar.bookings.Settlement;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.commands.Commands;
import stellar.ledger.Ledger;
import stellar.live.RelayLine;
import stellar.live.Sockets;
import stellar.relays.Relays;
import stellar.slots.Slots;
import stellar.telescopes.Telescopes;
import stellar.waiting.Waits;

/** The parts of this package, put together as the settings say; what its functions work with. */
final class SessionParts {

    /** How long a relay's socket may keep a look waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SessionDesk desk;
    private final Sessions sessions;
    private final BookingRows rows;
    private final Telescopes telescopes;
    private final Relays relays;
    private final Log log;

    private SessionParts(
            SessionDesk desk, Sessions sessions, BookingRows rows, Telescopes telescopes, Relays relays, Log log) {
        this.desk = desk;
        this.sessions = sessions;
        this.rows = rows;
        this.telescopes = telescopes;
        this.relays = relays;
        this.log = log;
    }

    SessionDesk desk() {
        return desk;
    }

    Sessions sessions() {
        return sessions;
    }

    BookingRows rows() {
        return rows;
    }

    Telescopes telescopes() {
        return telescopes;
    }

    Relays relays() {
        return relays;
    }

    Log log() {
        return log;
    }

    /** With clients of the services that these settings name. */
    static SessionParts of(Map<String, String> settings, Clock clock) {
        Environment environment = new Environment(settings);
        Clients clients = new Clients(environment);
        DynamoDbClient tables = clients.tables();
        Sockets sockets = new Sockets(clients.sockets(PATIENCE));
        Timers timers = new SchedulerTimers(clients.scheduler(), environment);
        Log log = Log.standard();
        return new SessionParts(
                desk(environment, tables, sockets, timers, clock, log),
                new Sessions(tables, environment.required("SESSIONS_TABLE")),
                new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                new Relays(tables, environment.required("RELAYS_TABLE")),
                log);
    }

    static SessionDesk desk(
            Environment environment, DynamoDbClient tables, Sockets sockets, Timers timers, Clock clock, Log log) {
        BookingRows rows = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        Ledger ledger = new Ledger(tables, environment.required("LEDGER_TABLE"));
        Bookings bookings = bookings(environment, tables, clock);
        ChargeRows charges = new ChargeRows(tables, environment.required("BOOKINGS_TABLE"));
        Relays relays = new Relays(tables, environment.required("RELAYS_TABLE"));
        return new SessionDesk(
                rows,
                bookings,
                new Settling(rows, new Settlement(tables, rows, charges, bookings, ledger, clock), log),
                new Sessions(tables, environment.required("SESSIONS_TABLE")),
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                relays,
                new Commands(tables, environment.required("COMMANDS_TABLE")),
                new RelayLine(relays, sockets),
                timers,
                clock,
                log);
    }

    static Bookings bookings(Environment environment, DynamoDbClient tables, Clock clock) {
        Slots slots = new Slots(tables, environment.required("SLOTS_TABLE"));
        return new Bookings(
                tables,
                new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                slots,
                new Waits(tables, environment.required("WAITS_TABLE"), slots, clock),
                new Ledger(tables, environment.required("LEDGER_TABLE")),
                clock);
    }
}
