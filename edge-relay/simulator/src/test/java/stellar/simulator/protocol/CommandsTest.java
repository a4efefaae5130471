package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;

class CommandsTest {
    private static final int OK = 4;
    private static final int FAILED = 5;
    private static final int ABORTED = 7;

    private final SimulatedVoyager voyager;
    private final TestClient client;

    CommandsTest(@TempDir Path folder) throws IOException {
        voyager = Night.quiet(folder);
        client = new TestClient(voyager.port());
        client.event("Version");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        voyager.close();
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
    void aTestShotEndsWithItsDownloadTimeAfterItsExposure() throws IOException {
        int shot = client.send("RemoteCameraShot", Map.of("Expo", 5, "Bin", 2, "FilterIndex", 0, "Gain", -900000));
        client.answer(shot);
        voyager.advance(Duration.ofSeconds(5));
        assertThat(client.soFar()).noneMatch(message -> message.has("ActionResultInt"));
        voyager.advance(Duration.ofSeconds(3));
        JsonNode result = client.result(shot);
        assertThat(result.path("ActionResultInt").asInt()).isEqualTo(OK);
        assertThat(result.path("ParamRet").path("DownloadAndSaveTime").asDouble())
                .isPositive();
    }

    @Test
    void coolingTakesItsTimeAndEndsWhenTheSensorIsThere() throws IOException {
        int id = client.send("RemoteCooling", Map.of("IsCoolDown", true, "Temperature", -16));
        client.answer(id);
        voyager.advance(Duration.ofSeconds(10));
        double after10 = temperature();
        assertThat(after10).isBetween(-11.3, -10.7);
        play(60);
        assertThat(client.result(id).path("ActionResultInt").asInt()).isEqualTo(OK);
        assertThat(temperature()).isCloseTo(-16, within(0.6));
    }

    @Test
    void warmingEndsAtTheTemperatureOfTheAirAndWithoutWaitingWhenAsked() throws IOException {
        JsonNode result = client.done("RemoteCooling", Map.of("IsWarmup", true, "IsASync", true));
        assertThat(result.path("ActionResultInt").asInt()).isEqualTo(OK);
        play(400);
        client.soFar();
        assertThat(temperature()).isBetween(3.0, 15.0);
    }

    @Test
    void parkParksAndAParkedMountDoesNotTrackUntilUnparked() throws IOException {
        assertThat(ended("RemoteMountFastCommand", Map.of("CommandType", 3))).isEqualTo(OK);
        JsonNode info = client.done("RemoteMountStatusGetInfo", Map.of()).path("ParamRet");
        assertThat(info.path("IsParked").asBoolean()).isTrue();
        assertThat(info.path("IsTracking").asBoolean()).isFalse();
        assertThat(ended("RemoteMountFastCommand", Map.of("CommandType", 1))).isEqualTo(FAILED);
        assertThat(ended("RemoteMountFastCommand", Map.of("CommandType", 4))).isEqualTo(OK);
        assertThat(ended("RemoteMountFastCommand", Map.of("CommandType", 1))).isEqualTo(OK);
        info = client.done("RemoteMountStatusGetInfo", Map.of()).path("ParamRet");
        assertThat(info.path("IsParked").asBoolean()).isFalse();
        assertThat(info.path("IsTracking").asBoolean()).isTrue();
    }

    @Test
    void aPrecisePointingEndsInRangeAtThePlaceThatWasAskedFor() throws IOException {
        int id = client.send(
                "RemotePrecisePointTarget",
                Map.of("IsText", true, "RAText", "13:29:52", "DECText", "47° 11' 43\"", "Parallelized", false));
        client.answer(id);
        play(90);
        assertThat(client.result(id).path("ParamRet").path("ActionResult").asInt())
                .isEqualTo(1);
        JsonNode solved = solved();
        assertThat(solved.path("RA").asDouble()).isCloseTo(13 + 29 / 60.0 + 52 / 3600.0, within(1e-6));
        assertThat(solved.path("DEC").asDouble()).isCloseTo(47 + 11 / 60.0 + 43 / 3600.0, within(1e-6));
    }

    @Test
    void aTargetBelowTheHorizonIsNotPointedAt() throws IOException {
        assertThat(ended("RemotePrecisePointTarget", Map.of("IsText", false, "RA", 5.0, "DEC", -70.0)))
                .isEqualTo(FAILED);
    }

    @Test
    void afterAFocusRunTheVIsToldAndTheStarsAreSmall() throws IOException {
        client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
        client.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 1));
        int id = client.send("RemoteFocusEx", Map.of("FocusMode", 3));
        client.answer(id);
        voyager.advance(Duration.ofSeconds(14));
        client.polling();
        var hfds = new ArrayList<Double>();
        client.soFar().forEach(message -> addHfd(message, hfds));
        voyager.advance(Duration.ofSeconds(14));
        client.soFar().forEach(message -> addHfd(message, hfds));
        voyager.advance(Duration.ofSeconds(14));
        JsonNode focus = client.event("AutoFocusResult");
        assertThat(focus.path("Done").asBoolean()).isTrue();
        assertThat(focus.path("LastError").asText()).isEmpty();
        assertThat(client.result(id).path("ActionResultInt").asInt()).isEqualTo(OK);
        assertThat(hfds).hasSizeGreaterThan(5);
        assertThat(hfds.getFirst()).as("far outside the stars are large").isGreaterThan(2 * hfds.get(4));
    }

    @Test
    void afterAFailedFocusTheSignalAndTheResultSaySo() throws IOException {
        voyager.faults().failFocus(1);
        int id = client.send("RemoteFocusEx", Map.of("FocusMode", 0));
        client.answer(id);
        play(45);
        assertThat(client.next(message -> message.path("Code").asInt() == 1)).isNotNull();
        JsonNode result = client.result(id);
        assertThat(result.path("ActionResultInt").asInt()).isEqualTo(FAILED);
        assertThat(result.path("Motivo").asText()).contains("no V");
    }

    @Test
    void filtersAreNamedFromOneAndChangedFromZero() throws IOException {
        JsonNode filters = client.done("RemoteGetFilterConfiguration", Map.of()).path("ParamRet");
        assertThat(filters.path("FilterNum").asInt()).isEqualTo(7);
        assertThat(filters.path("Filter1_Name").asText()).isEqualTo("L");
        assertThat(filters.path("Filter5_Name").asText()).isEqualTo("Ha");
        assertThat(ended("RemoteFilterChangeTo", Map.of("FilterIndex", 6))).isEqualTo(OK);
        assertThat(ended("RemoteFilterChangeTo", Map.of("FilterIndex", 7))).isEqualTo(FAILED);
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
    void withoutEquipmentAnActionFailsAndSaysWhatToDo() throws IOException {
        assertThat(ended("RemoteSetupDisconnect", Map.of("TimeoutDisconnect", 60)))
                .isEqualTo(OK);
        int id = client.send("RemoteFocusEx", Map.of("FocusMode", 0));
        client.answer(id);
        assertThat(client.result(id).path("Motivo").asText()).contains("RemoteSetupConnect");
        assertThat(ended("RemoteSetupConnect", Map.of("TimeoutConnect", 60))).isEqualTo(OK);
        assertThat(ended("RemoteMountFastCommand", Map.of("CommandType", 2))).isEqualTo(OK);
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

    private int ended(String method, Map<String, ?> params) throws IOException {
        int id = client.send(method, params);
        assertThat(client.answer(id).has("error")).isFalse();
        play(60);
        return client.result(id).path("ActionResultInt").asInt();
    }

    private JsonNode solved() throws IOException {
        int id = client.send("RemoteSolveActualPosition", Map.of("IsBlind", false, "IsSync", false));
        client.answer(id);
        play(10);
        return client.result(id).path("ParamRet");
    }

    private double temperature() throws IOException {
        client.call("GetArrayElementData", Map.of());
        return client.event("ArrayElementData").path("CCDTEMP").asDouble();
    }

    /** Lets time pass and keeps the client alive. */
    private void play(int seconds) throws IOException {
        for (int second = 0; second < seconds; second += 5) {
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(5));
        }
    }

    private static void addHfd(JsonNode message, List<Double> hfds) {
        String text = message.path("Text").asText();
        if (text.startsWith("Focus: position")) {
            hfds.add(Double.parseDouble(text.substring(text.indexOf("HFD ") + 4)));
        }
    }
}
