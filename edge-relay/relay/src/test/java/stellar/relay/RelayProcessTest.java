package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

/** The relay as it runs at an observatory: a process of its own, a Voyager and a cloud on real sockets. */
class RelayProcessTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int KILLS = Integer.getInteger("relay.kills", 200);
    private static final int MOMENTS_MILLIS = 600;

    private final RunningObservatory observatory;
    private final FakeCloud cloud;

    RelayProcessTest(@TempDir Path directory) throws IOException {
        observatory = new RunningObservatory(directory, night -> night.eventsPerSecond(200));
        cloud = observatory.cloud;
    }

    @AfterEach
    void close() {
        observatory.close();
    }

    @Test
    void aTermSignalStopsItWithinTwoSeconds() throws Exception {
        Process relay = observatory.start();
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
            Process relay = observatory.start();
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
        observatory.start();

        Awaitility.await("what the relay of seed " + seed + " had accepted")
                .atMost(LONGEST)
                .until(() -> new HashSet<>(positions()).containsAll(accepted));
        // Few and short lives may have accepted nothing; what the last one sends is judged with the rest.
        Awaitility.await("events to judge, seed " + seed)
                .atMost(LONGEST)
                .until(() -> loadNumbers().size() > KILLS / 2);
        assertThat(firstOutOfOrder(positions())).as("seed " + seed).isEmpty();
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

    private void eventsArrive(int atLeast) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .failFast("The relay ended by itself.", () -> !observatory.isRunning())
                .until(() -> cloud.appliedCount() >= atLeast);
    }

    /** What a relay that has just been killed had accepted and not seen acknowledged. */
    private List<Position> inStore() throws IOException {
        try (Spool spool = Spool.open(observatory.store(), SpoolLimits.USUAL, Clock.systemUTC())) {
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
