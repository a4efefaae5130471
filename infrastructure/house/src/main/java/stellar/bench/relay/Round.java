package stellar.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import stellar.bench.Samples;
import stellar.bench.Subject;

/** One round of one contender: a fresh process, all measures in turn, and its end. */
final class Round {

    private static final int SETTLE_SECONDS = 10;
    private static final int WARM_UP_EVENTS = 40_000;
    private static final int FLOOD_EVENTS = 60_000;
    private static final int FAR_FLOOD_EVENTS = 20_000;
    private static final int CALM_PER_SECOND = 100;
    private static final int BUSY_PER_SECOND = 5_000;
    private static final int PACED_SECONDS = 10;
    private static final int QUIET_PER_SECOND = 10;
    private static final int QUIET_SECONDS = 20;
    private static final Duration NEAR = Duration.ofMillis(2);
    private static final Duration FAR = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final LineSource source;
    private final StandInCloud cloud;
    private final Subject subject;
    private final Map<Measure, Double> found = new EnumMap<>(Measure.class);

    private Round(LineSource source, StandInCloud cloud, Subject subject) {
        this.source = source;
        this.cloud = cloud;
        this.subject = subject;
    }

    /** About how long one takes. */
    static Duration about() {
        return Duration.ofSeconds(85);
    }

    static Map<Measure, Double> of(Contender contender, Path repository, Path folder) throws Exception {
        Files.createDirectories(folder);
        try (LineSource source = new LineSource();
                StandInCloud cloud = new StandInCloud(NEAR);
                Subject subject =
                        Subject.start(contender.command(repository, folder, source.port(), cloud.address()), folder)) {
            Round round = new Round(source, cloud, subject);
            try {
                round.run();
            } catch (Exception e) {
                String output = Files.readString(folder.resolve("output.log"));
                throw new IOException(
                        "The round of the " + contender.title() + " failed: " + e.getMessage() + " "
                                + (cloud.complaint() == null ? "" : cloud.complaint()) + "\nThe end of its output:\n"
                                + output.substring(Math.max(0, output.length() - 2_000)),
                        e);
            }
            return round.found;
        }
    }

    private void run() throws Exception {
        source.awaitClient();
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        found.put(Measure.IDLE_MEMORY, subject.residentMiB());
        flood(WARM_UP_EVENTS);
        found.put(Measure.AT_2_MS, flood(FLOOD_EVENTS));
        cloud.roundTrip(FAR);
        found.put(Measure.AT_20_MS, flood(FAR_FLOOD_EVENTS));
        cloud.roundTrip(Duration.ZERO);
        found.put(Measure.AT_ONCE, flood(FLOOD_EVENTS));
        cloud.roundTrip(NEAR);

        Samples calm = paced(CALM_PER_SECOND, PACED_SECONDS);
        found.put(Measure.P50_CALM, calm.median());
        found.put(Measure.P99_CALM, calm.quantile(0.99));
        double before = subject.cpuSeconds();
        Samples busy = paced(BUSY_PER_SECOND, PACED_SECONDS);
        found.put(Measure.CPU_BUSY, 100 * (subject.cpuSeconds() - before) / PACED_SECONDS);
        found.put(Measure.P50_BUSY, busy.median());
        found.put(Measure.P99_BUSY, busy.quantile(0.99));
        found.put(Measure.BUSY_MEMORY, subject.residentMiB());
        found.put(Measure.PEAK_MEMORY, subject.peakMiB());

        before = subject.cpuSeconds();
        paced(QUIET_PER_SECOND, QUIET_SECONDS);
        found.put(Measure.CPU_CALM, 100 * (subject.cpuSeconds() - before) / QUIET_SECONDS);
    }

    private double flood(int events) throws Exception {
        Traffic traffic = new Traffic(events);
        cloud.expect(traffic);
        source.flood(traffic);
        traffic.await(LIMIT);
        return traffic.eventsPerSecond();
    }

    private Samples paced(int perSecond, int seconds) throws Exception {
        Traffic traffic = new Traffic(perSecond * seconds);
        cloud.expect(traffic);
        source.pace(traffic, perSecond);
        traffic.await(LIMIT);
        return new Samples(traffic.latenciesMs());
    }
}
