package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.Night;
import stellar.OpenSockets;
import stellar.bookings.Booking;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;
import stellar.telescopes.Timeline;

/** Guests who see everything a minute after it happened: nothing sooner, nothing less, in order. */
class LateTest {

    private static final Instant FROM = Instant.parse("2026-11-21T22:15:00Z");

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final Door door = new Door(night, sockets);
    private final Channel channel = Channel.ofTelescope(night.telescope);
    private final String prompt = "prompt-at-" + night.telescope;
    private final String late = "late-at-" + night.telescope;
    private final String connectionsTable = night.table("ConnectionsTable");
    private final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    private final Timeline timeline = new Timeline(night.tables, night.table("TimelineTable"));
    private final Connections connections = new Connections(night.tables, connectionsTable, night.clock);
    private final Announcer announcer = Announcer.of(
            night.environment(Map.of()),
            night.tables,
            sockets.sockets(Duration.ofSeconds(2)),
            Duration.ofSeconds(2),
            night.clock,
            Night.silent());
    private final Tickets tickets = new Tickets(night.tables, connectionsTable, night.clock);
    private Position position = TelescopeState.BEGINNING;
    private Booking booking;

    @BeforeEach
    void book() {
        booking = new Booker(night)
                .book("owner-of-" + night.telescope, night.telescope, FROM, FROM.plus(Duration.ofHours(1)));
        night.clock.set(FROM);
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void aLateGuestIsToldTheSameFramesAMinuteLater() {
        open(prompt, false);
        open(late, true);
        subscribe(prompt);
        subscribe(late);
        for (int seq = 1; seq <= 4; seq++) {
            happens(seq);
            night.clock.advance(Duration.ofSeconds(20));
        }
        // 80 s have gone by: what is 60 s old by the fourth news, at 60 s, is the first.
        assertThat(frames(prompt)).hasSize(4);
        assertThat(frames(late)).isEqualTo(frames(prompt).subList(0, 1));

        ping(late);
        assertThat(frames(late)).isEqualTo(frames(prompt).subList(0, 2));
        night.clock.advance(Duration.ofSeconds(39));
        ping(late);
        assertThat(frames(late)).isEqualTo(frames(prompt).subList(0, 3));
        night.clock.advance(Duration.ofSeconds(1));
        ping(late);
        ping(late);
        assertThat(frames(late)).isEqualTo(frames(prompt));
    }

    @Test
    void theStateOfALateGuestHoldsNothingOfTheLastMinute() {
        happens(1);
        telemetry("weather");
        night.clock.advance(Duration.ofSeconds(30));
        happens(2);
        telemetry("controlData");
        night.clock.advance(Duration.ofSeconds(30));
        open(late, true);

        ObjectNode state = subscribe(late);

        assertThat(state.at("/position/seq").asInt()).isEqualTo(1);
        assertThat(state.path("sentAt").asText())
                .isEqualTo(night.clock.instant().minusSeconds(60).toString());
        assertThat(state.path("lateSeconds").asInt()).isEqualTo(60);
        assertThat(state.at("/data/timeline")).hasSize(1);
        assertThat(state.at("/data/weather").isMissingNode()).isFalse();
        assertThat(state.at("/data/controlData").isMissingNode()).isTrue();

        night.clock.advance(Duration.ofSeconds(30));
        state = door.tell(late, "getState", channel.name());
        assertThat(state.at("/position/seq").asInt()).isEqualTo(2);
        assertThat(state.at("/data/controlData").isMissingNode()).isFalse();
    }

    /** What happened in the minute before somebody came is not kept as frames; the first frame shows the gap. */
    @Test
    void whatALateGuestMissedOnComingIsHealedByTheState() {
        happens(1);
        night.clock.advance(Duration.ofSeconds(10));
        open(late, true);
        assertThat(subscribe(late).at("/position/seq").asInt()).isZero();
        happens(2);
        night.clock.advance(Duration.ofSeconds(60));
        ping(late);

        assertThat(frames(late)).singleElement().satisfies(frame -> assertThat(
                        frame.at("/previous/seq").asInt())
                .isEqualTo(1));
        assertThat(door.tell(late, "getState", channel.name())
                        .at("/position/seq")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aLateGuestDoesNotHearTheSessionItselfAndAPromptOneDoes() {
        open(prompt, false);
        open(late, true);
        String session = Channel.ofSession(booking.id()).name();

        assertThat(door.tell(prompt, "subscribe", session).path("type").asText())
                .isEqualTo("initialState");
        assertThat(door.tell(late, "subscribe", session).path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void aGuestHearsOfTheBookingsTelescopeOnlyAndNoLongerThanItLasts() {
        Night other = new Night();
        open(prompt, false);

        assertThat(door.tell(prompt, "subscribe", "telescope." + other.telescope)
                        .path("code")
                        .asText())
                .isEqualTo("not-found");
        assertThat(subscribe(prompt).path("type").asText()).isEqualTo("initialState");
        night.clock.set(FROM.plus(Duration.ofHours(1)));
        assertThat(Listeners.of(connections, channel)).isEmpty();
    }

    private void open(String connection, boolean isLate) {
        Pass pass = Pass.watching(
                night.telescope,
                new Pass.Guest("link-of-" + connection, FROM.plus(Duration.ofHours(1)), booking.id(), isLate));
        assertThat(door.open(
                        tickets.issue(URI.create("wss://live.example/live"), pass)
                                .url(),
                        connection))
                .isTrue();
    }

    private ObjectNode subscribe(String connection) {
        return door.tell(connection, "subscribe", channel.name());
    }

    private void ping(String connection) {
        door.tell(connection, "ping", "");
    }

    private List<ObjectNode> frames(String connection) {
        return sockets.sent(connection).stream()
                .filter(message -> message.path("type").asText().equals("changes"))
                .toList();
    }

    private void telemetry(String type) {
        telescopes.keep(new LatestEvent(night.telescope, type, night.clock.instant(), Wire.object()));
    }

    /** Something with this number happens, is kept and told. */
    private void happens(long seq) {
        DurableEvent event = night.signal(seq);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(timeline.row(event, Night.EPOCH, night.clock.instant()));
        writes.add(telescopes.advance(Optional.of(position).filter(at -> at.seq() > 0), Night.EPOCH, List.of(event)));
        night.tables.transactWriteItems(transaction -> transaction.transactItems(writes));
        Position now = new Position(Night.EPOCH, seq);
        announcer.tell(
                channel,
                Optional.of(new Announcer.Step(position, now)),
                List.of(new Change(event.type(), event.seq(), event.at(), event.data())));
        position = now;
    }
}
