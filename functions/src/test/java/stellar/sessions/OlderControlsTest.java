package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import stellar.OlderCaller.Question;
import stellar.bookings.State;
import stellar.contract.CommandOutcome;

/** What older programs and pages stop, switch, pause and resume, on the real tables. */
class OlderControlsTest extends OlderControls {

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
    void aProgramPausesResumesAndTogglesAsTheOperatorAndNobodyPaysMeanwhile() {
        at(-30);
        for (String path : List.of("sequences/pause", "sequences/resume", "control/toggle")) {
            assertThat(byKey(question(path, ""), 409).path("error").asText()).isEqualTo("no-session");
        }
        startedAndAt(30);
        assertThat(byKey(question("control/toggle", ""), 200)
                        .at("/result/meant")
                        .asText())
                .isEqualTo("pause");
        settle();
        assertThat(asUser(question("sequences/resume", ""), 409).path("error").asText())
                .isEqualTo("paused-by-operator");
        at(60);
        byKey(question("sequences/resume", ""), 200);
        settle();
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(byKey(question("sequences/pause", ""), 200).at("/result/by").asText())
                .isEqualTo("operator");
        untilTheEnd();
        assertThat(charge().charge().chargedCents()).isEqualTo(2_000);
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
    void withoutTheKeyNothingIsDone() {
        assertThat(withKey(question("control/abort", MEANT), "", 401)
                        .path("error")
                        .asText())
                .isEqualTo("key-missing");
        assertThat(withKey(question("control/abort", MEANT), "another", 403)
                        .path("error")
                        .asText())
                .isEqualTo("key-wrong");
        assertThat(waiting()).isEmpty();
    }
}
