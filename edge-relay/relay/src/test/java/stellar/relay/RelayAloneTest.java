package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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

/** The relay as a process between a Voyager and a cloud on real sockets, and the cloud goes away in mid-session. */
class RelayAloneTest {

    private static final int KILLS = Integer.getInteger("alone.kills", 3);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final RunningObservatory observatory;
    private final FakeCloud cloud;
    private final SimulatedVoyager voyager;

    RelayAloneTest(@TempDir Path directory) throws IOException {
        observatory = new RunningObservatory(
                directory,
                night -> night.quietNight().speed(20).eventsPerSecond(5),
                "alone.link.lost.after.seconds=3",
                "alone.unsafe.after.seconds=1");
        cloud = observatory.cloud;
        voyager = observatory.voyager;
    }

    @AfterEach
    void close() {
        observatory.close();
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
            relay = observatory.start();
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
        Process relay = observatory.start();
        cloud.runs(new RunningSession("booking-1", "demo", until, "no-such-target", null));
        int before = cloud.batches().size();
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> cloud.batches().size() > before + 3 && methods().contains("RemoteSetDashboardMode"));
        return relay;
    }

    private List<String> methods() {
        return voyager.commands().stream().map(command -> command.method()).toList();
    }

    /** How many steps of a kind wait in the store, which anybody may read beside the relay. */
    private int told(String step) throws SQLException {
        try (var store = DriverManager.getConnection(
                        "jdbc:sqlite:" + observatory.store().resolve("relay.db"));
                var statement = store.createStatement();
                var result = statement.executeQuery(
                        "SELECT count(*) FROM outbox WHERE seq > (SELECT acked_seq FROM standing) AND type = 'sessionStep' AND data LIKE '%\""
                                + step + "\"%'")) {
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
