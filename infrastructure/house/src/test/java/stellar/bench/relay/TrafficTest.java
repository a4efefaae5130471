package stellar.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stellar.contract.Wire;

class TrafficTest {

    private final Traffic traffic = new Traffic(3);

    @Test
    void anEventThatIsNotTheNextOneEndsTheRun() {
        traffic.arrived(0, 1);
        assertThatThrownBy(() -> traffic.arrived(2, 1))
                .hasMessage("Event 2 came to the cloud where event 1 was the next.");
    }

    @Test
    void anEventTooManyEndsTheRun() {
        IntStream.range(0, 3).forEach(number -> traffic.arrived(number, 1));
        assertThatThrownBy(() -> traffic.arrived(-1, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatDoesNotComeIsSaidWithItsNumber() {
        traffic.arrived(0, 1);
        assertThatThrownBy(() -> traffic.await(Duration.ZERO))
                .hasMessage("Of 3 events 2 have not come to the cloud within 0 s.");
    }

    @Test
    void everyLineIsOneJsonObjectAndCarriesItsNumber() throws Exception {
        for (int turn = 0; turn < 10; turn++) {
            Lines.Line line = Lines.turn(turn);
            String text = new String(line.numbered(1_234 + turn), StandardCharsets.UTF_8);
            ObjectNode json = Wire.readObject(text.strip());
            assertThat(text).endsWith("\r\n").doesNotContain("\n{");
            assertThat(line.bytes().length).isBetween(90, 900);
            if (json.path("Event").asText().equals("LogEvent")) {
                assertThat(Lines.number(json.path("Text").asText())).isEqualTo(1_234 + turn);
            }
        }
    }

    @Test
    void aBatchIsReadWithoutATree() throws Exception {
        String json = """
                {"v":1,"relay":"r","epoch":7,"first":3,"last":4,"events":[
                 {"seq":3,"type":"log","data":{"Event":"LogEvent","Text":"000000005 x","parsed":{"text":"no"}}},
                 {"seq":4,"type":"signal","data":{"Code":18}}],"latest":[{"type":"controlData","data":{}}]}""";
        ArrivedBatch batch = ArrivedBatch.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(batch.epoch()).isEqualTo(7);
        assertThat(batch.first()).isEqualTo(3);
        assertThat(batch.last()).isEqualTo(4);
        assertThat(batch.events())
                .containsExactly(new ArrivedBatch.Event("log", "000000005 x"), new ArrivedBatch.Event("signal", null));
    }
}
