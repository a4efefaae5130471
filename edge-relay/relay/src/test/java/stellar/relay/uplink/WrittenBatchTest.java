package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Batch;
import stellar.contract.Wire;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.StoredEvent;
import stellar.relay.spool.Waiting;

class WrittenBatchTest {

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

        WrittenBatch made = WrittenBatch.of(
                "demo-relay",
                Instant.parse("2026-11-21T22:00:05.120Z"),
                new Waiting(1_795_212_000_000L, 40, stored),
                List.of(latest));

        assertThat(Wire.readObject(new String(made.json(), StandardCharsets.UTF_8)))
                .isEqualTo(golden);
    }

    @Test
    void dataLeavesAsItIsStored() throws Exception {
        StoredEvent odd = event(1, "{\"Text\":\"41° 16' \\u2028 \uD83D\uDD2D\",\"n\":1.50,\"parsed\":{}}", null);

        WrittenBatch made = WrittenBatch.of("demo-relay", Instant.EPOCH, new Waiting(1, 0, List.of(odd)), List.of());

        assertThat(new String(made.json(), StandardCharsets.UTF_8)).contains("\"data\":" + odd.data());
        assertThat(Wire.read(made.json(), Batch.class).events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "", "{\"Text\":\"cut sho"})
    void anEventThatIsNoObjectIsNamed(String data) {
        StoredEvent bad = event(7, data, null);

        assertThatThrownBy(
                        () -> WrittenBatch.of("demo-relay", Instant.EPOCH, new Waiting(1, 6, List.of(bad)), List.of()))
                .isInstanceOfSatisfying(WrittenBatch.UnreadableEvent.class, e -> assertThat(e.seq())
                        .isEqualTo(7));
    }

    @Test
    void telemetryThatDoesNotFitStaysBehind() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(60_000) + "\"}";
        List<LatestValue> values = List.of(
                new LatestValue("a", "controlData", Instant.EPOCH, large),
                new LatestValue("b", "controlData", Instant.EPOCH, large),
                new LatestValue("c", "controlData", Instant.EPOCH, large));

        WrittenBatch made = WrittenBatch.of("demo-relay", Instant.EPOCH, new Waiting(1, 0, List.of()), values);

        assertThat(made.latest()).extracting("telescope").containsExactly("a", "b");
    }

    @Test
    void anEventOfAnImageThatCannotBeReadIsNamed() {
        StoredEvent bad = event(7, "{\"Text\":}", "01K0");

        assertThatThrownBy(
                        () -> WrittenBatch.of("demo-relay", Instant.EPOCH, new Waiting(1, 6, List.of(bad)), List.of()))
                .isInstanceOfSatisfying(WrittenBatch.UnreadableEvent.class, e -> assertThat(e.seq())
                        .isEqualTo(7));
    }

    private static StoredEvent event(long seq, String data, @Nullable String image) {
        return new StoredEvent(seq, "demo", "signal", Instant.EPOCH, null, data, image);
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
