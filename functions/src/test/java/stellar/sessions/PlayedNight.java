package stellar.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.Night;
import stellar.OpenSockets;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.commands.Commands;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.relays.Relays;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.telescopes.Telescopes;
import stellar.waiting.Waits;

/** One booked night on the real tables: the test turns the clock, says what the telescope says, and answers as it would. */
final class PlayedNight implements AutoCloseable {

    static final Instant FROM = Instant.parse("2026-11-23T21:00:00Z");
    static final Instant TO = Instant.parse("2026-11-23T23:00:00Z");

    final Night night = new Night();
    final OpenSockets sockets = new OpenSockets();
    final BookingRows rows = new BookingRows(night.tables, night.table("BookingsTable"));
    final Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
    final Sessions sessions = new Sessions(night.tables, night.table("SessionsTable"));
    final Commands commands = new Commands(night.tables, night.table("CommandsTable"));
    final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    final Relays relays = new Relays(night.tables, night.table("RelaysTable"));
    final Bookings bookings;
    final Map<String, Instant> timers = new HashMap<>();
    final List<Command> heard = new ArrayList<>();
    final String user = "user-of-" + night.telescope;
    final String booking = UUID.randomUUID().toString();
    final Timers book = new Timers() {
        @Override
        public void set(String id, Instant moment) {
            timers.put(id, moment);
        }

        @Override
        public void remove(String id) {
            timers.remove(id);
        }
    };

    final SessionDesk desk = desk(night.tables);
    private long seq = 1;
    private boolean isSafe = true;
    private boolean hasSafetyMonitor = true;
    private boolean isParked;

    PlayedNight() throws Exception {
        this(new Slot(FROM, TO));
    }

    PlayedNight(Slot slot) throws Exception {
        night.describe();
        Slots slots = new Slots(night.tables, night.table("SlotsTable"));
        bookings = new Bookings(
                night.tables,
                rows,
                slots,
                new Waits(night.tables, night.table("WaitsTable"), slots, night.clock),
                ledger,
                night.clock);
        ledger.write(new Entry(user, "grant/1", Entry.Kind.GRANT, 100_000, night.clock.instant(), "admin", "Welcome."));
        Terms terms = new Terms(
                night.telescope, 4_000, false, Duration.ofHours(24), Duration.ofMinutes(30), Duration.ofDays(90));
        if (bookings.book(new Bookings.Wish(booking, user, slot, plan()), terms) instanceof Outcome.Refused refused) {
            throw new IllegalStateException("Not booked: " + refused);
        }
    }

    /** Two shots of ten frames of 300 s. */
    private static ObjectNode plan() {
        return Stage.plan(2, 10);
    }

    SessionDesk desk(DynamoDbClient tables) {
        return SessionParts.desk(
                night.environment(Map.of()),
                tables,
                sockets.sockets(Duration.ofSeconds(20)),
                book,
                night.clock,
                Night.silent());
    }

    Booking booking() {
        return rows.find(booking).orElseThrow();
    }

    Session session() {
        return sessions.find(booking).orElseThrow();
    }

    void safe(boolean safe) {
        isSafe = safe;
    }

    /** Voyager has lost its safety monitor. */
    void loseSafetyMonitor() {
        hasSafetyMonitor = false;
    }

    void park(boolean parked) {
        isParked = parked;
    }

    /** The telescope says all it says every few seconds. */
    void say() {
        Instant now = night.clock.instant();
        relays.seen(night.relay, now);
        ObjectNode control = Stage.json("{\"parsed\":{\"voyagerStatus\":\"RUN\",\"setupConnected\":true,"
                + "\"camera\":{\"connected\":true},\"mount\":{\"connected\":true,\"parked\":" + isParked + "}}}");
        ObjectNode weather = Stage.json("{\"parsed\":{\"safetyConnected\":" + hasSafetyMonitor + ",\"safe\":" + isSafe
                + ",\"cloud\":\"" + (isSafe ? "CLEAR" : "CLOUDY") + "\"}}");
        telescopes.keep(new LatestEvent(night.telescope, "controlData", now, control));
        telescopes.keep(new LatestEvent(night.telescope, "weather", now, weather));
    }

    /** Its relay says that Voyager is connected. */
    void connect() {
        connection(true);
    }

    /** Its relay says whether Voyager is connected. */
    void connection(boolean isConnected) {
        DurableEvent said = new DurableEvent(
                seq,
                night.telescope,
                "connectionState",
                night.clock.instant(),
                null,
                Wire.object()
                        .put("voyager", isConnected ? "connected" : "disconnected")
                        .put("reconnectAttempts", 0));
        night.tables.transactWriteItems(transaction -> transaction.transactItems(
                telescopes.advance(telescopes.position(night.telescope), Night.EPOCH, List.of(said))));
        seq++;
    }

    /** The relay takes what waits for it and tells that it is done. */
    int answer() {
        List<Command> waiting = commands.waiting(night.telescope, night.clock.instant());
        for (Command command : waiting) {
            heard.add(command);
            tell(command, CommandOutcome.State.DONE, "");
        }
        return waiting.size();
    }

    void tell(Command command, CommandOutcome.State state, String reason) {
        CommandOutcome outcome = new CommandOutcome(
                command.id(), command.method(), state, reason.isEmpty() ? null : reason, Stage.json("{\"list\":[]}"));
        DurableEvent event =
                new DurableEvent(seq++, night.telescope, "command", night.clock.instant(), null, Wire.tree(outcome));
        night.tables.transactWriteItems(
                transaction -> transaction.transactItems(commands.learn(List.of(event), night.clock.instant())));
    }

    /** A frame as the timeline's stream tells of it. */
    List<Evidence.Happened> frame() {
        Instant now = night.clock.instant();
        String fits = position();
        String jpg = position();
        return List.of(
                new Evidence.Happened(
                        night.telescope,
                        fits,
                        "newFITReady",
                        now,
                        Stage.json("{\"parsed\":{\"frameType\":\"LIGHT\",\"voyType\":\"SHOT\"}}")),
                new Evidence.Happened(
                        night.telescope,
                        jpg,
                        "newJPG",
                        now,
                        Stage.json("{\"parsed\":{\"filter\":\"L\",\"exposure\":300,\"hfd\":2.5,\"takenAt\":\"" + now
                                + "\"}}")));
    }

    /** A test shot as the timeline's stream tells of it. */
    List<Evidence.Happened> testShot() {
        return List.of(new Evidence.Happened(
                night.telescope,
                position(),
                "newJPG",
                night.clock.instant(),
                Stage.json("{\"parsed\":{\"file\":\"" + ManualControl.TEST_SHOT
                        + "1.jpg\",\"filter\":\"L\",\"exposure\":20,\"hfd\":9}}")));
    }

    private String position() {
        return "%013d-%012d".formatted(Night.EPOCH, seq++);
    }

    List<String> methods() {
        return heard.stream().map(Command::method).toList();
    }

    Optional<Instant> timer() {
        return Optional.ofNullable(timers.get(booking));
    }

    @Override
    public void close() {
        sockets.close();
    }
}
