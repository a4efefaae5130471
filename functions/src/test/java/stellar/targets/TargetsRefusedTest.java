package stellar.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.OlderCaller.Question;
import stellar.contract.CommandOutcome;

/** What older programs are refused at a telescope's scheduler, and who is. */
class TargetsRefusedTest extends AskedScheduler {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sets    | {'ProfileName':'Deep'}                                                            | Name",
                "sets    | {'Name':7}                                                                        | Name",
                "sets    | {'Name':'a\\u0007'}                                                               | Name",
                "sets    | {'Name':'a\\u202eb'}                                                              | Name",
                "sets    | {'Name':'LONG'}                                                                   | Name",
                "sets    | {'Name':'a','Guid':'a b'}                                                         | Guid",
                "sets    | {'Name':'a','Status':2}                                                           | Status",
                "sets    | {'Name':'a','Status':'0'}                                                         | Status",
                "sets    | {'Name':'a','UID':'x'}                                                            | UID",
                "sets    | {'Name':'a','MAC':'x'}                                                            | MAC",
                "sets    | {'Name':'a','More':{}}                                                            | More",
                "targets | {'RefGuidSet':'G','TargetName':'a','RAJ2000':24,'DECJ2000':0}                     | RAJ2000",
                "targets | {'RefGuidSet':'G','TargetName':'a','RAJ2000':1,'DECJ2000':90.1}                   | DECJ2000",
                "targets | {'TargetName':'a','RAJ2000':1,'DECJ2000':0}                                       | RefGuidSet",
                "targets | {'RefGuidSet':'G','TargetName':'a','RAJ2000':1,'DECJ2000':0,'C_Mask':'b'}         | C_Mask",
                "targets | {'RefGuidSet':'G','TargetName':'a','RAJ2000':1,'DECJ2000':0,'IsRepeat':1}         | IsRepeat",
                "targets | {'RefGuidSet':'G','TargetName':'a','RAJ2000':1,'DECJ2000':0,'Priority':2.5}       | Priority",
                "shots   | {'RefGuidTarget':'G','FilterIndex':7,'Num':1,'Exposure':1}                        | FilterIndex",
                "shots   | {'RefGuidTarget':'G','FilterIndex':1,'Num':0,'Exposure':1}                        | Num",
                "shots   | {'RefGuidTarget':'G','FilterIndex':1,'Num':1,'Exposure':7201}                     | Exposure",
                "shots   | {'RefGuidTarget':'G','FilterIndex':1,'Num':1,'Exposure':1,'Gain':99999999999}     | Gain",
            })
    void whatIsNoThingIsRefusedWithItsMemberAndNothingIsAsked(String row) {
        String[] cells = row.split("\\|");
        String body = words(cells[1].strip()).replace("LONG", "x".repeat(201));
        ObjectNode refused = byKey(Question.of("POST " + THINGS, cells[0].strip(), "", body), 400);

        assertThat(refused.path("error").asText()).isEqualTo("parameter-unfit");
        assertThat(refused.path("field").asText()).isEqualTo(cells[2].strip());
        assertThat(waiting()).isEmpty();
    }

    @Test
    void addressesAndBodiesHaveTheirLimits() {
        assertThat(byKey(Question.of("GET " + THINGS, "sequences", "", ""), 404)
                        .path("error")
                        .asText())
                .isEqualTo("not-found");
        for (String guid : List.of("", "a b", "x".repeat(65), "é")) {
            assertThat(byKey(Question.of("GET " + ONE, "sets", guid, ""), 400)
                            .path("field")
                            .asText())
                    .isEqualTo("guid");
        }
        for (String body : List.of("[]", "{", SET + " ".repeat(8 * 1024))) {
            assertThat(byKey(Question.of("POST " + THINGS, "sets", "", body), 400)
                            .path("error")
                            .asText())
                    .isEqualTo("malformed");
        }
        assertThat(byKey(Question.of("PUT " + ONE, "sets", GUID, "{}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("Guid");
        assertThat(byKey(Question.of("PUT " + ONE, "sets", GUID, "{\"Guid\":\"other\",\"Name\":\"a\"}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("Guid");
        assertThat(byKey(Question.of("GET " + THINGS, "shots", "", "").asking("RefGuidTarget", "a b"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("RefGuidTarget");
        assertThat(byKey(Question.of("GET " + THINGS, "sets", "", "").with("idempotency-key", "no"), 400)
                        .path("error")
                        .asText())
                .isEqualTo("id-unfit");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void itsOperatorMayAndWhoeverElseSeesItIsToldOfTheirPlan() {
        night.giveTo("the-owner");
        Question make = Question.of("POST " + THINGS, "sets", "", SET);
        caller.meanwhile(() -> answer(CommandOutcome.State.DONE, "{}"));
        as("the-owner", "[operator]", make, 200);
        caller.meanwhile(() -> answer(CommandOutcome.State.DONE, "{}"));
        as("an-admin-of-" + night.telescope, "[admin]", make, 200);

        for (String groups : List.of("", "[operator]")) {
            ObjectNode refused = as("other-of-" + night.telescope, groups, make, 403);
            assertThat(refused.path("error").asText()).isEqualTo("operators-schedule");
            assertThat(refused.path("message").asText()).contains("booking’s plan");
        }
        assertThat(as("other-of-" + night.telescope, "[operator]", make.asking("telescope", ""), 403)
                        .path("error")
                        .asText())
                .isEqualTo("operators-schedule");
        assertThat(as("other-of-" + night.telescope, "", make.asking("telescope", "nowhere"), 404)
                        .path("error")
                        .asText())
                .isEqualTo("not-found");
        assertThat(withKey(make, "", 401).path("error").asText()).isEqualTo("key-missing");
        assertThat(withKey(make, "another key", 403).path("error").asText()).isEqualTo("key-wrong");
        assertThat(waiting()).isEmpty();
    }
}
