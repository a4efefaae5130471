package stellar.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.OlderCaller.Question;
import stellar.cloud.Patience;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.Wire;

/** What older programs ask of a telescope's scheduler, on the real tables; the test is the relay. */
class TargetsTest extends AskedScheduler {

    @Test
    void aSetIsMadeByOneCommandOfTheOperatorsAndTheAnswerIsAsItAlwaysWas() throws IOException {
        Command[] asked = new Command[1];
        caller.meanwhile(() -> asked[0] = answer(CommandOutcome.State.DONE, "{\"guid\":\"" + GUID + "\"}"));
        ObjectNode made =
                byKey(Question.of("POST " + THINGS, "sets", "", SET.replace("{", "{\"Guid\":\"" + GUID + "\",")), 200);

        assertThat(made.path("message").asText()).isEqualTo("Set created");
        assertThat(made.path("result")).hasToString("{\"guid\":\"" + GUID + "\"}");
        assertThat(asked[0].method()).isEqualTo("RoboTargetAddSet");
        assertThat(asked[0].params()).isEqualTo(Wire.readObject(SET.replace("{", "{\"Guid\":\"" + GUID + "\",")));
        assertThat(asked[0].lease().kind()).isEqualTo("operator");
        assertThat(asked[0].id()).isEqualTo(made.path("id").asText());
        assertThat(caller.waited()).isEqualTo(Patience.STEP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | sets    |             |                  | RoboTargetGetSet          | {}                                  | Sets read",
                "GET    | targets |             |                  | RoboTargetGetTarget       | {}                                  | Targets read",
                "GET    | shots   | /{guid}     |                  | RoboTargetGetShot         | {'GuidShot':'G'}                    | Shot read",
                "PUT    | sets    | /{guid}     | {'Name':'Stars'} | RoboTargetUpdateSet       | {'Name':'Stars','Guid':'G'}         | Set changed",
                "PUT    | targets | /{guid}     | {'GuidTarget':'G','PA':90.5} | RoboTargetUpdateTarget | {'GuidTarget':'G','PA':90.5}  | Target changed",
                "PUT    | shots   | /{guid}     | {'Num':3}        | RoboTargetUpdateShot      | {'Num':3,'GuidShot':'G'}            | Shot changed",
                "DELETE | sets    | /{guid}     |                  | RoboTargetRemoveSet       | {'Guid':'G'}                        | Set deleted",
                "DELETE | targets | /{guid}     |                  | RoboTargetRemoveTarget    | {'GuidTarget':'G'}                  | Target deleted",
                "DELETE | shots   | /{guid}     |                  | RoboTargetRemoveShot      | {'GuidShot':'G'}                    | Shot deleted",
                "POST   | targets | /{guid}/activate   |           | RoboTargetSetTargetStatus | {'RefGuidTarget':'G','Status':0}    | Target activated",
                "POST   | targets | /{guid}/deactivate |           | RoboTargetSetTargetStatus | {'RefGuidTarget':'G','Status':1}    | Target deactivated",
                "POST   | sets    | /{guid}/activate   |           | RoboTargetUpdateSet       | {'Guid':'G','Status':0}             | Set activated",
                "POST   | sets    | /{guid}/deactivate |           | RoboTargetUpdateSet       | {'Guid':'G','Status':1}             | Set deactivated",
                "POST   | shots   | /{guid}/activate   |           | RoboTargetUpdateShot      | {'GuidShot':'G','Enabled':true}     | Shot activated",
                "POST   | shots   | /{guid}/deactivate |           | RoboTargetUpdateShot      | {'GuidShot':'G','Enabled':false}    | Shot deactivated",
            })
    void eachAddressIsOneOperation(
            String verb, String things, String rest, String body, String method, String params, String said)
            throws IOException {
        Command[] asked = new Command[1];
        caller.meanwhile(() -> asked[0] = answer(CommandOutcome.State.DONE, "{\"list\":[{\"any\":1}]}"));
        String route = verb + " " + THINGS + (rest == null ? "" : rest);
        Question question = Question.of(route, things, GUID, body == null ? "" : words(body));

        assertThat(byKey(question, 200).path("message").asText()).isEqualTo(said);
        assertThat(asked[0].method()).isEqualTo(method);
        assertThat(asked[0].params()).isEqualTo(Wire.readObject(words(params)));
    }

    @Test
    void targetsAndShotsAreMadeWithTheirPlaceAndWithAGuidOfOursWhenNoneIsGiven() throws IOException {
        String id = UUID.randomUUID().toString();
        String target = words("{'RefGuidSet':'G','TargetName':'M 31','RAJ2000':0.712,'DECJ2000':41.27,'C_Mask':'BDE'}");
        Command[] asked = new Command[2];
        Question question = Question.of("POST " + THINGS, "targets", "", target).with("idempotency-key", id);
        caller.meanwhile(() -> asked[0] = answer(CommandOutcome.State.DONE, "{}"));
        String guid = byKey(question, 200).at("/result/guid").asText();

        assertThat(guid)
                .isEqualTo(asked[0].params().path("GuidTarget").asText())
                .hasSize(36);
        assertThat(byKey(question, 200).at("/result/guid").asText())
                .as("asked again it is the same")
                .isEqualTo(guid);
        assertThat(waiting()).isEmpty();
        String shot = words("{'RefGuidTarget':'G','FilterIndex':4,'Num':10,'Exposure':300}")
                .replace(GUID, guid);
        caller.meanwhile(() -> asked[1] = answer(CommandOutcome.State.DONE, "{}"));
        assertThat(byKey(Question.of("POST " + THINGS, "shots", "", shot), 200)
                        .path("message")
                        .asText())
                .isEqualTo("Shot created");
        assertThat(asked[1].params().path("RefGuidTarget").asText()).isEqualTo(guid);
        assertThat(asked[1].method()).isEqualTo("RoboTargetAddShot");
    }

    @Test
    void aListMayBeOfOneHolderAndWhatIsNotThereIsSaidSo() {
        Command[] asked = new Command[1];
        caller.meanwhile(() -> asked[0] = answer(CommandOutcome.State.DONE, "{\"list\":[]}"));
        ObjectNode none = byKey(Question.of("GET " + THINGS, "targets", "", "").asking("RefGuidSet", GUID), 200);
        assertThat(none.at("/result/list")).isEmpty();
        assertThat(asked[0].params()).hasToString("{\"RefGuidSet\":\"" + GUID + "\"}");

        caller.meanwhile(() -> answer(CommandOutcome.State.DONE, "{\"list\":[]}"));
        assertThat(byKey(Question.of("GET " + ONE, "targets", GUID, ""), 404)
                        .path("error")
                        .asText())
                .isEqualTo("not-in-schedule");
    }

    @Test
    void whatDidNotComeOfItIsToldWithTheRelaysReason() {
        Question delete = Question.of("DELETE " + ONE, "sets", GUID, "");
        caller.meanwhile(() -> answer(CommandOutcome.State.REFUSED, "RoboTargetRemoveSet has no name on the wire."));
        ObjectNode refused = byKey(delete, 409);
        assertThat(refused.path("error").asText()).isEqualTo("not-done");
        assertThat(refused.path("reason").asText()).endsWith("has no name on the wire.");
        caller.meanwhile(() -> answer(CommandOutcome.State.FAILED, "There is no Set."));
        assertThat(byKey(delete, 502).path("reason").asText()).isEqualTo("There is no Set.");
        caller.meanwhile(() -> answer(CommandOutcome.State.UNKNOWN, ""));
        assertThat(byKey(delete, 504).path("error").asText()).isEqualTo("outcome-unknown");
        caller.meanwhile(() -> answer(CommandOutcome.State.TAKEN, ""));
        assertThat(byKey(delete, 202).path("message").asText()).isEqualTo("Set deleted, not over yet");
    }

    @Test
    void whatNoRelayTookIsNoSuccessAndLaterNobodyKnows() {
        String id = UUID.randomUUID().toString();
        Question delete = Question.of("DELETE " + ONE, "sets", GUID, "").with("idempotency-key", id);
        caller.meanwhile();
        assertThat(byKey(delete, 504).path("error").asText()).isEqualTo("not-taken");
        assertThat(caller.waited()).isLessThan(Patience.LONGEST);
        night.clock.advance(Duration.ofMinutes(2));
        caller.meanwhile();
        assertThat(byKey(delete, 504).path("error").asText()).isEqualTo("outcome-unknown");
        assertThat(caller.waited()).isZero();
        Question another = Question.of("DELETE " + ONE, "shots", GUID, "").with("idempotency-key", id);
        assertThat(byKey(another, 409).path("error").asText()).isEqualTo("id-taken");
    }
}
