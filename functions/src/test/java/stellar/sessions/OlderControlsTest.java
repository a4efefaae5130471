package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.OlderCaller;
import stellar.OlderCaller.Question;
import stellar.bookings.State;
import stellar.cloud.Patience;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.dashboard.Switches;

/** What older programs and pages stop, switch, pause and resume, on the real tables. */
class OlderControlsTest extends ControlledNight {

    private static final String MEANT = "{\"confirm\":true}";

    private final OlderCaller caller = new OlderCaller(played.night);
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
            Switches.handler(played.night, played.sockets, played.book, caller);

    OlderControlsTest() throws Exception {
        // Each test has a night of its own.
    }

    @Test
    void aPersonPausesAndResumesTheirSessionAsByTheControls() {
        startedAndAt(5);
        ObjectNode paused = asUser(unnamed(question("sequences/pause", "")), 200);

        assertThat(paused.path("message").asText()).isEqualTo("Pause command sent");
        assertThat(paused.path("state").asText()).isEqualTo("done");
        assertThat(paused.at("/result/control").asText()).isEqualTo("pause");
        assertThat(paused.at("/result/by").asText()).isEqualTo("user");
        assertThat(paused.at("/result/mine").asBoolean()).isTrue();
        assertThat(caller.waited()).isZero();
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        settle();
        assertThat(statuses()).containsExactly(0, 1);
        assertThat(asUser(question("sequences/pause", ""), 409).path("error").asText())
                .isEqualTo("already-so");

        at(40);
        asUser(question("sequences/resume", ""), 200);
        settle();
        assertThat(statuses()).containsExactly(0, 1, 0);
        at(41);
        ObjectNode toggled = asUser(question("control/toggle", ""), 200);
        assertThat(toggled.path("message").asText()).isEqualTo("Toggle command sent");
        assertThat(toggled.at("/result/meant").asText()).isEqualTo("pause");
        assertThat(hand.history(Map.of()).path("controls").findValuesAsText("control"))
                .containsExactly("toggle-target", "resume", "pause");
    }

    @Test
    void anAbortHasToBeMeantAndEndsTheSessionOfWhoAsks() {
        startedAndAt(5);
        for (String body : List.of("", "{}", "{\"confirm\":false,\"IsHalt\":true}", "{\"IsHalt\":false}")) {
            assertThat(asUser(question("control/abort", body), 409)
                            .path("error")
                            .asText())
                    .as(body)
                    .isEqualTo("confirm-needed");
        }
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);

        Question abort = question("control/abort", MEANT)
                .with("idempotency-key", UUID.randomUUID().toString());
        assertThat(asUser(abort, 200).path("message").asText()).isEqualTo("Abort command sent");
        settle();
        at(9);
        settle();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(played.methods()).as("others’ nights go on").doesNotContain("Abort");
        assertThat(asUser(abort, 200).at("/result/state").asText())
                .as("asked again it is told, also when all is over")
                .isEqualTo("done");
        assertThat(asUser(question("sequences/pause", ""), 409).path("error").asText())
                .isEqualTo("session-over");
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
    void anOperatorsAbortEndsWhosesoeverSessionIsUnderWay() {
        startedAndAt(30);
        caller.meanwhile(() -> played.answer());
        byKey(question("control/abort", MEANT), 200);
        settle();
        at(34);
        settle();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(played.session().ending()).isNotNull();
        assertThat(played.methods()).contains("Abort");
        assertThat(charge().charge().chargedCents()).isEqualTo(2_000);
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
    void oneIsTheirUserInTheSlotAndNobodyBeforeAndAfter() {
        at(-1);
        assertThat(asUser(question("control/abort", MEANT), 403).path("error").asText())
                .isEqualTo("not-yours-now");
        assertThat(asUser(unnamed(question("control/abort", MEANT)), 403)
                        .path("error")
                        .asText())
                .isEqualTo("not-yours-now");
        at(1);
        assertThat(asUser(question("control/abort", MEANT), 409).path("error").asText())
                .isEqualTo("session-not-begun");
        assertThat(as("another", "", question("control/abort", MEANT), 403)
                        .path("error")
                        .asText())
                .isEqualTo("not-yours-now");
        at(120);
        assertThat(asUser(question("control/abort", MEANT), 403).path("error").asText())
                .isEqualTo("not-yours-now");
        assertThat(waiting()).isEmpty();
        assertThat(as("another", "", question("control/abort", MEANT).asking("telescope", "nowhere"), 404)
                        .path("error")
                        .asText())
                .isEqualTo("not-found");
    }

    @Test
    void anOperatorSaysItOnceForTheOneTelescopeTheyHave() {
        at(-30);
        caller.meanwhile(this::take, () -> tell(CommandOutcome.State.DONE, ""));
        String alone = "operator-of-" + played.night.telescope;
        played.night.giveTo(alone);
        ObjectNode done = as(alone, "[operator]", unnamed(question("control/abort", MEANT)), 200);

        assertThat(done.at("/result/telescope").asText()).isEqualTo(played.night.telescope);
        assertThat(as(alone, "", unnamed(question("control/abort", MEANT)), 403)
                        .path("error")
                        .asText())
                .as("a role that was taken away")
                .isEqualTo("not-yours-now");
    }

    @Test
    void whatCannotBeReadIsRefusedAndNothingIsDone() {
        startedAndAt(5);
        String id = UUID.randomUUID().toString();
        for (String body : List.of("[]", "{", "null", "{\"confirm\":true}" + " ".repeat(4096))) {
            assertThat(asUser(question("control/abort", body), 400)
                            .path("error")
                            .asText())
                    .isEqualTo("malformed");
        }
        assertThat(asUser(question("control/abort", "{\"confirm\":\"yes\"}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("confirm");
        for (Question unfit : List.of(
                question("control/abort", "{\"confirm\":true,\"id\":7}"),
                question("control/abort", MEANT).with("idempotency-key", "again"),
                question("control/abort", "{\"confirm\":true,\"id\":\"" + id + "\"}")
                        .with("idempotency-key", UUID.randomUUID().toString()))) {
            ObjectNode refused = asUser(unfit, 400);
            assertThat(refused.path("error").asText()).isEqualTo("id-unfit");
            assertThat(refused.path("field").asText()).isEqualTo("id");
        }
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(hand.history(Map.of()).path("controls")).isEmpty();
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

    @Test
    void withoutTheKeyNothingIsDone() {
        assertThat(OlderCaller.read(caller.byKey(handler, question("control/abort", MEANT), ""), 401)
                        .path("error")
                        .asText())
                .isEqualTo("key-missing");
        assertThat(OlderCaller.read(caller.byKey(handler, question("control/abort", MEANT), "another"), 403)
                        .path("error")
                        .asText())
                .isEqualTo("key-wrong");
        assertThat(waiting()).isEmpty();
    }

    private void tell(CommandOutcome.State state, String reason) {
        played.tell(played.heard.getLast(), state, reason);
    }

    private static Question question(String path, String body) {
        return Question.of("POST /api/" + path, body);
    }

    private static Question unnamed(Question question) {
        return question.asking("telescope", "");
    }

    private ObjectNode asUser(Question question, int status) {
        return as(played.user, "", question, status);
    }

    private ObjectNode as(String user, String groups, Question question, int status) {
        return OlderCaller.read(caller.asPerson(handler, question, user, groups), status);
    }

    private ObjectNode byKey(Question question, int status) {
        return OlderCaller.read(caller.byKey(handler, question), status);
    }
}
