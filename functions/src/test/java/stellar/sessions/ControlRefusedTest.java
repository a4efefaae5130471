package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.bookings.State;
import stellar.contract.Command;
import stellar.contract.Wire;
import stellar.controls.ByHand;

/** What is not done by hand, and why. */
class ControlRefusedTest extends ControlledNight {

    ControlRefusedTest() throws Exception {
        // Each test has a night of its own.
    }

    @Test
    void beforeTheSlotAndAfterItNothingIsDone() {
        at(-60);
        played.connect();
        settle();
        assertThat(refusedUser(ByHand.wish("refresh"))).isEqualTo("slot-not-begun");
        assertThat(ByHand.read(hand.byOperator(ByHand.wish("pause")), 409)
                        .path("code")
                        .asText())
                .isEqualTo("no-session");
        ByHand.read(hand.byOperator(ByHand.wish("unpark")), 202);
        settle();
        played.safe(false);
        at(0);
        settle();
        assertThat(refusedUser(ByHand.wish("refresh"))).isEqualTo("session-not-begun");
        played.safe(true);
        for (int minute = 1; minute < 20; minute++) {
            at(minute);
            settle();
        }
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(refusedUser(ByHand.wish("abort"))).isEqualTo("confirm-needed");
        assertThat(ByHand.read(hand.byOperator(ByHand.wish("abort")), 409)
                        .path("code")
                        .asText())
                .isEqualTo("confirm-needed");
        hand.byUser(ByHand.wish("abort").put("confirm", true));
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("session-ending");
        settle();
        at(30);
        settle();
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("session-over");
        at(120);
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("slot-over");
    }

    @Test
    void whileTheTelescopeIsAtWorkOnlyWhatDoesNotDisturbIsDone() {
        startedAndAt(5);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("already-so");
        for (String control : List.of("park", "unpark", "autofocus", "plate-solve")) {
            assertThat(refusedUser(ByHand.wish(control))).as(control).isEqualTo("pause-first");
        }
        ObjectNode cool = ByHand.wish("cool");
        cool.putObject("parameters").put("temperature", -15);
        ByHand.read(hand.byUser(cool), 202);
        Command command = take();
        assertThat(command.params().toString())
                .isEqualTo("{\"IsCoolDown\":true,\"IsASync\":true,\"Temperature\":-15.0}");
        assertThat(refusedUser(ByHand.wish("warm"))).isEqualTo("under-way");
        hand.byUser(ByHand.wish("pause"));
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("already-so");
        assertThat(refusedUser(ByHand.wish("park"))).isEqualTo("still-stopping");
        settle();
        ByHand.read(hand.byUser(ByHand.wish("park")), 202);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("under-way");
    }

    @Test
    void underAnUnsafeSkyThePauseIsStellarsAndNothingIsOpened() {
        startedAndAt(5);
        played.safe(false);
        at(21);
        settle();
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        for (String control : List.of("pause", "resume", "toggle-target", "park")) {
            assertThat(refusedUser(ByHand.wish(control))).as(control).isEqualTo("waits-for-sky");
        }
    }

    @Test
    void inAPauseAnUnsafeSkyForbidsWhatOpensAndLetsParkAndAnAbsentTelescopeAnswersNobody() {
        pausedAt(5);
        played.safe(false);
        at(21);
        ObjectNode tracking = ByHand.wish("tracking");
        tracking.putObject("parameters").put("on", true);
        assertThat(refusedUser(tracking)).isEqualTo("not-safe");
        ObjectNode problem = ByHand.read(hand.byUser(ByHand.wish("unpark"), "fr"), 409);
        assertThat(problem.path("title").asText())
                .startsWith("Le ciel ne le permet pas. capteur de nuages : nuageux depuis ");
        ObjectNode off = ByHand.wish("tracking");
        off.putObject("parameters").put("on", false);
        ByHand.read(hand.byUser(off), 202);
        settle();
        ByHand.read(hand.byUser(ByHand.wish("park")), 202);
        settle();
        ByHand.read(hand.byOperator(ByHand.wish("unpark")), 202);
        settle();
        played.safe(true);
        played.night.clock.advance(Duration.ofMinutes(5));
        assertThat(refusedUser(ByHand.wish("park"))).isEqualTo("telescope-away");
        assertThat(ByHand.read(hand.byOperator(ByHand.wish("park")), 409)
                        .path("code")
                        .asText())
                .isEqualTo("telescope-away");
    }

    @Test
    void aParkedMountIsUnparkedBeforeTheSessionGoesOnAndWhatTheSlotIsTooShortForIsNotBegun() {
        pausedAt(5);
        played.park(true);
        at(21);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("mount-parked");
        played.park(false);
        at(116);
        settle();
        assertThat(refusedUser(ByHand.wish("autofocus"))).isEqualTo("slot-too-short");
        ByHand.read(hand.byUser(ByHand.wish("plate-solve")), 202);
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsMember() {
        startedAndAt(5);
        Map<String, String> fields = new HashMap<>();
        fields.put("{\"control\":\"park\"}", "id");
        fields.put("{\"id\":\"X\",\"control\":\"park\"}", "id");
        String id = ByHand.wish("park").path("id").asText();
        fields.put("{\"id\":\"" + id + "\",\"control\":\"explode\"}", "control");
        fields.put("{\"id\":\"" + id + "\",\"control\":\"tracking\"}", "parameters.on");
        fields.put(
                "{\"id\":\"" + id + "\",\"control\":\"cool\",\"parameters\":{\"temperature\":-51}}",
                "parameters.temperature");
        fields.put(
                "{\"id\":\"" + id
                        + "\",\"control\":\"test-shot\",\"parameters\":{\"exposureSeconds\":61,\"filter\":\"L\"}}",
                "parameters.exposureSeconds");
        fields.put(
                "{\"id\":\"" + id
                        + "\",\"control\":\"test-shot\",\"parameters\":{\"exposureSeconds\":1,\"filter\":\"X\"}}",
                "parameters.filter");
        fields.put(
                "{\"id\":\"" + id + "\",\"control\":\"test-shot\",\"parameters\":"
                        + "{\"exposureSeconds\":1,\"filter\":\"L\",\"binning\":5}}",
                "parameters.binning");
        fields.put("{\"id\":\"" + id + "\",\"control\":\"park\",\"parameters\":{\"UID\":\"1\"}}", "parameters.UID");
        fields.put("{\"id\":\"" + id + "\",\"control\":\"park\",\"parameters\":3}", "parameters");
        fields.forEach((body, field) -> {
            ObjectNode problem = ByHand.read(hand.byUser(Stage.json(body)), 400);
            assertThat(problem.path("field").asText()).as(body).isEqualTo(field);
        });
        assertThat(ByHand.read(hand.byUser(Wire.object().put("id", "x".repeat(5000))), 400)
                        .has("field"))
                .isFalse();
        assertThat(hand.history(Map.of()).path("controls")).isEmpty();
    }
}
