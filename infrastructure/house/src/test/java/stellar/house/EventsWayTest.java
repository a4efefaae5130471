package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.local.HandClock;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.meter.Metered;
import stellar.nights.Browser;
import stellar.relay.Relay;
import stellar.relay.RelaySettings;
import stellar.relay.alone.AloneLimits;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/** One event's way from a telescope's socket to a browser's, every part real, in one process, time turned by hand. */
class EventsWayTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final String FRAMES = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(Instant.now());
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatTheTelescopeDidIsShownOnceInOrderWithItsPictures() throws Exception {
        Secrets secrets = Secrets.in(folder);
        Path frames = Files.createDirectories(folder.resolve("frames"));
        try (SimulatedVoyager voyager = SimulatedVoyager.startByHand(
                        new SimulatorSettings(frames)
                                .state(folder.resolve("state"))
                                .port(0),
                        clock.instant());
                LocalCloud cloud = LocalCloud.start(cloudSettings(secrets));
                Relay relay = Relay.start(relaySettings(secrets, frames, voyager.port(), cloud.address()), clock)) {
            Browser browser = Browser.open(http, cloud.address());
            await().atMost(30, TimeUnit.SECONDS).until(() -> voyager.clientCount() == 1);
            assertThat(relay.healthPort()).isPositive();

            // Two minutes of the night: a first short frame and more.
            for (int second = 0; second < 120; second++) {
                voyager.advance(Duration.ofSeconds(1));
                clock.advance(Duration.ofSeconds(1));
            }
            await().atMost(60, TimeUnit.SECONDS).until(() -> {
                clock.advance(Duration.ofSeconds(1));
                return !images(cloud.address()).isEmpty()
                        && images(cloud.address()).stream()
                                .allMatch(image -> image.has("preview") && image.has("fits"));
            });

            List<JsonNode> timeline = timeline(cloud.address());
            assertThat(timeline)
                    .extracting(row -> row.path("seq").asLong())
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(timeline)
                    .extracting(row -> row.path("type").asText())
                    .contains("connectionState", "version", "signal", "newFITReady", "newJPG");
            await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(browser.seqsShown())
                    .containsExactlyElementsOf(timeline(cloud.address()).stream()
                            .map(row -> row.path("seq").asLong())
                            .toList()));

            JsonNode image = images(cloud.address()).getFirst();
            assertThat(bytesAt(cloud.address(), image.path("preview").asText())).startsWith(0xFF, 0xD8, 0xFF);
            byte[] frame = bytesAt(cloud.address(), image.path("fits").asText());
            assertThat(new String(frame, 0, 9, StandardCharsets.US_ASCII)).isEqualTo("SIMPLE  =");
            assertThat(frame.length % 2880).isZero();
            assertThat(cloud.deadLetters()).isEmpty();
            assertThat(cloud.use().of(Metered.FUNCTION_BYTES_OUT))
                    .as("events go to the function itself once a ticket has told where")
                    .containsOnlyKeys("IngestFunction");
        }
    }

    @Test
    void aFrameOfEighteenMegabytesComesWholeInParts() throws Exception {
        Secrets secrets = Secrets.in(folder);
        Path frames = Files.createDirectories(folder.resolve("frames"));
        Path delivered = Files.createDirectories(folder.resolve("delivered"));
        byte[] frame = fits(3000, 3000);
        Files.write(delivered.resolve("large.fit"), frame);
        try (SimulatedVoyager voyager = SimulatedVoyager.startByHand(
                        new SimulatorSettings(frames)
                                .state(folder.resolve("state"))
                                .deliveredFrames(delivered)
                                .port(0),
                        clock.instant());
                LocalCloud cloud = LocalCloud.start(cloudSettings(secrets));
                Relay relay = Relay.start(relaySettings(secrets, frames, voyager.port(), cloud.address()), clock)) {
            await().atMost(30, TimeUnit.SECONDS).until(() -> voyager.clientCount() == 1);
            assertThat(relay.healthPort()).isPositive();
            await().atMost(60, TimeUnit.SECONDS).until(() -> {
                voyager.advance(Duration.ofSeconds(1));
                clock.advance(Duration.ofSeconds(1));
                return images(cloud.address()).stream().anyMatch(image -> image.has("fits"));
            });

            JsonNode image = images(cloud.address()).stream()
                    .filter(row -> row.has("fits"))
                    .findFirst()
                    .orElseThrow();
            HttpResponse<byte[]> fetched =
                    fetched(cloud.address(), image.path("fits").asText());
            assertThat(RequestSignature.sha256(fetched.body())).isEqualTo(RequestSignature.sha256(frame));
            assertThat(fetched.headers().firstValue("etag"))
                    .as("the entity tag of three parts")
                    .hasValueSatisfying(tag -> assertThat(tag).endsWith("-3\""));
            assertThat(image.path("file").asText()).endsWith(".fit");
            assertThat(cloud.deadLetters()).isEmpty();
        }
    }

    private static byte[] fits(int width, int height) {
        StringBuilder header = new StringBuilder();
        for (String card : List.of(
                "SIMPLE  =                    T",
                "BITPIX  =                   16",
                "NAXIS   =                    2",
                "NAXIS1  = %20d".formatted(width),
                "NAXIS2  = %20d".formatted(height),
                "END")) {
            header.append("%-80s".formatted(card));
        }
        byte[] text = "%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[2880 + Math.ceilDiv(width * height * 2, 2880) * 2880];
        new Random(3).nextBytes(file);
        System.arraycopy(text, 0, file, 0, text.length);
        return file;
    }

    private Settings cloudSettings(Secrets secrets) throws Exception {
        return new Settings(REPOSITORY.resolve("template.yaml"), folder.resolve("cloud"))
                .functions(REPOSITORY.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbLibrary(REPOSITORY.resolve("infrastructure/dynamodb-local/target/lib"))
                .seed(REPOSITORY.resolve("infrastructure/local-cloud/demo/seed.json"))
                .seedValue("relayKey", Files.readString(secrets.relayKey()).trim())
                .seedValue("operatorKeySha256", "00");
    }

    private RelaySettings relaySettings(Secrets secrets, Path frames, int voyagerPort, URI cloud) {
        return new RelaySettings(
                "demo-relay",
                "k1",
                secrets.relayKey(),
                RelaySettings.CloudAt.near(cloud),
                folder.resolve("store"),
                RelaySettings.PageAt.loopback(0),
                AloneLimits.USUAL,
                Optional.empty(),
                List.of(new RelaySettings.VoyagerAt(
                        "demo", "127.0.0.1", voyagerPort, Optional.empty(), Optional.empty(), FRAMES, frames)));
    }

    private List<JsonNode> images(URI cloud) throws Exception {
        return rows(cloud, "images");
    }

    /** Oldest first. */
    private List<JsonNode> timeline(URI cloud) throws Exception {
        return rows(cloud, "timeline");
    }

    /** All of a list that comes in pages, each page before the ones that were read already. */
    private List<JsonNode> rows(URI cloud, String what) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        String query = "";
        while (true) {
            URI address = cloud.resolve("/api/telescopes/demo/" + what + query);
            ObjectNode answer =
                    Wire.readObject(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body());
            List<JsonNode> page = new ArrayList<>();
            answer.path(what).forEach(page::add);
            rows.addAll(0, page);
            if (!answer.hasNonNull("before")) {
                return rows;
            }
            query = "?before=" + answer.path("before").asText();
        }
    }

    private byte[] bytesAt(URI cloud, String path) throws Exception {
        return fetched(cloud, path).body();
    }

    private HttpResponse<byte[]> fetched(URI cloud, String path) throws Exception {
        HttpResponse<byte[]> leads =
                http.send(HttpRequest.newBuilder(cloud.resolve(path)).build(), BodyHandlers.ofByteArray());
        assertThat(leads.statusCode()).isEqualTo(302);
        URI there = URI.create(leads.headers().firstValue("location").orElseThrow());
        return http.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofByteArray());
    }
}
