package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.LogLines;
import stellar.Night;
import stellar.OpenSockets;
import stellar.cloud.Figure;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;

/** What reaches those who watch, and that none of them can hold up the relay. */
class BroadcastTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final Channel channel = Channel.ofTelescope(night.telescope);
    private final Connections connections = new Connections(night.tables, night.table("ConnectionsTable"), night.clock);
    private final IngestHandler handler = handler();

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void thePositionsOfTheFramesMakeAChain() throws IOException {
        listen("a");
        acknowledge(night.signals(1, 2));
        acknowledge(night.batch(
                Night.EPOCH,
                3,
                5,
                List.of(night.signal(3), night.signal(5)),
                new LatestEvent(night.telescope, "weather", night.clock.instant(), Wire.object())));
        acknowledge(night.batch(
                Night.EPOCH,
                6,
                5,
                List.of(),
                new LatestEvent(night.telescope, "shotRunning", night.clock.instant(), Wire.object())));

        assertThat(sockets.sent("a")).extracting(BroadcastTest::step).containsExactly("0>2", "2>5", "5>5");
        assertThat(sockets.sent("a").get(1).path("messages"))
                .extracting(message ->
                        message.path("type").asText() + message.path("seq").asText())
                .containsExactly("signal3", "signal5", "weather");
    }

    @Test
    void howLongThoseWhoWatchWaitedIsCountedAndARelayOnceAMinute() throws IOException {
        LogLines written = new LogLines(night.clock);
        IngestHandler counting = new IngestHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                written.log);
        counting.handleRequest(night.request(signals(1, 80)), Night.INVOCATION);
        assertThat(written.of(Figure.EVENT_TO_BROWSER)).isEmpty();

        listen("a");
        night.clock.advance(Duration.ofSeconds(59));
        counting.handleRequest(night.request(signals(3, 70)), Night.INVOCATION);
        // Telemetry is as old as its pace has it.
        LatestEvent old = new LatestEvent(
                night.telescope, "weather", night.clock.instant().minusSeconds(1), Wire.object());
        counting.handleRequest(night.request(night.batch(Night.EPOCH, 5, 4, List.of(), old)), Night.INVOCATION);
        night.clock.advance(Duration.ofSeconds(1));
        counting.handleRequest(night.request(signals(5, 90)), Night.INVOCATION);

        assertThat(written.values(Figure.EVENT_TO_BROWSER)).containsExactly(70L, 90L);
        assertThat(written.of(Figure.RELAY_HEARD))
                .extracting(line -> line.path("relay").asText())
                .containsExactly(night.relay, night.relay);
    }

    /** Two signals, the second so long ago. */
    private Batch signals(long first, long millisAgo) {
        Instant now = night.clock.instant();
        List<DurableEvent> signals = List.of(
                new DurableEvent(
                        first, night.telescope, "signal", now.minusMillis(millisAgo + 500), null, Wire.object()),
                new DurableEvent(
                        first + 1, night.telescope, "signal", now.minusMillis(millisAgo), null, Wire.object()));
        return night.batch(Night.EPOCH, first, first + 1, signals);
    }

    @Test
    void aBatchThatComesAgainIsToldToNobody() throws IOException {
        listen("a");
        acknowledge(night.signals(1, 2));
        acknowledge(night.signals(1, 2));
        acknowledge(night.signals(2, 3));

        assertThat(sockets.sent("a")).extracting(BroadcastTest::step).containsExactly("0>2", "2>3");
        assertThat(sockets.sent("a").getLast().path("messages")).hasSize(1);
    }

    @Test
    void olderTelemetryIsToldToNobody() throws IOException {
        listen("a");
        LatestEvent old = new LatestEvent(
                night.telescope, "weather", night.clock.instant().minusSeconds(1), Wire.object());
        acknowledge(night.batch(
                Night.EPOCH,
                1,
                0,
                List.of(),
                new LatestEvent(night.telescope, "weather", night.clock.instant(), Wire.object())));
        acknowledge(night.batch(Night.EPOCH, 1, 0, List.of(), old));

        assertThat(sockets.sent("a")).hasSize(1);
    }

    @Test
    void telemetryStandsWhereTheTelescopeStandsAlsoWhenAnotherInstanceBroughtItThere() throws IOException {
        listen("a");
        acknowledge(night.signals(1, 2));
        acknowledge(telemetryAfter(2));
        assertThat(sockets.sent("a")).extracting(BroadcastTest::step).containsExactly("0>2", "2>2");

        ApiBook.ask(handler(), night.request(night.signals(3, 3)));
        acknowledge(telemetryAfter(3));

        assertThat(step(sockets.sent("a").getLast())).isEqualTo("3>3");
    }

    private Batch telemetryAfter(long seq) {
        night.clock.advance(Duration.ofSeconds(2));
        return night.batch(
                Night.EPOCH,
                seq + 1,
                seq,
                List.of(),
                new LatestEvent(night.telescope, "weather", night.clock.instant(), Wire.object()));
    }

    @Test
    void aClosedSocketIsForgottenAndTheOthersHear() throws IOException {
        listen("a");
        listen("closed");
        listen("b");
        sockets.closed("closed");

        acknowledge(night.signals(1, 1));

        assertThat(sockets.sent("a")).hasSize(1);
        assertThat(sockets.sent("b")).hasSize(1);
        assertThat(Listeners.of(connections, channel)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aStuckSocketKeepsNeitherTheOthersNorTheRelayWaitingForLong() throws IOException {
        listen("a");
        listen("stuck");
        listen("b");
        sockets.stuck("stuck");
        long start = System.nanoTime();

        acknowledge(night.signals(1, 1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(sockets.sent("a")).hasSize(1);
        assertThat(sockets.sent("b")).hasSize(1);
        assertThat(Listeners.of(connections, channel)).contains("stuck");
    }

    @Test
    void nothingOfOneTelescopeIsToldToThoseWhoWatchAnother() throws IOException {
        Night other = new Night();
        Listeners.add(connections, "elsewhere", Channel.ofTelescope(other.telescope));
        listen("a");

        acknowledge(night.signals(1, 3));

        assertThat(sockets.sent("a")).hasSize(1);
        assertThat(sockets.sent("elsewhere")).isEmpty();
    }

    @Test
    void theRelayIsToldToHurryOnlyWhileSomebodyWatches() throws IOException {
        assertThat(acknowledge(night.signals(1, 1)).telemetryEverySeconds()).containsEntry(night.telescope, 30);
        listen("a");
        assertThat(acknowledge(night.signals(2, 2)).telemetryEverySeconds()).containsEntry(night.telescope, 2);
        night.clock.advance(Duration.ofHours(3));
        assertThat(acknowledge(night.signals(3, 3)).telemetryEverySeconds()).containsEntry(night.telescope, 30);
    }

    private IngestHandler handler() {
        return new IngestHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());
    }

    private void listen(String connection) {
        Listeners.add(connections, connection, channel);
    }

    private Acknowledgement acknowledge(Batch batch) throws IOException {
        var answer = ApiBook.ask(handler, night.request(batch));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), Acknowledgement.class);
    }

    private static String step(ObjectNode frame) {
        return frame.at("/previous/seq").asText() + ">"
                + frame.at("/position/seq").asText();
    }
}
