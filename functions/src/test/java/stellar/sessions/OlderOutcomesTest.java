package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.OlderCaller.Question;
import stellar.cloud.Patience;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;

/** How long an older program is kept on the line, and what it is told when it is let go. */
class OlderOutcomesTest extends OlderControls {

    OlderOutcomesTest() throws Exception {
        // Each test has a night of its own.
    }

    @Test
    void aProgramStopsEverythingAsTheOperatorAndIsKeptUntilItIsDone() {
        at(-30);
        caller.meanwhile(this::take, () -> tell(CommandOutcome.State.DONE, ""));
        ObjectNode done = byKey(question("control/abort", "{\"IsHalt\":true}"), 200);

        assertThat(done.path("message").asText()).isEqualTo("Abort command sent");
        assertThat(done.at("/result/by").asText()).isEqualTo("operator");
        assertThat(caller.waited()).isEqualTo(Patience.STEP.multipliedBy(2));
        assertThat(played.methods()).containsExactly("Abort");
        Command asked = played.heard.getFirst();
        assertThat(asked.lease().kind()).isEqualTo("operator");
        assertThat(asked.id()).isEqualTo(done.path("id").asText());
        JsonNode history = hand.telescopesHistory(Map.of()).path("controls");
        assertThat(history.findValuesAsText("id")).containsExactly(asked.id());
    }

    @Test
    void whenTheTelescopeIsStillAtItTheAnswerSaysSoAndTheSameIdIsToldTheRest() {
        at(-30);
        String id = UUID.randomUUID().toString();
        Question abort = question("control/abort", "{\"confirm\":true,\"id\":\"" + id + "\"}");
        caller.meanwhile(this::take);
        ObjectNode still = byKey(abort, 202);

        assertThat(still.path("message").asText()).isEqualTo("Abort command sent, not over yet");
        assertThat(still.path("state").asText()).isEqualTo("taken");
        assertThat(still.path("id").asText()).isEqualTo(id);
        assertThat(caller.waited()).isBetween(Duration.ofSeconds(22), Patience.LONGEST);
        tell(CommandOutcome.State.DONE, "");
        caller.meanwhile();
        assertThat(byKey(abort, 200).path("id").asText()).isEqualTo(id);
        assertThat(caller.waited()).isZero();
        assertThat(played.methods()).containsExactly("Abort");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void nobodyIsToldOfSuccessThatNoRelayHasTakenOn() {
        at(-30);
        Question abort = question("control/abort", MEANT)
                .with("idempotency-key", UUID.randomUUID().toString());
        caller.meanwhile();
        assertThat(byKey(abort, 504).path("error").asText()).isEqualTo("not-taken");
        assertThat(caller.waited()).isBetween(Duration.ofSeconds(22), Patience.LONGEST);
        assertThat(byKey(abort.with("accept-language", "fr"), 504)
                        .path("message")
                        .asText())
                .startsWith("Le relais");

        played.night.clock.advance(Duration.ofMinutes(2));
        caller.meanwhile();
        ObjectNode unknown = byKey(abort, 504);
        assertThat(unknown.path("error").asText()).isEqualTo("outcome-unknown");
        assertThat(unknown.path("reason").asText()).startsWith("Nobody can tell");
        assertThat(caller.waited()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, 502, telescope-failed", "REFUSED, 409, not-done", "UNKNOWN, 504, outcome-unknown"})
    void whatDidNotComeOfItIsTold(CommandOutcome.State state, int status, String code) {
        at(-30);
        caller.meanwhile(this::take, () -> tell(state, "Voyager said no."));
        ObjectNode told = byKey(question("control/abort", MEANT), status);

        assertThat(told.path("error").asText()).isEqualTo(code);
        assertThat(told.path("reason").asText()).isEqualTo("Voyager said no.");
    }

    @Test
    void anAbortIsHeardFromAProgramThatAskedTooMuchElse() {
        at(-30);
        for (int i = 0; i < 100; i++) {
            assertThat(byKey(question("sequences/pause", ""), 409).path("error").asText())
                    .isEqualTo("no-session");
        }
        assertThat(byKey(question("sequences/pause", ""), 429).path("error").asText())
                .isEqualTo("too-often");
        caller.meanwhile(this::take, () -> tell(CommandOutcome.State.DONE, ""));
        byKey(question("control/abort", MEANT), 200);
        for (int i = 1; i < 20; i++) {
            byKey(question("control/abort", ""), 409);
        }
        assertThat(byKey(question("control/abort", MEANT), 429).path("error").asText())
                .isEqualTo("too-often");
    }
}
