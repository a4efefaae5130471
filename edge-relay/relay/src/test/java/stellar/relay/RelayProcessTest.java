package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.StoredEvent;
import stellar.relay.uplink.FakeCloud;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/** The relay as it runs at an observatory: a process of its own with 64 MB, a Voyager and a cloud on real sockets. */
class RelayProcessTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int KILLS = Integer.getInteger("relay.kills", 200);
    private static final int MOMENTS_MILLIS = 1_200;

    private final Path directory;
    private final FakeCloud cloud = new FakeCloud(Instant::now);
    private final SimulatedVoyager voyager;
    private final List<Process> started = new ArrayList<>();

    RelayProcessTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Path key = Files.writeString(directory.resolve("relay.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path frames = Files.createDirectory(directory.resolve("frames"));
        voyager = SimulatedVoyager.start(
                new SimulatorSettings(frames).eventsPerSecond(200), Clock.systemUTC(), sentence -> {});
        Files.writeString(
                directory.resolve("relay.properties"), """
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=%s
                cloud.first.call.within.seconds=0
                store.directory=store
                health.port=0
                voyager.1.telescope=demo
                voyager.1.host=127.0.0.1
                voyager.1.port=%d
                voyager.1.images.windows=C:\\\\FITS
                voyager.1.images.local=%s
                """.formatted(cloud.address(), voyager.port(), frames));
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        voyager.close();
        cloud.close();
    }

    @Test
    void aTermSignalStopsItWithinTwoSeconds() throws Exception {
        Process relay = start();
        eventsArrive(100);

        long asked = System.nanoTime();
        relay.destroy();

        assertThat(relay.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void killedAtAnyMomentNothingAcceptedIsLostOrDoubledOrOutOfOrder() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Set<Position> accepted = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process relay = start();
            if (random.nextInt(4) == 0) {
                eventsArrive(cloud.appliedCount() + 1 + random.nextInt(100));
                // Few of them, or they would pile up over lives too short to send anything.
                cloud.next(new FakeCloud.Turn.LoseReply());
            } else {
                // Any moment of its life: while it starts, opens its store, sends, or writes.
                assertThat(relay.waitFor(random.nextInt(MOMENTS_MILLIS), TimeUnit.MILLISECONDS))
                        .as("the relay of seed " + seed + " ended by itself")
                        .isFalse();
            }
            relay.destroyForcibly().waitFor();
            accepted.addAll(inStore());
        }
        start();

        Awaitility.await("what the relay of seed " + seed + " had accepted")
                .atMost(LONGEST)
                .until(() -> new HashSet<>(positions()).containsAll(accepted));
        assertThat(firstOutOfOrder(positions())).as("seed " + seed).isEmpty();
        assertThat(loadNumbers()).as("seed " + seed).hasSizeGreaterThan(KILLS / 2);
        assertThat(firstOutOfOrder(loadNumbers())).as("seed " + seed).isEmpty();
    }

    /** The first value that is not greater than the one before it: a repeat or a step back. */
    private static <T extends Comparable<T>> Optional<T> firstOutOfOrder(List<T> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).compareTo(values.get(i - 1)) <= 0) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    private Process start() throws IOException {
        Process relay = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "@" + Path.of("relay.jvm.options").toAbsolutePath(),
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

    private void eventsArrive(int atLeast) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .failFast("The relay ended by itself.", () -> !started.getLast().isAlive())
                .until(() -> cloud.appliedCount() >= atLeast);
    }

    /** What a relay that has just been killed had accepted and not seen acknowledged. */
    private List<Position> inStore() throws IOException {
        try (Spool spool = Spool.open(directory.resolve("store"), SpoolLimits.USUAL, Clock.systemUTC())) {
            var waiting = spool.outbox().next(Integer.MAX_VALUE, Integer.MAX_VALUE);
            assertThat(spool.state().damagedFiles()).isZero();
            return waiting.events().stream()
                    .map(StoredEvent::seq)
                    .map(seq -> new Position(waiting.epoch(), seq))
                    .toList();
        }
    }

    private List<Position> positions() {
        List<DurableEvent> applied = cloud.applied();
        if (applied.isEmpty()) {
            return List.of();
        }
        long epoch = cloud.batches().getFirst().epoch();
        return applied.stream().map(event -> new Position(epoch, event.seq())).toList();
    }

    /** The numbers in the simulator's load events, in the order they took effect. */
    private List<Integer> loadNumbers() {
        return cloud.applied().stream()
                .filter(event -> event.type().equals("log"))
                .map(RelayProcessTest::text)
                .filter(text -> text.matches("[^0-9]*\\d+[^0-9]*") && text.startsWith("Load"))
                .map(text -> Integer.valueOf(text.replaceAll("\\D", "")))
                .toList();
    }

    private static String text(DurableEvent event) {
        return event.data().at("/parsed/text").asText();
    }
}
