package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;

class EventsTest {
    private static final String FITS_ROOT = "C:\\Users\\voyager\\Documents\\Voyager\\FITS\\";

    private final Path folder;

    EventsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void withoutDashboardModeOnlySignalsAndFitsFilesAreTold() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = new TestClient(voyager.port())) {
            client.event("Version");
            play(voyager, client, 60);
            assertThat(kinds(client.soFar())).containsOnly("Signal", "NewFITReady", "Polling");
        }
    }

    @Test
    void inDashboardModeTheDataFlowAtTheirOwnRates() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = new TestClient(voyager.port())) {
            client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
            client.event("WeatherAndSafetyMonitorData");
            voyager.advance(Duration.ofSeconds(10));
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(10));
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(11));
            List<JsonNode> heard = client.soFar();
            assertThat(heard).filteredOn(kind("ControlData")).hasSize(31 / 2);
            assertThat(heard).filteredOn(kind("WeatherAndSafetyMonitorData")).hasSize(1);
            client.done("RemoteSetDashboardMode", Map.of("IsOn", false));
            voyager.advance(Duration.ofSeconds(10));
            assertThat(kinds(client.soFar())).doesNotContain("ControlData", "ShotRunning");
        }
    }

    @Test
    void anExposureIsToldAtItsStartEachSecondAndAtItsEnd() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = dashboard(voyager)) {
            int id = client.send("RemoteCameraShot", Map.of("Expo", 4, "Bin", 1, "FilterIndex", 0));
            client.answer(id);
            voyager.advance(Duration.ofSeconds(6));
            List<JsonNode> shots =
                    client.soFar().stream().filter(kind("ShotRunning")).toList();
            assertThat(shots)
                    .extracting(shot -> shot.path("Elapsed").asInt() + "/"
                            + shot.path("Status").asInt())
                    .containsExactly("0/1", "1/1", "2/1", "3/1", "4/1", "4/2", "4/3", "4/0");
            assertThat(shots)
                    .extracting(shot -> shot.path("ElapsedPerc").asInt())
                    .startsWith(0, 25, 50, 75, 100);
            assertThat(shots).allSatisfy(shot -> assertThat(shot.path("File").asText())
                    .endsWith(".fit")
                    .doesNotContain("\\"));
        }
    }

    @Test
    void aFrameIsToldAsFitsAndAsJpegAndBothLieOnTheDisk() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            voyager.advance(Duration.ofSeconds(8));
            List<JsonNode> heard = client.soFar();
            JsonNode fits =
                    heard.stream().filter(kind("NewFITReady")).findFirst().orElseThrow();
            JsonNode jpeg =
                    heard.stream().filter(kind("NewJPGReady")).findFirst().orElseThrow();
            assertThat(fits.path("Type").asInt()).isZero();
            assertThat(fits.path("VoyType").asText()).isEqualTo("SHOT");
            assertThat(fits.path("SeqTarget").asText()).isNotEmpty();
            assertThat(Files.readAllBytes(local(fits))).isEqualTo(Files.readAllBytes(folder.resolve("tiny/tiny.fits")));
            assertThat(Files.readAllBytes(local(jpeg)))
                    .isEqualTo(
                            Base64.getDecoder().decode(jpeg.path("Base64Data").asText()))
                    .startsWith(0xFF, 0xD8);
            assertThat(jpeg.path("PixelDimX").asInt()).isEqualTo(4);
            assertThat(jpeg.path("PixelDimY").asInt()).isEqualTo(3);
            assertThat(jpeg.path("Expo").asDouble()).isEqualTo(5);
            assertThat(jpeg.path("HFD").asDouble()).isBetween(1.5, 4.5);
        }
    }

    @Test
    void controlDataTellsARealAltitudeThatChanges() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            JsonNode first = client.event("ControlData");
            play(voyager, client, 240);
            JsonNode later = client.soFar().stream()
                    .filter(kind("ControlData"))
                    .reduce((earlier, last) -> last)
                    .orElseThrow();
            assertThat(later.path("MNTRAJ2000").asText())
                    .isEqualTo(first.path("MNTRAJ2000").asText());
            // Four minutes later the sky has turned by a degree, so the altitude has changed by at most that.
            double change = Sexagesimal.value(later.path("MNTALT").asText()).orElseThrow()
                    - Sexagesimal.value(first.path("MNTALT").asText()).orElseThrow();
            assertThat(Math.abs(change)).isBetween(0.02, 1.1);
            assertThat(first.path("CCDTEMP").asDouble()).isCloseTo(-10, within(0.2));
            assertThat(first.path("GUIDESTAT").asInt()).isEqualTo(2);
            assertThat(first.path("RUNSEQ").asText()).endsWith(".s2q");
        }
    }

    @Test
    void controlDataHasEveryFieldOfItsDescription() throws IOException {
        try (var voyager = Night.demo(folder);
                var client = dashboard(voyager)) {
            assertThat(client.event("ControlData").fieldNames())
                    .toIterable()
                    .contains(
                            ("TI TIUTC VOYSTAT SETUPCONN CCDCONN CCDTEMP CCDPOW CCDSETP CCDCOOL CCDSTAT MNTCONN MNTPARK"
                                            + " MNTTRACK MNTSLEW MNTRA MNTDEC MNTRAJ2000 MNTDECJ2000 MNTAZ MNTALT MNTPIER MNTTFLIP"
                                            + " MNTSFLIP AFCONN AFTEMP AFPOS SEQTOT SEQPARZ SEQNAME SEQSTART SEQREMAIN SEQEND"
                                            + " RUNSEQ RUNDS GUIDECONN GUIDESTAT DITHSTAT GUIDEX GUIDEY PLACONN ROTCONN ROTISROT"
                                            + " ROTPA ROTSKYPA DOMECONN DOMEISMOV DOMEPA DOMESHUTTER")
                                    .split(" "));
        }
    }

    @Test
    void whatIsOffIsTheSentinelAndNotANumber() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = dashboard(voyager)) {
            assertThat(client.event("ControlData").path("ROTPA").asInt()).isEqualTo(-123_456_789);
            int id = client.send("RemoteSetupDisconnect", Map.of("TimeoutDisconnect", 90));
            client.answer(id);
            voyager.advance(Duration.ofSeconds(5));
            assertThat(client.result(id).path("ActionResultInt").asInt()).isEqualTo(4);
            voyager.advance(Duration.ofSeconds(2));
            JsonNode data = client.event("ControlData");
            assertThat(data.path("SETUPCONN").asBoolean()).isFalse();
            for (String field : new String[] {"CCDTEMP", "CCDPOW", "AFPOS", "AFTEMP", "GUIDEX"}) {
                assertThat(data.path(field).asInt()).as(field).isEqualTo(-123_456_789);
            }
            assertThat(data.path("MNTRA").asText()).isEmpty();
        }
    }

    @Test
    void logLinesAreToldFromTheLevelThatWasAskedFor() throws IOException {
        try (var voyager = Night.quiet(folder);
                var all = new TestClient(voyager.port());
                var few = new TestClient(voyager.port())) {
            all.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 0));
            few.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 3));
            voyager.faults().failFocus(1);
            int id = all.send("RemoteFocusEx", Map.of("FocusMode", 0));
            all.answer(id);
            for (int part = 0; part < 3; part++) {
                voyager.advance(Duration.ofSeconds(14));
                all.keepAlive(voyager);
                few.keepAlive(voyager);
            }
            List<JsonNode> heard = few.soFar();
            assertThat(heard).filteredOn(kind("LogEvent")).isNotEmpty().allSatisfy(line -> assertThat(
                            line.path("Type").asInt())
                    .isGreaterThanOrEqualTo(3));
            assertThat(heard)
                    .filteredOn(kind("LogEvent"))
                    .anySatisfy(line -> assertThat(line.path("Text").asText()).contains("Autofocus failed"));
        }
    }

    @Test
    void extraEventsForLoadAreNumberedWithoutGaps() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.quietNight().eventsPerSecond(500));
                var client = new TestClient(voyager.port())) {
            client.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 0));
            voyager.advance(Duration.ofSeconds(4));
            List<String> texts = client.soFar().stream()
                    .filter(kind("LogEvent"))
                    .map(line -> line.path("Text").asText())
                    .toList();
            assertThat(texts).hasSize(2000).first().isEqualTo("Load event 000000001");
            assertThat(texts).last().isEqualTo("Load event 000002000");
            assertThat(texts).isSorted().doesNotHaveDuplicates();
        }
    }

    private Path local(JsonNode event) {
        String file = event.path("File").asText();
        assertThat(file).startsWith(FITS_ROOT);
        return folder.resolve("images")
                .resolve(file.substring(FITS_ROOT.length()).replace('\\', '/'));
    }

    private static TestClient dashboard(SimulatedVoyager voyager) throws IOException {
        var client = new TestClient(voyager.port());
        client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
        return client;
    }

    /** Lets time pass and keeps the client alive. */
    private static void play(SimulatedVoyager voyager, TestClient client, int seconds) throws IOException {
        for (int second = 0; second < seconds; second += 5) {
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(5));
        }
    }

    private static List<String> kinds(List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> message.has("Event") && !message.has("UID"))
                .map(message -> message.path("Event").asText())
                .toList();
    }

    private static Predicate<JsonNode> kind(String kind) {
        return message -> message.path("Event").asText().equals(kind);
    }
}
