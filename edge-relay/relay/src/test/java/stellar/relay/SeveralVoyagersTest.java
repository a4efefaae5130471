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
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.DurableEvent;
import stellar.relay.uplink.FakeCloud;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;
import stellar.simulator.faults.Garbage;

/** One relay, three Voyagers on real sockets: what one of them does is none of the others' business. */
class SeveralVoyagersTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<String> TELESCOPES = List.of("north", "south", "dome");

    private final FakeCloud cloud = new FakeCloud(Instant::now);
    private final List<SimulatedVoyager> voyagers = new ArrayList<>();
    private final Relay relay;

    SeveralVoyagersTest(@TempDir Path directory) throws IOException {
        Path key = Files.writeString(directory.resolve("relay.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        StringBuilder settings = new StringBuilder("""
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=%s
                cloud.first.call.within.seconds=0
                store.directory=store
                health.port=0
                """.formatted(cloud.address()));
        for (int n = 1; n <= TELESCOPES.size(); n++) {
            Path frames = Files.createDirectory(directory.resolve("frames-" + n));
            SimulatedVoyager voyager = SimulatedVoyager.start(
                    new SimulatorSettings(frames).instance(n).eventsPerSecond(100), Clock.systemUTC(), sentence -> {});
            voyagers.add(voyager);
            settings.append("""
                    voyager.%1$d.telescope=%2$s
                    voyager.%1$d.host=127.0.0.1
                    voyager.%1$d.port=%3$d
                    voyager.%1$d.images.windows=C:\\\\FITS
                    voyager.%1$d.images.local=%4$s
                    """.formatted(n, TELESCOPES.get(n - 1), voyager.port(), frames));
        }
        Path file = Files.writeString(directory.resolve("relay.properties"), settings);
        relay = Relay.start(RelaySettings.read(file), Clock.systemUTC());
        TELESCOPES.forEach(telescope -> arrive(telescope, 20));
    }

    @AfterEach
    void close() {
        relay.close();
        voyagers.forEach(SimulatedVoyager::close);
        cloud.close();
    }

    @Test
    void eachTelescopesEventsArriveUnderItsOwnNameWholeAndInOrder() {
        for (String telescope : TELESCOPES) {
            List<Integer> numbers = loadNumbers(telescope);
            assertThat(numbers).hasSizeGreaterThan(10);
            for (int i = 1; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).as(telescope).isEqualTo(numbers.get(i - 1) + 1);
            }
        }
    }

    @Test
    void aVoyagerThatDiesIsMissedByNobodyElse() {
        voyagers.getFirst().close();

        arrive("south", 40);
        arrive("dome", 40);
        Awaitility.await().atMost(LONGEST).until(() -> !states("north").equals("connected"));
        assertThat(states("south")).isEqualTo("connected");
        assertThat(states("dome")).isEqualTo("connected");
    }

    @Test
    void aVoyagerThatGoesSilentWithoutClosingHoldsUpNobody() {
        voyagers.get(1).faults().goHalfOpen();

        arrive("north", 100);
        arrive("dome", 100);
        assertThat(states("north")).isEqualTo("connected");
    }

    @Test
    void aVoyagerThatFloodsAndTalksGarbageDisturbsNobodysOrder() {
        voyagers.get(2).faults().flood(3_000);
        for (Garbage kind : Garbage.values()) {
            voyagers.get(2).faults().garbage(kind);
        }

        arrive("north", 60);
        arrive("south", 60);
        eachTelescopesEventsOfTheOthersAreWhole();
        assertThat(states("north")).isEqualTo("connected");
        assertThat(states("south")).isEqualTo("connected");
    }

    private void eachTelescopesEventsOfTheOthersAreWhole() {
        for (String telescope : List.of("north", "south")) {
            List<Integer> numbers = loadNumbers(telescope);
            assertThat(numbers.getLast() - numbers.getFirst()).isEqualTo(numbers.size() - 1);
        }
    }

    /** Waits until so many numbered events of this telescope have taken effect since the test began. */
    private void arrive(String telescope, int more) {
        int before = loadNumbers(telescope).size();
        Awaitility.await().atMost(LONGEST).until(() -> loadNumbers(telescope).size() >= before + more);
    }

    private List<Integer> loadNumbers(String telescope) {
        return of(telescope, "log")
                .map(event -> event.data().at("/parsed/text").asText())
                .filter(text -> text.startsWith("Load event"))
                .map(text -> Integer.valueOf(text.replaceAll("\\D", "")))
                .toList();
    }

    /** What was told of the connection, in order. */
    private String states(String telescope) {
        return String.join(
                " ",
                of(telescope, "connectionState")
                        .map(event -> event.data().path("voyager").asText())
                        .toList());
    }

    private Stream<DurableEvent> of(String telescope, String type) {
        return cloud.applied().stream()
                .filter(event -> event.telescope().equals(telescope))
                .filter(event -> event.type().equals(type));
    }
}
