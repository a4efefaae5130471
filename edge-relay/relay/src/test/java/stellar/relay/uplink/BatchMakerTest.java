package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stellar.contract.Batch;
import stellar.contract.Wire;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.StoredEvent;
import stellar.relay.spool.Waiting;

class BatchMakerTest {

    private static final Path GOLDEN = Path.of("../../docs/contract/v1/batch.json");

    @Test
    void whatTheStoreHoldsBecomesTheGoldenBatch() throws Exception {
        ObjectNode golden = Wire.readObject(Files.readString(GOLDEN));
        List<StoredEvent> stored = new ArrayList<>();
        for (JsonNode event : golden.get("events")) {
            stored.add(stored(event.deepCopy()));
        }
        JsonNode shot = golden.get("latest").get(0);
        LatestValue latest = new LatestValue(
                shot.get("telescope").asText(),
                shot.get("type").asText(),
                Instant.parse(shot.get("at").asText()),
                shot.get("data").toString());

        Batch made = BatchMaker.of(
                "demo-relay",
                Instant.parse("2026-11-21T22:00:05.120Z"),
                new Waiting(1_795_212_000_000L, 40, stored),
                List.of(latest));

        assertThat(made).isEqualTo(Wire.read(golden, Batch.class));
    }

    @Test
    void anEventThatIsNoObjectIsNamed() {
        StoredEvent bad = new StoredEvent(7, "demo", "signal", Instant.EPOCH, null, "[1]", null);

        assertThatThrownBy(() -> BatchMaker.of("demo-relay", Instant.EPOCH, new Waiting(1, 6, List.of(bad)), List.of()))
                .isInstanceOfSatisfying(BatchMaker.UnreadableEvent.class, e -> assertThat(e.seq())
                        .isEqualTo(7));
    }

    @Test
    void telemetryThatDoesNotFitStaysBehind() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(60_000) + "\"}";
        List<LatestValue> values = List.of(
                new LatestValue("a", "controlData", Instant.EPOCH, large),
                new LatestValue("b", "controlData", Instant.EPOCH, large),
                new LatestValue("c", "controlData", Instant.EPOCH, large));

        Batch made = BatchMaker.of("demo-relay", Instant.EPOCH, new Waiting(1, 0, List.of()), values);

        assertThat(made.latest()).extracting("telescope").containsExactly("a", "b");
    }

    private static StoredEvent stored(ObjectNode event) throws IOException {
        JsonNode image = ((ObjectNode) event.get("data").get("parsed")).remove("image");
        return new StoredEvent(
                event.get("seq").asLong(),
                event.get("telescope").asText(),
                event.get("type").asText(),
                Instant.parse(event.get("at").asText()),
                Instant.parse(event.get("voyagerAt").asText()),
                event.get("data").toString(),
                image == null ? null : image.asText());
    }
}
