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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camera, mount, focuser and filter wheel do what they are told, in their time. */
class EquipmentCommandsTest extends CommandedVoyager {

    EquipmentCommandsTest(@TempDir Path folder) throws IOException {
        super(folder);
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
    void withoutEquipmentAnActionFailsAndSaysWhatToDo() throws IOException {
        assertThat(ended("RemoteSetupDisconnect", Map.of("TimeoutDisconnect", 60)))
                .isEqualTo(OK);
        int id = client.send("RemoteFocusEx", Map.of("FocusMode", 0));
        client.answer(id);
        assertThat(client.result(id).path("Motivo").asText()).contains("RemoteSetupConnect");
        assertThat(ended("RemoteSetupConnect", Map.of("TimeoutConnect", 60))).isEqualTo(OK);
        assertThat(ended("RemoteMountFastCommand", Map.of("CommandType", 2))).isEqualTo(OK);
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

    private static void addHfd(JsonNode message, List<Double> hfds) {
        String text = message.path("Text").asText();
        if (text.startsWith("Focus: position")) {
            hfds.add(Double.parseDouble(text.substring(text.indexOf("HFD ") + 4)));
        }
    }
}
