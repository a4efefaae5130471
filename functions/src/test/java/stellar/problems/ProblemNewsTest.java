package stellar.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.OpenSockets;
import stellar.Streamed;
import stellar.bookings.Booking;
import stellar.cloud.Language;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.notifications.Inbox;
import stellar.notifications.Kind;

/** Who reported and the operator are told, on the channel of each, what the table's stream brings. */
class ProblemNewsTest {

    private final Counter counter = new Counter();
    private final OpenSockets sockets = new OpenSockets();
    private final Booking booking = counter.booked("2026-11-23T22:00:00Z", false);
    private final String id = Counter.id();
    private final ProblemNewsHandler handler = new ProblemNewsHandler(
            counter.night.environment(Map.of()),
            counter.night.tables,
            sockets.sockets(Duration.ofSeconds(2)),
            counter.night.clock,
            Night.silent());

    ProblemNewsTest() {
        for (String user : List.of(counter.guest, counter.operator, "stranger")) {
            Listeners.add(
                    new Connections(counter.night.tables, counter.night.table("ConnectionsTable"), counter.night.clock),
                    "socket-of-" + user + booking.id(),
                    Channel.ofUser(user));
        }
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void guestAndOperatorAreToldOfTheReportAndOfEachAnswer() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        changed();
        Counter.read(counter.answer(id, "The cap is on.", 0), 200);
        changed();
        Counter.read(counter.answer(id, "The cap is off.", 1), 200);
        changed();

        assertThat(words(counter.guest))
                .containsExactly("1 problem-reported", "2 problem-answered", "3 problem-answered");
        assertThat(words(counter.operator)).isEqualTo(words(counter.guest));
        assertThat(words("stranger")).isEmpty();
    }

    @Test
    void whoOperatesTheTelescopeTheyBookedIsToldOnce() throws IOException {
        counter.night.giveTo(counter.guest);
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        changed();

        assertThat(words(counter.guest)).containsExactly("1 problem-reported");
        assertThat(words(counter.operator)).isEmpty();
    }

    @Test
    void eachIsNotifiedOfWhatTheOtherWroteOnce() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        changed();
        changed();
        counter.night.clock.advance(Duration.ofMinutes(1));
        Counter.read(counter.answer(id, "A lid. " + "It was off. ".repeat(40), 0), 200);
        changed();

        Inbox guest = new Inbox(counter.night, counter.guest);
        Inbox operator = new Inbox(counter.night, counter.operator);
        assertThat(operator.titles(Language.ENGLISH)).containsExactly("problem: A problem is reported: M 33");
        assertThat(operator.newest(Kind.PROBLEM).path("text").asText()).isEqualTo("It is dark.");
        assertThat(guest.titles(Language.FRENCH))
                .containsExactly("problem: Votre signalement a une réponse\u00a0: M 33");
        assertThat(guest.newest(Kind.PROBLEM).path("text").asText())
                .startsWith("A lid. ")
                .endsWith("…")
                .hasSize(301);
    }

    @Test
    void whatIsToldHasNoWordsOfAnybody() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        changed();

        assertThat(sockets.sent("socket-of-" + counter.operator + booking.id()))
                .singleElement()
                .satisfies(frame -> {
                    assertThat(frame.toString()).doesNotContain("dark");
                    assertThat(frame.at("/messages/0/data/problem").asText()).isEqualTo(id);
                    assertThat(frame.at("/messages/0/data/booking").asText()).isEqualTo(booking.id());
                    assertThat(frame.at("/messages/0/data/telescope").asText()).isEqualTo(counter.night.telescope);
                });
    }

    /** The stream brings all rows of the booking as they are; one that is gone comes without an image. */
    private void changed() {
        List<DynamodbStreamRecord> records = new ArrayList<>();
        counter
                .night
                .tables
                .scanPaginator(scan ->
                        scan.tableName(counter.night.table("ProblemsTable")).consistentRead(true))
                .items()
                .stream()
                .filter(row -> row.toString().contains(booking.id()))
                .forEach(row -> records.add(Streamed.changed(null, row)));
        assertThat(records).hasSize(3);
        records.add(Streamed.changed(null, null));
        assertThat(handler.handleRequest(Streamed.event(records), Night.INVOCATION)
                        .getBatchItemFailures())
                .isEmpty();
    }

    private List<String> words(String user) {
        List<String> words = new ArrayList<>();
        for (ObjectNode frame : sockets.sent("socket-of-" + user + booking.id())) {
            frame.path("messages").forEach(message -> {
                assertThat(message.path("type").asText()).isEqualTo("notification");
                words.add(message.at("/data/number").asText() + " "
                        + message.at("/data/what").asText());
            });
        }
        return words;
    }
}
