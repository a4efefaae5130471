package stellar.simulator.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;

/** Whole nights, played by hand over the wire. */
class NightTest {
    private final Path folder;

    NightTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theFirstImageComesWithinTenSecondsAndThenTheyGoOnThroughAllFilters() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            voyager.advance(Duration.ofSeconds(10));
            assertThat(of(client.soFar(), "NewJPGReady")).hasSize(1);
            List<JsonNode> images = of(play(voyager, client, 900), "NewJPGReady");
            assertThat(images).hasSizeBetween(12, 30);
            assertThat(images)
                    .extracting(image -> image.path("Filter").asText())
                    .contains("L", "R", "G", "B", "Ha", "OIII", "SII");
        }
    }

    @Test
    void aNightSlewsFocusesGuidesDithersAndGoesFromTargetToTarget() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.speed(20));
                var client = dashboard(voyager)) {
            client.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 2));
            List<JsonNode> heard = play(voyager, client, 900);
            List<String> log = of(heard, "LogEvent").stream()
                    .map(line -> line.path("Text").asText())
                    .toList();
            assertThat(log).anyMatch(text -> text.startsWith("Precise pointing to"));
            assertThat(log).anyMatch(text -> text.startsWith("Focused at"));
            assertThat(of(heard, "AutoFocusResult")).isNotEmpty();
            assertThat(of(heard, "NewFITReady"))
                    .extracting(image -> image.path("SeqTarget").asText())
                    .filteredOn(name -> !name.isEmpty())
                    .doesNotContain("")
                    .satisfies(names -> assertThat(names.stream().distinct()).hasSizeGreaterThan(4));
            assertThat(of(heard, "ControlData"))
                    .anySatisfy(
                            data -> assertThat(data.path("MNTSLEW").asBoolean()).isTrue())
                    .anySatisfy(
                            data -> assertThat(data.path("GUIDESTAT").asInt()).isEqualTo(1))
                    .anySatisfy(
                            data -> assertThat(data.path("DITHSTAT").asInt()).isEqualTo(1));
        }
    }

    @Test
    void aTargetThatCrossesTheMeridianIsFlippedAndThenGoneOnWith() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = dashboard(voyager)) {
            client.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 2));
            // Four minutes east of the meridian: a little more than the pointing and the focus take.
            double ra = (Sky.greenwichSiderealHours(voyager.nightTime()) + 1.7 / 15 + 4 / 60.0) % 24;
            client.done("RoboTargetAddSet", Map.of("Guid", "s", "Name", "S"));
            client.done(
                    "RoboTargetAddTarget",
                    Map.of("GuidTarget", "t", "RefGuidSet", "s", "TargetName", "East", "RAJ2000", ra, "DECJ2000", 30));
            client.done(
                    "RoboTargetAddShot",
                    Map.of("GuidShot", "h", "RefGuidTarget", "t", "Num", 50, "Exposure", 20, "Enabled", true));
            List<JsonNode> heard = play(voyager, client, 480);
            assertThat(of(heard, "LogEvent"))
                    .extracting(line -> line.path("Text").asText())
                    .containsOnlyOnce("Meridian flip");
            assertThat(of(heard, "ControlData"))
                    .extracting(data -> data.path("MNTPIER").asText())
                    .containsSubsequence("pierWest", "pierEast")
                    .last()
                    .isEqualTo("pierEast");
            assertThat(of(heard, "ControlData"))
                    .anySatisfy(
                            data -> assertThat(data.path("MNTSFLIP").asInt()).isEqualTo(2));
            assertThat(of(heard, "NewFITReady")).hasSizeBetween(8, 20);
        }
    }

    @Test
    void theDayIsSkippedSoThatThereIsAlwaysANight() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.speed(600));
                var client = dashboard(voyager)) {
            client.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 2));
            List<JsonNode> heard = play(voyager, client, 120);
            assertThat(of(heard, "LogEvent"))
                    .extracting(line -> line.path("Text").asText())
                    .contains("The day is over");
            var sky = new Sky(Site.DEMO);
            assertThat(sky.sunAltitudeDegrees(voyager.nightTime())).isLessThan(-11);
        }
    }

    @Test
    void whenTheWeatherTurnsUnsafeTheMountIsParkedAndAfterwardsTheNightGoesOn() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            voyager.faults().weather(false);
            List<JsonNode> heard = play(voyager, client, 60);
            assertThat(of(heard, "NewFITReady")).isEmpty();
            assertThat(of(heard, "ControlData").getLast().path("MNTPARK").asBoolean())
                    .isTrue();
            assertThat(of(heard, "WeatherAndSafetyMonitorData")
                            .getLast()
                            .path("SMStatus")
                            .asText())
                    .isEqualTo("UNSAFE");
            assertThat(client.call("RemoteFocusEx", Map.of("FocusMode", 0))
                            .path("error")
                            .path("message")
                            .asText())
                    .contains("unsafe");
            voyager.faults().weather(true);
            heard = play(voyager, client, 240);
            assertThat(of(heard, "NewFITReady")).isNotEmpty();
            assertThat(of(heard, "ControlData").getLast().path("MNTPARK").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void anActionGoesBeforeTheDemoWhichGoesOnAfterwards() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            int shot = client.send("RemoteCameraShot", Map.of("Expo", 3, "Bin", 1, "FilterIndex", 2));
            client.answer(shot);
            voyager.advance(Duration.ofSeconds(9));
            assertThat(of(client.soFar(), "NewFITReady")).singleElement().satisfies(image -> assertThat(
                            image.path("VoyType").asText())
                    .isEqualTo("TEST"));
            assertThat(of(play(voyager, client, 240), "NewFITReady")).isNotEmpty();
        }
    }

    @Test
    void anAbortedNightStaysStoppedUntilAPersonLetsItGoOn() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            client.call("Abort", Map.of("IsHalt", true));
            List<JsonNode> heard = play(voyager, client, 300);
            assertThat(of(heard, "NewFITReady")).isEmpty();
            assertThat(of(heard, "ControlData").getLast().path("VOYSTAT").asInt())
                    .isZero();
            voyager.faults().resumeNight();
            assertThat(of(play(voyager, client, 240), "NewFITReady")).isNotEmpty();
        }
    }

    @Test
    void equalSeedsPlayEqualNightsAndOthersDoNot() throws IOException {
        List<String> once = told(folder.resolve("a"), 7);
        assertThat(told(folder.resolve("b"), 7)).isEqualTo(once);
        assertThat(told(folder.resolve("c"), 8)).isNotEqualTo(once);
    }

    private static List<String> told(Path folder, long seed) throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.speed(10).seed(seed));
                var client = dashboard(voyager)) {
            return play(voyager, client, 60).stream()
                    .filter(message -> !message.path("ActionResultInt").isInt() && !message.has("jsonrpc"))
                    .map(JsonNode::toString)
                    .toList();
        }
    }

    private static TestClient dashboard(SimulatedVoyager voyager) throws IOException {
        var client = new TestClient(voyager.port());
        client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
        client.event("WeatherAndSafetyMonitorData");
        return client;
    }

    private static List<JsonNode> play(SimulatedVoyager voyager, TestClient client, int seconds) throws IOException {
        List<JsonNode> heard = new ArrayList<>();
        for (int second = 0; second < seconds; second += 5) {
            heard.addAll(client.soFar());
            voyager.advance(Duration.ofSeconds(5));
        }
        heard.addAll(client.soFar());
        return heard;
    }

    private static List<JsonNode> of(List<JsonNode> messages, String kind) {
        return messages.stream()
                .filter(message -> message.path("Event").asText().equals(kind))
                .toList();
    }
}
