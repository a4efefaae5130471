package stellar.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stellar.house.Secrets;
import stellar.local.HandClock;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;
import stellar.local.tables.DynamoDbLocal;
import stellar.nights.HurriedTimer;
import stellar.nights.NightTelescope;
import stellar.relay.Relay;
import stellar.relay.RelaySettings;
import stellar.relay.RelayTime;
import stellar.relay.alone.AloneLimits;
import stellar.relay.patience.Waits;
import stellar.relay.voyager.LinkTimings;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/**
 * A local cloud that is metered, and an observatory, all in one process and in a time that runs evenly, so many times as fast as the
 * world's: the clock and Voyager by the second, the relay's timers by themselves. When this machine is too slow for a second, the
 * clock waits and the timers do not, so that a little more is counted than there would be.
 */
final class FastHouse implements AutoCloseable {

    /** The demonstration's telescope. */
    static final String TELESCOPE = "demo";

    private static final String RELAY = "demo-relay";
    private static final String WINDOWS_FRAMES = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration POLL_AFTER = Duration.ofSeconds(5);
    private static final double EXPOSURE_SECONDS = 300;

    private final Meter meter;
    private final HandClock clock;
    private final int timesAsFast;
    private final Path buckets;
    private final DynamoDbLocal tables;
    private final LocalCloud cloud;
    private final @Nullable SimulatedVoyager voyager;
    private final @Nullable Relay relay;

    /** What there is at the observatory. */
    enum Observatory {
        /** There is none, and the cloud is alone. */
        NONE,
        /** A relay, and a Voyager that is closed. */
        CLOSED,
        /** A relay and a Voyager with nothing to do but what is booked. */
        IDLE,
        /** A relay and a Voyager that takes frames of five minutes. */
        IMAGING
    }

    /** Everything runs when this returns; time stands still until {@link #pass}. */
    FastHouse(Path repository, Path folder, Instant begin, int timesAsFast, Observatory observatory, Meter meter)
            throws IOException, InterruptedException {
        this.meter = meter;
        this.clock = new HandClock(begin);
        this.timesAsFast = timesAsFast;
        this.buckets = folder.resolve("cloud").resolve("buckets");
        Secrets secrets = Secrets.in(Files.createDirectories(folder));
        tables = DynamoDbLocal.inMemory(
                repository.resolve("infrastructure/dynamodb-local/target/lib"), folder.resolve("tables"), START_LIMIT);
        cloud = LocalCloud.start(new Settings(repository.resolve("template.yaml"), folder.resolve("cloud"))
                .clock(clock)
                .meter(meter)
                .web(repository.resolve("web/dist"))
                .functions(repository.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbEndpoint(tables.endpoint())
                .people(repository.resolve("infrastructure/local-cloud/demo/people.json"))
                .seed(repository.resolve("infrastructure/local-cloud/demo/seed.json"))
                .seedValue("relayKey", Files.readString(secrets.relayKey()).trim())
                .seedValue("operatorKeySha256", "00"));
        Path frames = Files.createDirectories(folder.resolve("frames"));
        voyager = switch (observatory) {
            case NONE, CLOSED -> null;
            case IDLE -> SimulatedVoyager.startByHand(voyager(frames, begin).quietNight(), begin);
            case IMAGING ->
                SimulatedVoyager.startByHand(voyager(frames, begin).demoExposureSeconds(EXPOSURE_SECONDS), begin);
        };
        if (voyager != null) {
            voyager.faults().weather(true);
        }
        // At port 9 nobody listens here: a Voyager that is closed.
        int port = voyager == null ? 9 : voyager.port();
        relay = observatory == Observatory.NONE ? null : relay(folder, secrets, port, frames);
    }

    private static SimulatorSettings voyager(Path frames, Instant begin) {
        return new SimulatorSettings(frames).site(NightTelescope.siteAt(begin));
    }

    private Relay relay(Path folder, Secrets secrets, int voyagerPort, Path frames) throws IOException {
        Instant began = clock.instant();
        return Relay.start(
                new RelaySettings(
                        RELAY,
                        "k1",
                        secrets.relayKey(),
                        RelaySettings.CloudAt.near(cloud.address()),
                        Files.createDirectories(folder.resolve("store")),
                        RelaySettings.PageAt.loopback(0),
                        AloneLimits.USUAL,
                        Optional.empty(),
                        List.of(new RelaySettings.VoyagerAt(
                                TELESCOPE,
                                "127.0.0.1",
                                voyagerPort,
                                Optional.empty(),
                                Optional.empty(),
                                WINDOWS_FRAMES,
                                frames))),
                new RelayTime(
                        clock,
                        () -> Duration.between(began, clock.instant()).toNanos(),
                        name -> HurriedTimer.even(name, timesAsFast),
                        links()));
    }

    /** A link to Voyager lives in the world's time; it says often enough that it lives. */
    private LinkTimings links() {
        LinkTimings usual = LinkTimings.usual();
        return new LinkTimings(
                usual.connectLimit(),
                usual.greetingLimit(),
                usual.answerLimit(),
                POLL_AFTER.dividedBy(timesAsFast),
                Duration.ofSeconds(60),
                new Waits(SECOND.dividedBy(timesAsFast), Duration.ofMinutes(1).dividedBy(timesAsFast)),
                usual.healthyAfter(),
                usual.retryAfterRefusal(),
                usual.retryAfterShutDown());
    }

    /** Lets so much time pass. */
    void pass(Duration time) throws InterruptedException {
        long each = SECOND.dividedBy(timesAsFast).toNanos();
        for (long second = 0; second < time.toSeconds(); second++) {
            long began = System.nanoTime();
            clock.advance(SECOND);
            if (voyager != null) {
                voyager.advance(SECOND);
            }
            TimeUnit.NANOSECONDS.sleep(each - (System.nanoTime() - began));
        }
    }

    /** Lets time pass, and says what was asked of the cloud meanwhile. */
    Reading count(Duration time) throws IOException, InterruptedException {
        Reading before = reading();
        pass(time);
        return reading().since(before);
    }

    /** What was asked until now, with what the buckets hold. */
    Reading reading() throws IOException {
        Reading use = cloud.use();
        double stored = stored() - use.total(Metered.OBJECT_BYTES_STORED);
        meter.count(Metered.OBJECT_BYTES_STORED, "images", stored);
        return meter.read();
    }

    private long stored() throws IOException {
        try (Stream<Path> files = Files.walk(buckets)) {
            return files.filter(Files::isRegularFile).mapToLong(FastHouse::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Instant now() {
        return clock.instant();
    }

    URI address() {
        return cloud.address();
    }

    int timesAsFast() {
        return timesAsFast;
    }

    Meter meter() {
        return meter;
    }

    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
        if (voyager != null) {
            voyager.close();
        }
        cloud.close();
        tables.close();
    }
}
