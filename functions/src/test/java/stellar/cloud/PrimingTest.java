package stellar.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import stellar.local.HandClock;

class PrimingTest {

    private static final Environment SETTINGS =
            new Environment(Map.of("AWS_REGION", "eu-central-1", "SOCKETS_URL", "https://example.invalid/live"));

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Log log =
            new Log(new PrintStream(logged, true, StandardCharsets.UTF_8), new HandClock(Instant.EPOCH));

    private static Priming.Rehearsal rehearsal(HttpFunction handler) {
        return new Priming.Rehearsal(
                SETTINGS, _ -> handler, () -> Priming.request("GET /a/{b}", Map.of(), Map.of("b", "c"), ""), Map.of());
    }

    @Test
    void whatIsAskedOfTablesInARehearsalIsAnsweredFromMemory() throws Exception {
        Priming.Rehearsal rehearsal = new Priming.Rehearsal(
                SETTINGS,
                clients -> {
                    var tables = clients.tables();
                    return (_, _) -> Reply.json(
                            200,
                            new Row(tables.getItem(get -> get.tableName("none").key(Map.of("k", Value.text("v"))))
                                            .item())
                                    .text("word"));
                },
                () -> Priming.request("GET /a", Map.of(), Map.of(), ""),
                Map.of("GetItem", "{\"Item\":{\"word\":{\"S\":\"remembered\"}}}"));
        Priming.Rehearsal.Outcome outcome = rehearsal.play();
        assertThat(outcome.answer()).contains("remembered");
        assertThat(outcome.asked()).containsExactly("GetItem");
    }

    @Test
    void theEventHasItsPathAndWhatStandsInIt() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpFunction handler = (event, _) -> {
            assertThat(event.getRawPath()).isEqualTo("/a/c");
            assertThat(new Request(event).inPath("b")).isEqualTo("c");
            calls.incrementAndGet();
            return Reply.notFound();
        };
        Priming priming = Priming.with(rehearsal(handler), log);
        priming.beforeCheckpoint(Core.getGlobalContext());
        priming.afterRestore(Core.getGlobalContext());
        assertThat(calls).hasValue(1);
        assertThat(logged.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aRehearsalThatFailsIsLoggedAndKeepsNoFunctionFromItsSnapshot() {
        HttpFunction failing = (_, _) -> {
            throw new IllegalStateException("not today");
        };
        Priming.with(rehearsal(failing), log).beforeCheckpoint(Core.getGlobalContext());
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("The rehearsal before a snapshot failed.", "not today");
        logged.reset();
        HttpFunction bad = (_, _) -> Reply.json(500, Map.of());
        Priming.with(rehearsal(bad), log).beforeCheckpoint(Core.getGlobalContext());
        assertThat(logged.toString(StandardCharsets.UTF_8)).contains("ended badly", "500");
    }
}
