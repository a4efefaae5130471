package stellar.relay.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.relay.patience.BackOff;
import stellar.relay.patience.Waits;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;

/** A relay's uplink, a store and a cloud that a test plays with; the clock is turned by hand. */
abstract class UplinkNight {

    static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");

    final HandTurnedTime time = new HandTurnedTime(NIGHT);
    final FakeCloud cloud = new FakeCloud(time::now);
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final LatestValues latest = new LatestValues();
    final List<Acknowledgement> acknowledgements = new ArrayList<>();
    final CloudClock clock = new CloudClock(time.clock());
    final Path directory;
    Spool spool;
    Uplink uplink;
    /** The cloud as the uplink that was started last sees it. */
    Cloud seen = new Cloud(http, cloud.address(), FakeCloud.key(), clock, Duration.ofSeconds(10));

    Duration firstWait = Duration.ZERO;
    Duration patience = Duration.ofSeconds(10);

    UplinkNight(Path directory) throws IOException {
        this.directory = directory;
        spool = Spool.open(directory, SpoolLimits.USUAL, time.clock());
        uplink = started();
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
        http.close();
        cloud.close();
    }

    void restart() throws IOException {
        time.shutdownNow();
        spool.close();
        spool = Spool.open(directory, SpoolLimits.USUAL, time.clock());
        uplink = started();
    }

    Uplink started() {
        seen = new Cloud(http, cloud.address(), FakeCloud.key(), clock, patience);
        Uplink made = new Uplink(
                spool.outbox(),
                latest,
                seen,
                clock,
                time,
                new BackOff(new Waits(Duration.ofMillis(500), Duration.ofSeconds(30)), new Random(1)),
                firstWait,
                acknowledgements::add);
        made.start();
        return made;
    }

    static int number(String text) {
        return Integer.parseInt(text.split(" ")[1]);
    }

    String append(String text) {
        spool.outbox()
                .append(NewEvent.of("demo", "signal", time.clock().instant(), "{\"text\":\"" + text + "\"}"))
                .join();
        return text;
    }

    void telemetry(String text) {
        latest.put(new LatestValue("demo", "controlData", time.clock().instant(), "{\"text\":\"" + text + "\"}"));
    }

    List<String> applied() {
        return cloud.applied().stream().map(UplinkNight::text).toList();
    }

    List<String> sentTelemetry() {
        return cloud.batches().stream()
                .map(Batch::latest)
                .flatMap(List::stream)
                .map(UplinkNight::text)
                .toList();
    }

    static String text(DurableEvent event) {
        return text(event.data());
    }

    static String text(LatestEvent event) {
        return text(event.data());
    }

    static String text(@Nullable JsonNode data) {
        return data == null ? "" : data.path("text").asText();
    }
}
