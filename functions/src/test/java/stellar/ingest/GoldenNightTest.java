package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.telescopes.Telescopes;

/** The contract's messages, answered as the contract says. */
class GoldenNightTest {

    private final OpenSockets sockets = new OpenSockets();

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void theBatchOfTheContractIsAcknowledgedAsTheContractSays() throws IOException {
        Night night = new Night("golden", "golden-relay");
        Batch batch = renamed("batch.json", night);
        ApiBook.ask(handler(night), night.request(night.signals(1, 40)));
        Listeners.add(
                new Connections(night.tables, night.table("ConnectionsTable"), night.clock),
                "watching",
                Channel.ofTelescope("golden"));

        APIGatewayV2HTTPResponse answer = ApiBook.ask(handler(night), night.request(batch));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody().replace("golden", "demo"))
                .satisfies(body -> assertThat(Wire.readObject(body)).isEqualTo(Night.golden("acknowledgement.json")));
    }

    @Test
    void aGapIsRefusedAsTheContractSays() throws IOException {
        Night night = new Night("golden-gap", "golden-gap-relay");
        ApiBook.ask(handler(night), night.request(night.signals(1, 30)));

        var answer = ApiBook.ask(handler(night), night.request(renamed("batch.json", night)));

        assertThat(problem(answer, night)).isEqualTo(Night.golden("problem-position-gap.json"));
    }

    @Test
    void anEventOfAnotherTelescopeIsRefusedAsTheContractSays() throws IOException {
        Night night = new Night("golden-foreign", "golden-foreign-relay");
        DurableEvent foreign =
                new DurableEvent(43, "telescope-of-another", "signal", night.clock.instant(), null, Wire.object());

        var answer = ApiBook.ask(
                handler(night), night.request(night.batch(Night.EPOCH, 41, 44, List.of(night.signal(41), foreign))));

        assertThat(problem(answer, night)).isEqualTo(Night.golden("problem-event-refused.json"));
    }

    @Test
    void aWrongClockIsRefusedAsTheContractSaysWithTheCloudsTime() throws IOException {
        Night night = new Night("golden-clock", "golden-clock-relay");
        var late = night.request(night.signals(1, 1));
        Instant cloud = Instant.parse("2026-11-21T22:00:05.180Z");
        night.clock.set(cloud.plusSeconds(301));

        var answer = ApiBook.ask(handler(night), late);

        ObjectNode expected = Night.golden("problem-clock-wrong.json");
        expected.put("serverTime", cloud.plusSeconds(301).toString());
        assertThat(problem(answer, night)).isEqualTo(expected);
    }

    @Test
    void whatTheRelaySaysOfItsConnectionIsTheTelescopesState() throws IOException {
        Night night = new Night();
        ObjectNode connected = Wire.object().put("voyager", "connected").put("reconnectAttempts", 0);
        ObjectNode lost = Wire.object().put("voyager", "disconnected").put("reconnectAttempts", 1);

        ApiBook.ask(
                handler(night),
                night.request(night.batch(
                        Night.EPOCH,
                        1,
                        2,
                        List.of(
                                night.event(1, "connectionState", connected),
                                night.event(2, "connectionState", lost)))));

        var state = new Telescopes(night.tables, night.table("TelescopesTable"))
                .state(night.telescope)
                .orElseThrow();
        assertThat(state.position()).isEqualTo(new Position(Night.EPOCH, 2));
        assertThat(state.isConnected()).isFalse();
        assertThat(state.parts().get("connection")).isEqualTo(lost.put("at", "2026-11-21T22:00:05.180Z"));
    }

    private IngestHandler handler(Night night) {
        return new IngestHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                night.clock,
                Night.silent());
    }

    /** A golden batch, from this night's relay. */
    private static Batch renamed(String file, Night night) throws IOException {
        String json = Night.golden(file)
                .toString()
                .replace("\"demo-relay\"", "\"" + night.relay + "\"")
                .replace("\"telescope\":\"demo\"", "\"telescope\":\"" + night.telescope + "\"");
        return Wire.read(json, Batch.class);
    }

    private static ObjectNode problem(APIGatewayV2HTTPResponse answer, Night night) throws IOException {
        assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
        ObjectNode problem = Wire.readObject(answer.getBody().replace(night.relay, "demo-relay"));
        assertThat(problem.path("status").asInt()).isEqualTo(answer.getStatusCode());
        return problem;
    }
}
