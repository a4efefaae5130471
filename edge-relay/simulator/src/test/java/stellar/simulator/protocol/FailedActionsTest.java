package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;
import stellar.simulator.night.Mishaps;

/** Actions that end badly because somebody asked for it. */
class FailedActionsTest {
    private static final int OK = 4;
    private static final int FAILED = 5;
    private static final int ABORTED = 7;
    private static final Map<String, Object> M51 = Map.of("IsText", false, "RA", 13.4979, "DEC", 47.1953);
    private static final Map<String, Object> PLAINLY = Map.of("IsBlind", false, "IsSync", false);

    private final SimulatedVoyager voyager;
    private final TestClient client;

    FailedActionsTest(@TempDir Path folder) throws IOException {
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
    void aPlateSolveThatRecognisesNoStarSaysSoInsideAGoodResultAndTheNextOneIsFine() throws IOException {
        voyager.faults().failSolve(1);

        JsonNode failed = ended("RemoteSolveActualPosition", PLAINLY);
        JsonNode good = ended("RemoteSolveActualPosition", PLAINLY);

        assertThat(failed.path("ActionResultInt").asInt()).isEqualTo(OK);
        assertThat(failed.path("ParamRet").path("IsSolved").asBoolean(true)).isFalse();
        assertThat(good.path("ParamRet").path("IsSolved").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, 0", "IN_RANGE, 1", "OUT_OF_RANGE, 2", "SOLVING_OFF, 3"})
    void aPointingEndsAsItIsTold(Mishaps.Pointing how, int actionResult) throws IOException {
        voyager.faults().endPointings(how);

        JsonNode result = ended("RemotePrecisePointTarget", M51);

        assertThat(result.path("ActionResultInt").asInt()).isEqualTo(OK);
        assertThat(result.path("ParamRet").path("ActionResult").asInt(-1)).isEqualTo(actionResult);
    }

    @Test
    void aPointingWhosePictureIsNotRecognisedHasFailed() throws IOException {
        voyager.faults().failSolve(1);

        assertThat(ended("RemotePrecisePointTarget", M51)
                        .path("ParamRet")
                        .path("ActionResult")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void anyActionCanBeMadeToFailUntilAllIsClearedAndNothingMoves() throws IOException {
        voyager.faults().failAction(2);
        JsonNode parked = ended("RemoteMountFastCommand", Map.of("CommandType", 3));
        voyager.faults().clear();
        JsonNode tracked = ended("RemoteMountFastCommand", Map.of("CommandType", 1));

        assertThat(parked.path("ActionResultInt").asInt()).isEqualTo(FAILED);
        assertThat(parked.path("Motivo").asText()).isNotEmpty();
        assertThat(tracked.path("ActionResultInt").asInt())
                .as("the mount was not parked")
                .isEqualTo(OK);
    }

    @Test
    void coolingThatGoesOnBesideIsAbortedByItsUidOrWithEverything() throws IOException {
        int first = cool(-40);
        client.raw("{\"method\":\"RemoteActionAbort\",\"params\":{\"UID\":\"uid-" + first + "\"},\"id\":900}\r\n");
        assertThat(client.answer(900).path("result").asInt(-1)).isZero();
        assertThat(client.result(first).path("ActionResultInt").asInt()).isEqualTo(ABORTED);

        int second = cool(-40);
        client.raw("{\"method\":\"Abort\",\"params\":{\"IsHalt\":true},\"id\":901}\r\n");
        client.answer(901);
        assertThat(client.result(second).path("ActionResultInt").asInt()).isEqualTo(ABORTED);
    }

    private int cool(double degrees) throws IOException {
        int id = client.send("RemoteCooling", Map.of("IsCoolDown", true, "Temperature", degrees));
        client.answer(id);
        voyager.advance(Duration.ofSeconds(3));
        return id;
    }

    private JsonNode ended(String method, Map<String, ?> params) throws IOException {
        int id = client.send(method, params);
        assertThat(client.answer(id).has("error")).isFalse();
        for (int second = 0; second < 90; second += 5) {
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(5));
        }
        return client.result(id);
    }
}
