package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Acknowledgement;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;
import stellar.contract.RunningSession;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.relays.Relay;
import stellar.relays.Relays;

/** What a relay is told of running sessions, and what becomes of the steps it took alone. */
class SessionsByBatchTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final Relays relays = new Relays(night.tables, night.table("RelaysTable"));

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void aRelayIsToldOfTheSessionsThatRunOnItsTelescopes() {
        RunningSession running =
                new RunningSession("booking-1", night.telescope, Instant.parse("2026-11-21T23:00:00Z"), "guid-1", null);

        assertThat(acknowledged(relay -> List.of(running)).sessions()).containsExactly(running);
        assertThat(acknowledged(relay -> List.of()).sessions()).isEmpty();
    }

    @Test
    void sessionsThatCannotBeHadAreNotTakenForNone() {
        assertThat(acknowledged(relay -> {
                            throw new IllegalStateException("The table does not answer.");
                        })
                        .sessions())
                .isNull();
    }

    @Test
    void aStepTakenAloneReachesTheTimelineAndTheListenersOnce() throws IOException {
        Listeners.add(
                new Connections(night.tables, night.table("ConnectionsTable"), night.clock),
                "watching",
                Channel.ofTelescope(night.telescope));
        DurableEvent step = new DurableEvent(
                1,
                night.telescope,
                EventType.SESSION_STEP.wireName(),
                night.clock.instant(),
                null,
                Night.golden("session-step.json"));
        var batch = night.batch(Night.EPOCH, 1, 1, List.of(step));
        IngestHandler handler = new IngestHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());

        for (int times = 0; times < 2; times++) {
            assertThat(ApiBook.ask(handler, night.request(batch)).getStatusCode())
                    .isEqualTo(200);
        }

        assertThat(night.timeline()).singleElement().satisfies(row -> {
            assertThat(row.text("type")).isEqualTo("sessionStep");
            assertThat(row.json("data")).contains(Night.golden("session-step.json"));
        });
        assertThat(sockets.sent("watching")).singleElement().satisfies(frame -> {
            assertThat(frame.at("/messages/0/type").asText()).isEqualTo("sessionStep");
            assertThat(frame.at("/messages/0/data/step").asText()).isEqualTo("target-deactivated");
        });
    }

    private Acknowledgement acknowledged(Function<Relay, List<RunningSession>> sessions) {
        Ingest ingest = Wiring.ingest(
                night.environment(Map.of()),
                night.tables,
                relays,
                sessions,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());
        Ingest.Answer answer =
                ingest.take(relays.find(night.relay).orElseThrow(), night.batch(Night.EPOCH, 1, 0, List.of()));
        assertThat(answer).isInstanceOf(Ingest.Answer.Acknowledged.class);
        return ((Ingest.Answer.Acknowledged) answer).acknowledgement();
    }
}
