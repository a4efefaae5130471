package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import stellar.OlderCaller;
import stellar.OlderCaller.Question;
import stellar.controls.ByHand;
import stellar.targets.Schedulers;

/** What of a telescope's scheduler belongs to a booking is not an older program's to change until that is over. */
class OlderTargetsTest extends ControlledNight {

    private static final String THINGS = "/api/robotarget/{things}";
    private static final String ONE = THINGS + "/{guid}";

    private final String set = RoboTarget.guid(played.booking, "set");
    private final String target = RoboTarget.guid(played.booking, "target");
    private final String shot = RoboTarget.shot(played.booking, 1);
    private final OlderCaller caller = new OlderCaller(played.night);
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
            Schedulers.handler(played.night, played.sockets, caller);

    OlderTargetsTest() throws Exception {
        // Each test has a night of its own.
    }

    private List<Question> changes() {
        return List.of(
                Question.of("DELETE " + ONE, "sets", set, ""),
                Question.of("PUT " + ONE, "sets", set, "{\"Name\":\"Mine\"}"),
                Question.of("POST " + ONE + "/deactivate", "sets", set, ""),
                Question.of("DELETE " + ONE, "targets", target, ""),
                Question.of("PUT " + ONE, "targets", target, "{\"PA\":90}"),
                Question.of("POST " + ONE + "/activate", "targets", target, ""),
                Question.of("POST " + ONE + "/deactivate", "targets", target.toUpperCase(Locale.ROOT), ""),
                Question.of("DELETE " + ONE, "targets", target.replace("-", ""), ""),
                Question.of("DELETE " + ONE, "shots", shot, ""),
                Question.of("PUT " + ONE, "shots", shot, "{\"Num\":1}"),
                Question.of("POST " + ONE + "/deactivate", "shots", shot, ""),
                Question.of(
                        "POST " + THINGS,
                        "targets",
                        "",
                        "{\"RefGuidSet\":\"" + set + "\",\"TargetName\":\"a\",\"RAJ2000\":1,\"DECJ2000\":2}"),
                Question.of("PUT " + ONE, "targets", "mine", "{\"RefGuidSet\":\"" + set + "\"}"),
                Question.of(
                        "POST " + THINGS,
                        "shots",
                        "",
                        "{\"RefGuidTarget\":\"" + target + "\",\"FilterIndex\":0,\"Num\":1,\"Exposure\":1}"));
    }

    @Test
    void whatABookingThatIsNotOverHasIsReadAndNothingElse() {
        startedAndAt(5);
        for (Question change : changes()) {
            ObjectNode refused = OlderCaller.read(caller.byKey(handler, change), 409);
            assertThat(refused.path("error").asText()).as(change.toString()).isEqualTo("of-a-booking");
            assertThat(refused.path("state").asText()).isEqualTo("running");
            assertThat(refused.toString()).doesNotContain(played.user, played.booking);
        }
        ObjectNode french =
                OlderCaller.read(caller.byKey(handler, changes().getFirst().with("accept-language", "fr")), 409);
        assertThat(french.path("message").asText()).startsWith("Ceci appartient");
        assertThat(waiting()).isEmpty();

        caller.meanwhile(() -> played.answer());
        OlderCaller.read(caller.byKey(handler, Question.of("GET " + THINGS, "sets", "", "")), 200);
        caller.meanwhile(() -> played.answer());
        OlderCaller.read(caller.byKey(handler, Question.of("DELETE " + ONE, "sets", "another", "")), 200);
    }

    @Test
    void whoseSlotItIsHasTheirPlanAndNotTheScheduler() {
        startedAndAt(5);
        for (Question change : List.of(changes().getFirst(), Question.of("GET " + THINGS, "sets", "", ""))) {
            ObjectNode refused = OlderCaller.read(caller.asPerson(handler, change, played.user, ""), 403);
            assertThat(refused.path("error").asText()).isEqualTo("operators-schedule");
        }
        assertThat(waiting()).isEmpty();
    }

    @Test
    void onceTheBookingIsOverItIsTheOperatorsAgain() {
        startedAndAt(5);
        ByHand.read(hand.byUser(ByHand.wish("abort").put("confirm", true)), 202);
        untilTheEnd();
        caller.meanwhile(() -> played.answer());
        OlderCaller.read(caller.byKey(handler, changes().getFirst()), 200);

        assertThat(played.methods()).endsWith("RoboTargetRemoveSet");
    }
}
