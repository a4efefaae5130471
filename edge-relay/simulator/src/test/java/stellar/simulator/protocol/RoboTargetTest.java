package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;

class RoboTargetTest {
    private static final String SECRET = "between us";

    private final Path folder;
    private SimulatedVoyager voyager;
    private TestClient client;

    RoboTargetTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.voyager = started();
        this.client = new TestClient(voyager.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        voyager.close();
    }

    @Test
    void anActiveTargetIsExecutedShotByShotAndThenFinished() throws IOException {
        addM51(1);
        client.done("RoboTargetSetTargetStatus", Map.of("GuidTarget", "target-1", "Status", 0));
        assertThat(row().path("statusop").asInt()).as("running").isEqualTo(1);
        List<JsonNode> heard = play(180);
        assertThat(heard)
                .filteredOn(message -> message.path("Event").asText().equals("NewFITReady"))
                .extracting(message -> message.path("SeqTarget").asText())
                .filteredOn(name -> name.equals("My Whirlpool"))
                .hasSize(3);
        assertThat(heard)
                .anyMatch(message -> message.path("Type").asInt() == 10
                        && message.path("Text").asText().contains("My Whirlpool"));
        assertThat(row().path("statusop").asInt()).as("finished").isEqualTo(2);
        assertThat(shotsDone("target-1", false))
                .extracting(shot -> shot.path("filterindex").asInt())
                .containsExactly(4, 4, 0);
    }

    @Test
    void aTargetThatIsNotActivatedIsNotExecuted() throws IOException {
        addM51(1);
        play(120);
        assertThat(row().path("status").asInt()).isZero();
        assertThat(shotsDone("target-1", false)).isEmpty();
    }

    @Test
    void preparingAnotherTargetDoesNotDisturbTheOneThatRuns() throws IOException {
        addM51(0);
        play(60);
        client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
        for (int i = 0; i < 8; i++) {
            client.done("RoboTargetAddSet", Map.of("Guid", "set-x" + i, "Name", "Later " + i));
            play(5);
        }
        play(80);
        assertThat(shotsDone("target-1", false)).as("the same as without").hasSize(3);
    }

    @Test
    void aTargetThatIsSwitchedOffWhileItRunsStopsAtOnce() throws IOException {
        addM51(0);
        play(60);
        client.done("RoboTargetSetTargetStatus", Map.of("GuidTarget", "target-1", "Status", 1));
        assertThat(row().path("statusop").asInt()).isZero();
        assertThat(play(60)).noneMatch(message -> message.path("Event").asText().equals("NewFITReady"));
    }

    @Test
    void aNewTargetIsTakenUpAgainAfterAnAbort() throws IOException {
        addM51(1);
        client.call("Abort", Map.of("IsHalt", true));
        client.done("RoboTargetSetTargetStatus", Map.of("GuidTarget", "target-1", "Status", 0));
        assertThat(play(180)).anyMatch(message -> message.path("Event").asText().equals("NewFITReady"));
    }

    @Test
    void whatWasAddedAndTakenIsStillThereAfterARestart() throws IOException {
        addM51(0);
        play(180);
        stop();
        voyager = started();
        client = new TestClient(voyager.port());
        assertThat(row().path("targetname").asText()).isEqualTo("My Whirlpool");
        assertThat(row().path("settag").asText()).isEqualTo("stellar_booking_7");
        assertThat(shotsDone("target-1", false)).hasSize(3);
        play(120);
        assertThat(shotsDone("target-1", false)).as("nothing is taken twice").hasSize(3);
    }

    @Test
    void aShotThatWasRemovedIsTakenAgainAndCanBeRestored() throws IOException {
        addM51(0);
        play(180);
        String shot = shotsDone("target-1", false).getFirst().path("guid").asText();
        open("RemoteOpenRoboTargetRemoveShotDone", "ObjUID", shot, Map.of());
        assertThat(shotsDone("target-1", true)).hasSize(1);
        play(180);
        assertThat(shotsDone("target-1", false)).hasSize(3);
        open("RemoteOpenRoboTargetRestoreShotDone", "ObjUID", shot, Map.of());
        assertThat(shotsDone("target-1", false)).hasSize(4);
    }

    @Test
    void aTargetThatNeverRisesHasNoEphemeris() throws IOException {
        client.done("RoboTargetAddSet", Map.of("Guid", "set-1", "Name", "South"));
        client.done(
                "RoboTargetAddTarget",
                Map.of(
                        "GuidTarget",
                        "t",
                        "RefGuidSet",
                        "set-1",
                        "TargetName",
                        "Far south",
                        "RAJ2000",
                        5.0,
                        "DECJ2000",
                        -70));
        client.done("RoboTargetAddShot", shot("s", "t", 0, 1, 1));
        assertThat(row().path("statusop").asInt()).isEqualTo(3);
    }

    @Test
    void wrongOrDoubledThingsFailWithAReason() throws IOException {
        assertThat(reason("RoboTargetAddTarget", Map.of("GuidTarget", "t", "RefGuidSet", "none", "TargetName", "X")))
                .contains("no set none");
        client.done("RoboTargetAddSet", Map.of("Guid", "set-1", "Name", "A"));
        assertThat(reason("RoboTargetAddSet", Map.of("Guid", "set-1", "Name", "A")))
                .contains("already");
        assertThat(reason("RoboTargetAddSet", Map.of("Guid", "set-2"))).contains("Name");
        assertThat(reason(
                        "RoboTargetAddTarget",
                        Map.of("GuidTarget", "t", "RefGuidSet", "set-1", "TargetName", "X", "RAJ2000", 25)))
                .contains("RAJ2000");
        assertThat(reason("RoboTargetRemoveShot", Map.of("GuidShot", "none"))).contains("no Shot none");
    }

    @Test
    void thingsAreListedChangedAndRemovedWithWhatBelongsToThem() throws IOException {
        addM51(1);
        client.done("RoboTargetUpdateTarget", Map.of("GuidTarget", "target-1", "Priority", 3));
        JsonNode target = client.done("RoboTargetGetTarget", Map.of("RefGuidSet", "set-1"))
                .path("ParamRet")
                .path("list")
                .get(0);
        assertThat(target.path("Priority").asInt()).isEqualTo(3);
        assertThat(target.path("TargetName").asText()).isEqualTo("My Whirlpool");
        assertThat(listed("RoboTargetGetShot")).isEqualTo(2);
        assertThat(listed("RoboTargetListBaseSequences")).isEqualTo(2);
        client.done("RoboTargetRemoveSet", Map.of("Guid", "set-1"));
        assertThat(listed("RoboTargetGetTarget")).isZero();
        assertThat(listed("RoboTargetGetShot")).isZero();
    }

    @Test
    void aWrongMacIsRefused() throws IOException {
        JsonNode answer = client.call("RemoteOpenRoboTargetGetTargetList", Map.of("MAC", "0".repeat(32)));
        assertThat(answer.path("error").path("message").asText()).contains("MAC");
    }

    private SimulatedVoyager started() throws IOException {
        return Night.with(
                folder,
                settings -> settings.quietNight().state(folder.resolve("state")).sharedSecret(SECRET));
    }

    private void addM51(int status) throws IOException {
        client.done(
                "RoboTargetAddSet", Map.of("Guid", "set-1", "Name", "User_1_Booking_7", "Tag", "stellar_booking_7"));
        Map<String, Object> target = new HashMap<>(Map.of(
                "GuidTarget",
                "target-1",
                "RefGuidSet",
                "set-1",
                "TargetName",
                "My Whirlpool",
                "RAJ2000",
                13.498,
                "DECJ2000",
                47.195,
                "Status",
                status,
                "Priority",
                2,
                "C_Mask",
                "B",
                "C_AltMin",
                30));
        client.done("RoboTargetAddTarget", target);
        client.done("RoboTargetAddShot", shot("shot-2", "target-1", 0, 1, 2));
        client.done("RoboTargetAddShot", shot("shot-1", "target-1", 4, 2, 1));
    }

    private static Map<String, Object> shot(String guid, String target, int filter, int count, int order) {
        return Map.of(
                "GuidShot",
                guid,
                "RefGuidTarget",
                target,
                "FilterIndex",
                filter,
                "Num",
                count,
                "Bin",
                1,
                "Exposure",
                10,
                "Order",
                order,
                "Enabled",
                true);
    }

    private List<JsonNode> play(int seconds) throws IOException {
        client.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 10));
        for (int second = 0; second < seconds; second += 5) {
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(5));
        }
        return client.soFar();
    }

    private JsonNode row() throws IOException {
        return open("RemoteOpenRoboTargetGetTargetList", "", "", Map.of())
                .path("list")
                .get(0);
    }

    private List<JsonNode> shotsDone(String target, boolean deleted) throws IOException {
        JsonNode list = open(
                        "RemoteOpenRoboTargetGetShotDoneList", "RefGuidTarget", target, Map.of("IsDeleted", deleted))
                .path("list");
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(list::get)
                .toList();
    }

    private JsonNode open(String method, String field, String value, Map<String, Object> more) throws IOException {
        Map<String, Object> params = new HashMap<>(more);
        String uid = "open-" + method + value;
        params.put("UID", uid);
        params.put("MAC", md5(SECRET + uid + value));
        if (!field.isEmpty()) {
            params.put(field, value);
        }
        assertThat(client.call(method, params).has("error")).as(method).isFalse();
        return client.next(message -> message.path("UID").asText().equals(uid)).path("ParamRet");
    }

    private String reason(String method, Map<String, ?> params) throws IOException {
        JsonNode result = client.done(method, params);
        assertThat(result.path("ActionResultInt").asInt()).isEqualTo(5);
        return result.path("Motivo").asText();
    }

    private int listed(String method) throws IOException {
        return client.done(method, Map.of()).path("ParamRet").path("list").size();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
