package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Problem;
import stellar.contract.Wire;

class InspectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    newJPG      | {"parsed":{}}                                                     | without an id
                    newJPG      | {"parsed":{"image":"../x"}}                                       | without an id
                    newFITReady | {}                                                                | without an id
                    newFITReady | {"parsed":{"image":"5F0C3A52-7C1E-4F0E-9A59-0D6C1F3B7A10"}}       | without an id
                    command     | {"id":"1","method":"Abort","state":"done"}                        | of no command
                    command     | {"id":"0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11","method":"Abort"}    | of no command
                    ''          | {}                                                                | no type
                    """)
    void anEventThatCannotBeKeptIsNamedWithItsFault(String type, String data, String fault) throws IOException {
        Problem problem = refusal(new DurableEvent(7, "t", type, NOW, null, Wire.readObject(data)));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.seq()).isEqualTo(7);
        assertThat(problem.title()).contains("Event 7 of relay r").contains(fault);
    }

    @Test
    void aTimeThatCannotBeIsRefused() {
        for (String at : List.of("1969-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z")) {
            assertThat(refusal(new DurableEvent(1, "t", "signal", Instant.parse(at), null, Wire.object()))
                            .title())
                    .contains("time");
            assertThat(refusal(new DurableEvent(1, "t", "signal", NOW, Instant.parse(at), Wire.object()))
                            .title())
                    .contains("time");
        }
    }

    @Test
    void anEventLargerThanTheContractAllowsIsRefused() {
        ObjectNode data = Wire.object().put("Text", "x".repeat(Batch.MAX_EVENT_BYTES));

        assertThat(refusal(new DurableEvent(1, "t", "log", NOW, null, data)).title())
                .contains("larger than 65536 bytes");
    }

    @Test
    void whatANewerRelaySaysIsKeptAndWildNumbersDoNoHarm() throws IOException {
        ObjectNode wild = Wire.readObject("{\"x\":1e300,\"y\":" + "9".repeat(40) + ",\"z\":[[[[]]]]}");

        assertThat(Inspection.refusal(
                        batch(new DurableEvent(1, "t", "newerThanThis", NOW, Instant.EPOCH, wild)), Set.of("t")))
                .isEmpty();
    }

    private static Problem refusal(DurableEvent event) {
        return Inspection.refusal(batch(event), Set.of("t")).orElseThrow();
    }

    private static Batch batch(DurableEvent event) {
        return new Batch(1, "r", 7, event.seq(), event.seq(), NOW, List.of(event), List.of());
    }
}
