package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Wire;
import stellar.relay.uplink.FakeCloud;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/** What a relay at work tells of itself, every part real. */
class RelayPageTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final FakeCloud cloud = new FakeCloud(Instant::now);
    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedVoyager voyager;
    private final Relay relay;
    private final Map<String, Double> counters = new HashMap<>();

    RelayPageTest(@TempDir Path directory) throws IOException {
        Path key = Files.writeString(directory.resolve("relay.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        voyager = SimulatedVoyager.start(
                new SimulatorSettings(Files.createDirectory(directory.resolve("frames"))).eventsPerSecond(100),
                Clock.systemUTC(),
                sentence -> {});
        Path file = Files.writeString(
                directory.resolve("relay.properties"), """
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=%s
                store.directory=store
                page.listen=127.0.0.1:0
                voyager.1.telescope=demo
                voyager.1.host=127.0.0.1
                voyager.1.port=%d
                voyager.1.images.windows=C:\\\\FITS
                voyager.1.images.local=frames
                """.formatted(cloud.address(), voyager.port()));
        relay = Relay.start(RelaySettings.read(file), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        relay.close();
        voyager.close();
        cloud.close();
        http.close();
    }

    @Test
    void theCountersOnlyRiseWhateverTheCloudSaysAndNoneIsAheadOfTheOneBeforeIt() throws Exception {
        await().atMost(LONGEST).until(() -> scraped("events_acknowledged_total{telescope=\"demo\"}") > 100);
        cloud.nextSays(500, "").nextSays(429, "").next(new FakeCloud.Turn.LoseReply());
        await().atMost(LONGEST).until(() -> scraped("batch_retries_total") >= 3);
        double before = scraped("events_acknowledged_total{telescope=\"demo\"}");
        await().atMost(LONGEST).until(() -> scraped("events_acknowledged_total{telescope=\"demo\"}") > before + 100);

        assertThat(of("batches_sent_total")).isGreaterThanOrEqualTo(of("batches_accepted_total") + 3);
        assertThat(of("batch_bytes_total")).isGreaterThan(10_000);
        assertThat(of("voyager_connections_total{telescope=\"demo\"}")).isEqualTo(1);
        assertThat(of("events_received_total{telescope=\"demo\"}"))
                .isGreaterThan(of("events_acknowledged_total{telescope=\"demo\"}"));
    }

    @Test
    void healthTellsThatVoyagerIsConnectedAndWhenEachThingWasLastHeardOf() throws Exception {
        await().atMost(LONGEST)
                .until(() -> health().at("/cloud/acknowledgedSeq").asLong() > 0);

        ObjectNode health = health();
        assertThat(health.at("/status").asText()).isEqualTo("ok");
        assertThat(health.at("/voyager/connected").asBoolean()).isTrue();
        assertThat(health.at("/voyagers/demo/state").asText()).isEqualTo("CONNECTED");
        assertThat(health.at("/voyagers/demo/version").asText()).contains("simulated");
        for (String moment :
                new String[] {"/voyagers/demo/lastEventAt", "/voyagers/demo/since", "/cloud/acknowledgedAt"}) {
            assertThat(Instant.parse(health.at(moment).asText()))
                    .as(moment)
                    .isBetween(Instant.now().minus(LONGEST), Instant.now());
        }
        assertThat(health.at("/store/bytesInUse").asLong()).isBetween(1L, 100_000_000L);
        assertThat(health.toString()).doesNotContain("00".repeat(32));
    }

    /** Reads all counters, looks that none went back, and gives one of them. */
    private double scraped(String name) throws Exception {
        for (String line : get("/metrics").split("\n")) {
            if (line.matches("[a-z_]+_total(\\{.*\\})? .*")) {
                int blank = line.lastIndexOf(' ');
                double value = Double.parseDouble(line.substring(blank + 1));
                Double before = counters.put(line.substring(0, blank), value);
                assertThat(value).as(line).isGreaterThanOrEqualTo(before == null ? 0 : before);
            }
        }
        return of(name);
    }

    private double of(String name) {
        Double value = counters.get("stellar_" + name);
        assertThat(value).as(name).isNotNull();
        return value == null ? 0 : value;
    }

    private ObjectNode health() throws Exception {
        return Wire.readObject(get("/health"));
    }

    private String get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + relay.healthPort() + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
