package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.contract.Position;
import stellar.contract.Wire;

class FramesTest {

    private static final Channel DEMO = Channel.ofTelescope("demo");

    @Test
    void aFrameIsAsTheContractSays() throws IOException {
        ObjectNode golden = Night.golden("live-changes.json");
        List<Change> changes = new ArrayList<>();
        for (JsonNode message : golden.path("messages")) {
            changes.add(Wire.read(message, Change.class));
        }

        List<byte[]> frames = Frames.of(
                DEMO,
                Wire.read(golden.path("previous"), Position.class),
                Wire.read(golden.path("position"), Position.class),
                Instant.parse("2026-11-21T22:00:08.500Z"),
                changes);

        assertThat(frames).singleElement().satisfies(frame -> assertThat(Night.normalised(text(frame)))
                .isEqualTo(Night.normalised(golden.toString())));
    }

    @Test
    void whatIsTooMuchForOneFrameMakesAnUnbrokenChain() throws IOException {
        List<Change> changes = new ArrayList<>();
        for (long seq = 11; seq <= 20; seq++) {
            changes.add(change("log", seq, 50_000));
        }
        changes.add(change("weather", null, 50_000));

        List<byte[]> frames = Frames.of(
                DEMO, new Position(7, 9), new Position(7, 20), Instant.parse("2026-11-21T22:00:00Z"), changes);

        assertThat(frames).hasSize(6).allSatisfy(frame -> assertThat(frame.length)
                .isLessThan(128 * 1024));
        List<String> chain = new ArrayList<>();
        int messages = 0;
        for (byte[] frame : frames) {
            ObjectNode read = Wire.readObject(text(frame));
            chain.add(read.at("/previous/seq").asText() + ">"
                    + read.at("/position/seq").asText());
            messages += read.path("messages").size();
        }
        assertThat(chain).containsExactly("9>12", "12>14", "14>16", "16>18", "18>20", "20>20");
        assertThat(messages).isEqualTo(11);
    }

    private static Change change(String type, @Nullable Long seq, int bytes) {
        return new Change(
                type, seq, Instant.parse("2026-11-21T22:00:00Z"), Wire.object().put("Text", "x".repeat(bytes)));
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
