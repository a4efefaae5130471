package stellar.relay.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.contract.Batch;
import stellar.contract.ConnectionState;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;
import stellar.contract.Wire;
import stellar.relay.inlet.VoyagerTranslation.Translated;
import stellar.relay.voyager.Lines;
import stellar.relay.voyager.LinkState;

/** docs/contract/v1/voyager-lines.jsonl: what Voyager says, and what the relay makes of it. */
@NullMarked
class VoyagerTranslationTest {

    /** What the relay tells of itself and no line of Voyager's becomes. */
    private static final Set<EventType> OF_THE_RELAY =
            Set.of(EventType.COMMAND, EventType.CONNECTION_STATE, EventType.SESSION_STEP);

    private static final Path GOLDEN = Path.of("../../docs/contract/v1");

    static Stream<ObjectNode> goldenLines() throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("voyager-lines.jsonl"))) {
            lines.add(Wire.readObject(line));
        }
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("goldenLines")
    void aLineOfVoyagerBecomesTheGoldenEvent(ObjectNode golden) throws IOException {
        Optional<Translated> translated =
                VoyagerTranslation.translate(Lines.event(golden.get("line").textValue()));

        if (golden.get("type").isNull()) {
            assertThat(translated).isEmpty();
            return;
        }
        Translated made = translated.orElseThrow();
        assertThat(made.type().wireName()).isEqualTo(golden.get("type").textValue());
        assertThat(Wire.readObject(Wire.write(made.data()))).isEqualTo(golden.get("data"));
    }

    @Test
    void everyKindOfEventThatVoyagerHasIsAmongTheGoldenLines() throws IOException {
        Set<String> shown = new TreeSet<>();
        goldenLines().forEach(line -> shown.add(line.get("type").asText()));
        Set<String> all = new TreeSet<>(Set.of("null"));
        for (EventType type : EventType.values()) {
            if (!OF_THE_RELAY.contains(type)) {
                all.add(type.wireName());
            }
        }

        assertThat(shown).isEqualTo(all);
    }

    @Test
    void theEventsOfTheGoldenBatchesAreWhatTheirLinesBecome() throws IOException {
        List<ObjectNode> golden = new ArrayList<>();
        for (String file : List.of("batch.json", "batch-telemetry-only.json")) {
            ObjectNode batch = Wire.readObject(Files.readString(GOLDEN.resolve(file)));
            batch.get("events").forEach(event -> golden.add((ObjectNode) event));
            batch.get("latest").forEach(event -> golden.add((ObjectNode) event));
        }
        assertThat(golden).hasSize(5);

        for (ObjectNode event : golden) {
            ObjectNode data = (ObjectNode) event.get("data");
            ((ObjectNode) data.get("parsed")).remove("image");
            ObjectNode line = data.deepCopy();
            line.remove("parsed");

            var read = Lines.event(line.toString());
            Translated made = VoyagerTranslation.translate(read).orElseThrow();

            assertThat(made.type().wireName()).isEqualTo(event.get("type").textValue());
            assertThat(Wire.readObject(Wire.write(made.data()))).isEqualTo(data);
            JsonNode voyagerAt = event.get("voyagerAt");
            if (voyagerAt != null) {
                assertThat(read.timestamp()).isEqualTo(Instant.parse(voyagerAt.textValue()));
            }
        }
    }

    @Test
    void anEventTooLargeForABatchLosesItsLargestMembersAndSaysWhich() {
        String text = "é".repeat(60_000);
        var event = Lines.event("{\"Event\":\"New\",\"Inst\":1,\"Big\":\"" + text + "\",\"Small\":\"kept\"}");

        ObjectNode data = VoyagerTranslation.translate(event).orElseThrow().data();

        assertThat(data.get("Small").textValue()).isEqualTo("kept");
        assertThat(data.has("Big")).isFalse();
        assertThat(data.at("/parsed/cut/0").textValue()).isEqualTo("Big");
        assertThat(event.raw().has("Big")).as("the event itself is left alone").isTrue();
        assertThat(inABatch(data)).isLessThan(Batch.MAX_EVENT_BYTES);
    }

    @Test
    void anEventOfVeryManySmallMembersFitsAsWell() {
        StringBuilder line = new StringBuilder("{\"Event\":\"RemoteActionResult\",\"ParamRet\":{");
        for (int i = 0; i < 40_000; i++) {
            line.append("\"a").append(i).append("\":").append(i).append(',');
        }
        line.append("\"z\":1}");
        for (int i = 0; i < 20_000; i++) {
            line.append(",\"b").append(i).append("\":\"\\u0001\"");
        }

        ObjectNode data = VoyagerTranslation.translate(Lines.event(line + "}"))
                .orElseThrow()
                .data();

        assertThat(inABatch(data)).isLessThan(Batch.MAX_EVENT_BYTES);
        assertThat(data.at("/parsed/cut")).hasSize(20);
        assertThat(data.at("/parsed/cut/0").textValue()).isEqualTo("ParamRet");
    }

    @Test
    void aLineOfLogIsShortenedForPeopleWithoutHalvingACharacter() {
        var event = Lines.event("{\"Event\":\"LogEvent\",\"Text\":\"" + "a".repeat(3999) + "😀😀\"}");

        ObjectNode data = VoyagerTranslation.translate(event).orElseThrow().data();

        assertThat(data.at("/parsed/text").textValue()).isEqualTo("a".repeat(3999) + "…");
    }

    @Test
    void whatALinkSaysOfItselfBecomesAConnectionState() {
        assertThat(VoyagerTranslation.connectionState(LinkState.CONNECTED, null, 0))
                .isEqualTo(new ConnectionState(ConnectionState.State.CONNECTED, null, 0));
        assertThat(VoyagerTranslation.connectionState(LinkState.DISCONNECTED, "Why.", 3))
                .isEqualTo(new ConnectionState(ConnectionState.State.DISCONNECTED, "Why.", 3));
        assertThat(VoyagerTranslation.connectionState(LinkState.REFUSED, "Why.", 1))
                .isEqualTo(new ConnectionState(ConnectionState.State.REFUSED, "Why.", 1));
        assertThat(VoyagerTranslation.connectionState(LinkState.SHUT_DOWN, "Why.", 1))
                .isEqualTo(new ConnectionState(ConnectionState.State.SHUT_DOWN, "Why.", 1));
    }

    private static int inABatch(ObjectNode data) {
        Instant at = Instant.parse("2026-11-21T22:00:05.123Z");
        return Wire.writeBytes(new DurableEvent(Long.MAX_VALUE, "t".repeat(100), "remoteActionResult", at, at, data))
                .length;
    }
}
