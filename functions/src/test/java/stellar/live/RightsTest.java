package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.Streamed;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.bookings.Outcome;
import stellar.bookings.Transition;
import stellar.cloud.Environment;
import stellar.cloud.Value;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/** Who may listen to what, and that it ends at once with what it came from. */
class RightsTest {

    private static final Instant FROM = Instant.parse("2026-11-21T22:15:00Z");
    private static final Instant TO = Instant.parse("2026-11-21T23:15:00Z");

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final String hidden = night.telescope + "-hidden";
    private final String owner = "owner-of-" + night.telescope;
    private final String operator = "operator-of-" + night.telescope;
    private final Environment environment =
            night.environment(Map.of("SITE_ORIGINS", "https://stellar.example", "LIVE_URL", "wss://live.example/live"));
    private final Door door = new Door(night, sockets);
    private final TicketHandler tickets = new TicketHandler(environment, night.tables, night.clock);
    private final BookingNewsHandler news = new BookingNewsHandler(
            environment, night.tables, sockets.sockets(Duration.ofSeconds(2)), night.clock, Night.silent());
    private final Booker booker = new Booker(night);

    RightsTest() {
        night.addTelescope(hidden, night.relay, false);
        night.giveTo(operator);
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void onlyWhoIsMeantHearsWhatOnePersonShouldKnow() throws IOException {
        open("owner", owner, "");
        open("other", "somebody-else", "[admin]");

        assertThat(say("owner", "user." + owner).path("type").asText()).isEqualTo("initialState");
        assertThat(say("other", "user." + owner))
                .isEqualTo(say("other", "user.nobody-at-all")
                        .put("channel", "user." + owner)
                        .put(
                                "title",
                                "There is no channel user." + owner
                                        + " that you may watch. Check the address of the page."));
        Booking booking = book(night.telescope);

        assertThat(last("owner").at("/messages/0/type").asText()).isEqualTo("booking");
        assertThat(last("owner").at("/messages/0/data/booking").asText()).isEqualTo(booking.id());
        assertThat(last("owner").at("/messages/0/data/what").asText()).isEqualTo("book");
        assertThat(last("other").path("type").asText()).isEqualTo("error");
    }

    @Test
    void aBookingIsHeardByItsUserItsOperatorAndAnAdminAndLooksLikeNoneToAnybodyElse() throws IOException {
        Booking booking = book(night.telescope);
        String channel = "session." + booking.id();
        String missing = "session." + UUID.randomUUID();
        open("owner", owner, "");
        open("operator", operator, "[operator]");
        open("otherOperator", "other-operator", "[operator]");
        open("admin", "an-admin", "[admin]");
        open("stranger", "a-stranger", "");

        for (String allowed : List.of("owner", "operator", "admin")) {
            ObjectNode state = say(allowed, channel);
            assertThat(state.path("type").asText()).as(allowed).isEqualTo("initialState");
            assertThat(state.at("/data/booking").asText()).isEqualTo(booking.id());
            assertThat(state.toString()).doesNotContain("Cents", owner);
        }
        for (String refused : List.of("otherOperator", "stranger")) {
            assertThat(say(refused, channel).toString().replace(channel, missing))
                    .as(refused)
                    .isEqualTo(say(refused, missing).toString());
        }
        assertThat(Listeners.of(connections(), Channel.ofSession(booking.id())))
                .hasSize(3)
                .doesNotContain(connection("stranger"));
    }

    @Test
    void aHiddenTelescopeIsItsUsersWhileTheirSlotLastsAndNothingBeforeItIsShown() throws IOException {
        book(hidden);
        open("owner", owner, "");
        assertThat(say("owner", "telescope." + hidden).path("code").asText()).isEqualTo("not-found");

        night.clock.set(FROM);
        assertThat(say("owner", "telescope." + hidden).path("type").asText()).isEqualTo("initialState");
        assertThat(door.listeners(hidden)).containsExactly(connection("owner"));

        night.clock.set(TO.minusMillis(1));
        assertThat(door.listeners(hidden)).hasSize(1);
        night.clock.set(TO);
        assertThat(door.listeners(hidden)).isEmpty();
        assertThat(say("owner", "telescope." + hidden).path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void whoseBookingFailsIsUnsubscribedAtOnceAndTold() throws IOException {
        Booking booking = book(hidden);
        night.clock.set(FROM);
        open("owner", owner, "");
        say("owner", "telescope." + hidden);
        say("owner", "session." + booking.id());
        say("owner", "user." + owner);
        step(booking, Transition.PREPARE, Transition.PREPARED);
        assertThat(door.listeners(hidden)).as("while it lasts").hasSize(1);

        cancel(booking);

        assertThat(door.listeners(hidden)).isEmpty();
        assertThat(Listeners.of(connections(), Channel.ofSession(booking.id()))).isEmpty();
        assertThat(Listeners.of(connections(), Channel.ofUser(owner))).hasSize(1);
        List<ObjectNode> told = sockets.sent(connection("owner"));
        assertThat(told)
                .filteredOn(message -> message.path("type").asText().equals("unsubscribed"))
                .extracting(message -> message.path("channel").asText())
                .containsExactlyInAnyOrder("telescope." + hidden, "session." + booking.id());
        assertThat(told)
                .filteredOn(message -> message.path("channel").asText().equals("session." + booking.id()))
                .extracting(message -> message.at("/messages/0/type").asText())
                .as("first what happened, then the end")
                .containsExactly("", "session.changed", "session.changed", "session.completed", "");
        assertThat(say("owner", "session." + booking.id()).path("code").asText())
                .isEqualTo("not-found");
    }

    @Test
    void whatIsToldOfASessionMakesAChain() throws IOException {
        Booking booking = book(night.telescope);
        open("owner", owner, "");
        ObjectNode state = say("owner", "session." + booking.id());
        step(booking, Transition.PREPARE, Transition.PREPARED, Transition.START);

        List<ObjectNode> told = sockets.sent(connection("owner"));
        ObjectNode before = state;
        for (ObjectNode frame : told.subList(1, told.size())) {
            assertThat(frame.path("previous")).isEqualTo(before.path("position"));
            before = frame;
        }
        assertThat(before.at("/messages/0/type").asText()).isEqualTo("session.started");
        assertThat(before.at("/messages/0/data/state").asText()).isEqualTo("running");
        night.clock.set(FROM);
        state = say("owner", "session." + booking.id());
        ObjectNode golden = Night.golden("live-session-state.json");
        assertThat(state.fieldNames()).toIterable().containsExactlyElementsOf(names(golden));
        ObjectNode data = ((ObjectNode) state.path("data"))
                .put("booking", golden.at("/data/booking").asText())
                .put("telescope", "demo");
        assertThat(data).hasToString(golden.path("data").toString());
        assertThat(state.path("position")).isEqualTo(before.path("position"));
    }

    @Test
    void aPersonHasTwentySocketsAndSixtyTicketsAMinute() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(door.open(ticket(owner, ""), "socket-" + i + night.telescope))
                    .isTrue();
        }
        assertThat(door.open(ticket(owner, ""), "one-too-many" + night.telescope))
                .isFalse();
        assertThat(connections().pass("one-too-many" + night.telescope)).isEmpty();
        assertThat(door.open(ticket("another-" + owner, ""), "another" + night.telescope))
                .isTrue();

        for (int i = 21; i < 60; i++) {
            ticket(owner, "");
        }
        APIGatewayV2HTTPResponse refused = ask(owner, "");
        assertThat(refused.getStatusCode()).isEqualTo(429);
        // 22:00:05.180: the minute has 54.82 s left.
        assertThat(refused.getHeaders()).containsEntry("retry-after", "55");
        night.clock.advance(Duration.ofSeconds(55));
        ticket(owner, "");
    }

    @Test
    void whoSaysTooMuchIsToldOnceAndThenClosed() throws IOException {
        open("owner", owner, "");
        for (int i = 1; i <= 60; i++) {
            assertThat(say("owner", "ping", "").path("type").asText()).isEqualTo("pong");
        }
        assertThat(say("owner", "ping", "").path("code").asText()).isEqualTo("too-many-messages");
        for (int i = 62; i <= 120; i++) {
            say("owner", "ping", "");
        }
        assertThat(sockets.sent(connection("owner"))).hasSize(61);
        assertThat(sockets.isClosed(connection("owner"))).isFalse();
        say("owner", "ping", "");
        assertThat(sockets.isClosed(connection("owner"))).isTrue();
        assertThat(connections().pass(connection("owner"))).isEmpty();
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Connections connections() {
        return new Connections(night.tables, night.table("ConnectionsTable"), night.clock);
    }

    private String connection(String name) {
        return name + "-at-" + night.telescope;
    }

    private void open(String name, String user, String groups) throws IOException {
        assertThat(door.open(ticket(user, groups), connection(name))).isTrue();
    }

    private APIGatewayV2HTTPResponse ask(String user, String groups) {
        return ApiBook.ask(tickets, Night.signedIn(user, groups, "POST /api/me/tickets", Map.of(), ""));
    }

    private String ticket(String user, String groups) throws IOException {
        APIGatewayV2HTTPResponse answer = ask(user, groups);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), SocketTicket.class).url();
    }

    private ObjectNode say(String name, String channel) {
        return say(name, "subscribe", channel);
    }

    private ObjectNode say(String name, String type, String channel) {
        return door.tell(connection(name), type, channel);
    }

    private ObjectNode last(String name) {
        return sockets.sent(connection(name)).getLast();
    }

    private Booking book(String telescope) {
        Booking booking = booker.book(owner, telescope, FROM, TO);
        tellNews(booking, 1);
        return booking;
    }

    private void step(Booking booking, Transition... transitions) {
        for (Transition transition : transitions) {
            Outcome done = booker.bookings.advance(booking.id(), transition, Actor.stellar("sessions"), "as-planned");
            tellNews(booking, ((Outcome.Done) done).booking().changes());
        }
    }

    private void cancel(Booking booking) {
        Outcome done = booker.bookings.cancel(booking.id(), Actor.operator(operator), 1_000_000, "storm");
        tellNews(booking, ((Outcome.Done) done).booking().changes());
    }

    /** As the stream of the bookings brings the row of a change. */
    private void tellNews(Booking booking, int number) {
        stellar.bookings.Change change = booker.rows.changes(booking.id()).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
        Map<String, AttributeValue> row = new HashMap<>();
        row.put("booking", Value.text(booking.id()));
        row.put("part", Value.text("change/%06d".formatted(number)));
        row.put("transition", Value.text(change.transition().name()));
        row.put("to", Value.text(change.to().name()));
        row.put("actorKind", Value.text(change.actor().kind().name()));
        row.put("actor", Value.text(change.actor().id()));
        row.put("at", Value.text(change.at().toString()));
        row.put("cause", Value.text(change.cause()));
        news.handleRequest(Streamed.written(List.of(row)), Night.INVOCATION);
    }
}
