package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Batch;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.relays.Relay;
import stellar.relays.Relays;
import stellar.telescopes.Telescopes;

/** Of telemetry only the newest is kept, and it tells that the relay is there. */
class TelemetryByBatchTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final IngestHandler handler = new IngestHandler(
            night.environment(Map.of()),
            night.tables,
            sockets.sockets(Duration.ofSeconds(2)),
            night.clock,
            Night.silent());

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void ofTelemetryTheNewestCountsWhateverTheOrder() {
        accepted(night.batch(Night.EPOCH, 1, 0, List.of(), weather(10, "SAFE")));
        accepted(night.batch(Night.EPOCH, 1, 0, List.of(), weather(5, "UNSAFE")));

        assertThat(state("weather")).contains("SAFE").doesNotContain("UNSAFE");

        accepted(night.batch(Night.EPOCH, 1, 0, List.of(), weather(11, "UNSAFE")));
        assertThat(state("weather")).contains("UNSAFE");
    }

    @Test
    void telemetryOfAnotherTelescopeOrOfNoKnownKindIsPassedOver() {
        Night other = new Night();
        LatestEvent foreign = new LatestEvent(other.telescope, "weather", night.clock.instant(), Wire.object());
        LatestEvent strange = new LatestEvent(night.telescope, "signal", night.clock.instant(), Wire.object());

        accepted(night.batch(Night.EPOCH, 1, 0, List.of(), foreign, strange));

        assertThat(new Telescopes(other.tables, other.table("TelescopesTable"))
                        .state(other.telescope)
                        .orElseThrow()
                        .parts())
                .isEmpty();
    }

    @Test
    void whereOnlyNumbersMoveTelemetryIsWrittenEachMinuteAndEachTwentySecondsWhileSomebodyWatches() {
        guides(0.1);
        night.clock.advance(Duration.ofSeconds(59));
        guides(0.2);
        assertThat(state("controlData")).contains("0.1");
        night.clock.advance(Duration.ofSeconds(1));
        guides(0.3);
        assertThat(state("controlData")).contains("0.3");

        Listeners.add(
                new Connections(night.tables, night.table("ConnectionsTable"), night.clock),
                "a",
                Channel.ofTelescope(night.telescope));
        night.clock.advance(Duration.ofSeconds(2));
        guides(0.4);
        night.clock.advance(Duration.ofSeconds(17));
        guides(0.5);
        assertThat(state("controlData")).contains("0.3");
        night.clock.advance(Duration.ofSeconds(1));
        guides(0.6);
        assertThat(state("controlData")).contains("0.6");
        assertThat(sockets.sent("a")).hasSize(3);
    }

    @Test
    void theRelayIsSeenAtMostEveryTwentySecondsByTelemetryAndAlwaysByEvents() {
        Batch nothing = night.batch(Night.EPOCH, 1, 0, List.of());
        accepted(nothing);
        var first = relay().seenAt();
        night.clock.advance(Duration.ofMillis(19_999));
        accepted(nothing);
        assertThat(relay().seenAt()).isEqualTo(first).isNotNull();

        night.clock.advance(Duration.ofMillis(1));
        accepted(nothing);
        assertThat(relay().seenAt()).isEqualTo(night.clock.instant());

        night.clock.advance(Duration.ofMillis(100));
        accepted(night.signals(1, 1));
        assertThat(relay().seenAt()).isEqualTo(night.clock.instant());
    }

    private void accepted(Batch batch) {
        var answer = ApiBook.ask(handler, night.request(batch));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    }

    private LatestEvent weather(int second, String safe) {
        ObjectNode data = Wire.object().put("SMStatus", safe);
        data.putObject("parsed").put("safetyConnected", true).put("safe", safe.equals("SAFE"));
        return new LatestEvent(night.telescope, "weather", night.clock.instant().plusSeconds(second - 10), data);
    }

    private LatestEvent guiding(double error) {
        ObjectNode data = Wire.object();
        data.putObject("parsed").putObject("guiding").put("error", error);
        return new LatestEvent(night.telescope, "controlData", night.clock.instant(), data);
    }

    private void guides(double error) {
        accepted(night.batch(Night.EPOCH, 1, 0, List.of(), guiding(error)));
    }

    private String state(String part) {
        return String.valueOf(new Telescopes(night.tables, night.table("TelescopesTable"))
                .state(night.telescope)
                .orElseThrow()
                .parts()
                .get(part));
    }

    private Relay relay() {
        return new Relays(night.tables, night.table("RelaysTable"))
                .find(night.relay)
                .orElseThrow();
    }
}
