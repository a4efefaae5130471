package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How commands are answered, aborted and refused, and those that name a target, a sequence or a script. */
class CommandsTest extends CommandedVoyager {

    CommandsTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void anUnknownMethodIsAnErrorWithItsName() throws IOException {
        JsonNode answer = client.call("RemoteMakeCoffee", Map.of());
        assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.path("error").path("code").asInt()).isEqualTo(1);
        assertThat(answer.path("error").path("message").asText()).contains("RemoteMakeCoffee");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            RemoteFilterChangeTo          | {}                                          | FilterIndex
            RemoteFilterChangeTo          | {'FilterIndex':'4'}                         | FilterIndex
            RemoteSetDashboardMode        | {'IsOn':'true'}                             | IsOn
            RemoteCameraShot              | {'Expo':-1,'Bin':1,'FilterIndex':0}         | Expo
            RemotePrecisePointTarget      | {'RA':24.0,'DEC':0}                         | RA
            RemotePrecisePointTarget      | {'IsText':true,'RAText':'x','DECText':'y'}  | RAText
            RemoteMountFastCommand        | {'CommandType':7}                           | CommandType
            RemoteCooling                 | {'IsCoolDown':true,'IsWarmup':true}         | Exactly one
            RemoteFocusEx                 | {'FocusMode':9}                             | FocusMode
            Abort                         | {}                                          | IsHalt
            """)
    void aParameterThatIsMissingOrWrongIsAnErrorThatNamesIt(String method, String params, String named)
            throws IOException {
        client.raw("{\"method\":\"" + method + "\",\"params\":"
                + params.replace('\'', '"').replaceFirst("\\{", "{\"UID\":\"u\"" + (params.equals("{}") ? "" : ","))
                + ",\"id\":77}\r\n");
        assertThat(client.answer(77).path("error").path("message").asText()).contains(named);
    }

    @Test
    void aCommandWithoutUidIsRefusedExceptAbortAndDisconnect() throws IOException {
        client.raw("{\"method\":\"RemoteGetStatus\",\"params\":{},\"id\":1}\r\n");
        assertThat(client.answer(1).has("error")).isTrue();
        client.raw("{\"method\":\"Abort\",\"params\":{\"IsHalt\":true},\"id\":2}\r\n");
        assertThat(client.answer(2).path("result").asInt(-1)).isZero();
    }

    @Test
    void abortStopsAnExposureAndIsFollowedBySignal503AndNoResultOfItsOwn() throws IOException {
        int shot = client.send("RemoteCameraShot", Map.of("Expo", 300, "Bin", 1, "FilterIndex", 0));
        client.answer(shot);
        voyager.advance(Duration.ofSeconds(3));
        int abort = client.send("Abort", Map.of("IsHalt", true));
        assertThat(client.answer(abort).path("result").asInt(-1)).isZero();
        assertThat(client.result(shot).path("ActionResultInt").asInt()).isEqualTo(ABORTED);
        assertThat(client.next(message -> message.path("Code").asInt() == 503)).isNotNull();
        assertThat(client.soFar())
                .noneMatch(message -> message.path("UID").asText().equals("uid-" + abort));
    }

    @Test
    void oneActionIsAbortedByItsOwnUid() throws IOException {
        int shot = client.send("RemoteCameraShot", Map.of("Expo", 300, "Bin", 1, "FilterIndex", 0));
        client.answer(shot);
        client.raw("{\"method\":\"RemoteActionAbort\",\"params\":{\"UID\":\"uid-" + shot + "\"},\"id\":900}\r\n");
        assertThat(client.answer(900).path("result").asInt(-1)).isZero();
        assertThat(client.result(shot).path("ActionResultInt").asInt()).isEqualTo(ABORTED);
        assertThat(client.call("RemoteActionAbort", Map.of()).has("error")).isTrue();
    }

    @Test
    void whileOneActionRunsAnotherIsRefused() throws IOException {
        client.call("RemoteCameraShot", Map.of("Expo", 300, "Bin", 1, "FilterIndex", 0));
        JsonNode answer = client.call("RemoteFocusEx", Map.of("FocusMode", 0));
        assertThat(answer.path("error").path("message").asText()).contains("busy with camera shot");
    }

    @Test
    void aSequenceRunsUnderItsNameAndEndsWithAResult() throws IOException {
        client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
        int id = client.send("RemoteSequence", Map.of("SequenceFile", "C:\\Seq\\M51_night.s2q", "StartFlag", 0));
        client.answer(id);
        voyager.advance(Duration.ofSeconds(3));
        assertThat(client.next(message -> message.path("RUNSEQ").asText().equals("M51_night.s2q")))
                .isNotNull();
        play(1200);
        assertThat(client.result(id).path("ActionResultInt").asInt()).isEqualTo(OK);
    }

    @Test
    void aScriptIsSeenInControlDataAndNeverGetsASecondAnswer() throws IOException {
        client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
        int id = client.send("RemoteDragScript", Map.of("DragScriptFile", "night.vos", "StartNodeUID", ""));
        assertThat(client.answer(id).path("result").asInt(-1)).isZero();
        voyager.advance(Duration.ofSeconds(3));
        assertThat(client.next(message -> message.path("RUNDS").asText().equals("night.vos")))
                .isNotNull();
        client.raw("{\"method\":\"Abort\",\"params\":{\"IsHalt\":true},\"id\":500}\r\n");
        client.answer(500);
        assertThat(client.soFar())
                .noneMatch(message -> message.path("UID").asText().equals("uid-" + id));
    }

    @Test
    void anArrayElementIsToldAsAnEvent() throws IOException {
        int id = client.send("GetArrayElementData", Map.of());
        assertThat(client.answer(id).path("result").asInt(-1)).isZero();
        JsonNode element = client.event("ArrayElementData");
        assertThat(element.path("CCDTEMP").asDouble()).isCloseTo(-10, within(0.5));
        assertThat(client.soFar())
                .noneMatch(message -> message.path("UID").asText().equals("uid-" + id));
    }

    @Test
    void aTargetIsFoundByName() throws IOException {
        JsonNode found = client.done("RemoteSearchTarget", Map.of("Name", "whirlpool", "SearchType", 0));
        assertThat(found.path("ParamRet").path("RAJ2000").asDouble()).isCloseTo(13.498, within(0.001));
        JsonNode missing = client.done("RemoteSearchTarget", Map.of("Name", "Atlantis", "SearchType", 0));
        assertThat(missing.path("Motivo").asText()).contains("Atlantis");
        JsonNode profiles = client.done("RemoteGetVoyagerProfiles", Map.of()).path("ParamRet");
        assertThat(profiles.path("list")).hasSize(1);
    }

    @Test
    void whatCameIsRemembered() throws IOException {
        client.call("RemoteGetStatus", Map.of());
        client.call("RemoteMakeCoffee", Map.of("Sugar", 2));
        assertThat(voyager.commands())
                .extracting(command -> command.method() + " " + command.accepted())
                .containsExactly("RemoteGetStatus true", "RemoteMakeCoffee false");
        assertThat(voyager.commands().getLast().params().path("Sugar").asInt()).isEqualTo(2);
    }
}
