package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep;
import stellar.contract.SessionStep.Step;
import stellar.contract.Wire;
import stellar.relay.uplink.FakeCloud;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/** The relay as a process between a Voyager and a cloud on real sockets, and the cloud goes away in mid-session. */
class RelayAloneTest {

    private static final int KILLS = Integer.getInteger("alone.kills", 3);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path directory;
    private final FakeCloud cloud = new FakeCloud(Instant::now);
    private final SimulatedVoyager voyager;
    private final List<Process> started = new ArrayList<>();

    RelayAloneTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Path key = Files.writeString(directory.resolve("relay.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path frames = Files.createDirectory(directory.resolve("frames"));
        voyager = SimulatedVoyager.start(
                new SimulatorSettings(frames).quietNight().speed(20).eventsPerSecond(5),
                Clock.systemUTC(),
                sentence -> {});
        Files.writeString(
                directory.resolve("relay.properties"), """
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=%s
                store.directory=store
                health.port=0
                alone.link.lost.after.seconds=3
                alone.unsafe.after.seconds=1
                voyager.1.telescope=demo
                voyager.1.host=127.0.0.1
                voyager.1.port=%d
                voyager.1.images.windows=C:\\\\FITS
                voyager.1.images.local=%s
                """.formatted(cloud.address(), voyager.port(), frames));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        voyager.close();
        cloud.close();
    }

    @Test
    void unsafeWithoutTheCloudIsStoppedAndParkedAndToldInOrderWhenItIsBack() throws IOException {
        runs(Instant.now().plus(Duration.ofHours(1)));

        cloud.isAway(true);
        voyager.faults().weather(false);
        voyager.faults().dropConnections(Duration.ZERO);
        Awaitility.await().atMost(LONGEST).until(() -> told("parked") == 1);
        assertThat(methods()).containsOnlyOnce("Abort");
        assertThat(cloud.applied()).noneMatch(event -> event.type().equals("sessionStep"));
        cloud.isAway(false);

        Awaitility.await().atMost(LONGEST).until(() -> steps().contains(Step.LINK_BACK));
        assertThat(steps()).containsExactly(Step.ALONE, Step.ABORTED, Step.PARKED, Step.LINK_BACK);
        assertThat(cloud.batches().getLast().latest())
                .filteredOn(latest -> latest.type().equals("controlData"))
                .allSatisfy(latest ->
                        assertThat(latest.data().path("MNTPARK").asBoolean()).isTrue());
    }

    /** Each kill falls somewhere else between the first step and the last, by chance. */
    @Test
    void killedAndKilledAgainItStillStopsAndParksAndTellsEachOnce() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Process relay = runs(Instant.now().plus(Duration.ofHours(1)));

        cloud.isAway(true);
        voyager.faults().weather(false);
        Awaitility.await().atMost(LONGEST).until(() -> told("alone") == 1);
        for (int kill = 0; kill < KILLS; kill++) {
            relay.destroyForcibly().waitFor();
            relay = start();
            boolean ended = relay.waitFor(3_500 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
            assertThat(ended).as("The relay ended by itself, seed " + seed).isFalse();
        }
        Awaitility.await("seed " + seed).atMost(LONGEST).until(() -> told("parked") == 1);
        cloud.isAway(false);

        Awaitility.await().atMost(LONGEST).until(() -> steps().contains(Step.LINK_BACK));
        assertThat(steps()).as("seed " + seed).containsExactly(Step.ALONE, Step.ABORTED, Step.PARKED, Step.LINK_BACK);
    }

    @Test
    void aSlotThatEndsWithoutTheCloudIsEndedByTheRelay() throws IOException {
        runs(Instant.now().plus(Duration.ofSeconds(10)));

        cloud.isAway(true);
        Awaitility.await().atMost(LONGEST).until(() -> told("aborted") == 1);
        cloud.isAway(false);

        Awaitility.await().atMost(LONGEST).until(() -> steps().contains(Step.LINK_BACK));
        assertThat(steps()).containsExactly(Step.ALONE, Step.ABORTED, Step.LINK_BACK);
        assertThat(methods()).containsOnlyOnce("Abort");
    }

    /** A relay that has been told so, and that Voyager speaks to. */
    private Process runs(Instant until) throws IOException {
        Process relay = start();
        cloud.runs(new RunningSession("booking-1", "demo", until, "no-such-target", null));
        int before = cloud.batches().size();
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> cloud.batches().size() > before + 3 && methods().contains("RemoteSetDashboardMode"));
        return relay;
    }

    private Process start() throws IOException {
        Process relay = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Relay.class.getName(),
                        "--config",
                        directory.resolve("relay.properties").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("relay.log").toFile()))
                .start();
        started.add(relay);
        return relay;
    }

    private List<String> methods() {
        return voyager.commands().stream().map(command -> command.method()).toList();
    }

    /** How many steps of a kind wait in the store, which anybody may read beside the relay. */
    private int told(String step) throws SQLException {
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("store/relay.db"));
                var statement = store.createStatement();
                var result = statement.executeQuery(
                        "SELECT count(*) FROM outbox WHERE type = 'sessionStep' AND data LIKE '%\"" + step + "\"%'")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** What the cloud was told, without the attempts that failed on the way. */
    private List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        for (var event : cloud.applied()) {
            if (event.type().equals("sessionStep")) {
                Step step = Wire.read(event.data(), SessionStep.class).step();
                if (step != Step.FAILED) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }
}
