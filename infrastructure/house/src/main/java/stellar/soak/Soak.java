package stellar.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;
import stellar.house.Arguments;
import stellar.house.RunningHouse;
import stellar.house.UsageException;

/** {@code ./stellar soak --hours 24 --speed 60 [--seed N]}: so many simulated hours of faults, then the comparison. */
public final class Soak {

    private static final String USAGE = "./stellar soak takes --hours N (default 24), --speed N (60) and --seed N.";
    private static final int EVENTS_PER_SECOND = 5;
    private static final int LONGEST_CALM_MILLIS = 8_000;
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);

    /** The cloud takes note of an image's bytes a moment after they have come. */
    private static final Duration UNTIL_BYTES_ARE_NOTED = Duration.ofSeconds(10);

    private static final int SHOWN_FINDINGS = 20;

    private final RunningHouse house;
    private final HttpClient http;
    private final Trouble trouble;
    private final Random random;
    private final Path diary;
    private final double speed;
    private int faults;

    private Soak(RunningHouse house, HttpClient http, Trouble trouble, Random random, Path diary, double speed) {
        this.house = house;
        this.http = http;
        this.trouble = trouble;
        this.random = random;
        this.diary = diary;
        this.speed = speed;
    }

    /** The repository's folder, then flags. Ends with code 1 when anything was lost or doubled. */
    public static void main(String[] arguments) throws Exception {
        try {
            Arguments flags = new Arguments(List.of(arguments).subList(1, arguments.length), USAGE);
            double hours = flags.positive("--hours", 24);
            double speed = flags.positive("--speed", 60);
            long seed = flags.last("--seed").isPresent()
                    ? (long) flags.positive("--seed", 1)
                    : new Random().nextInt(1_000_000) + 1L;
            flags.refuseOthers();
            List<String> findings = run(Path.of(arguments[0]).toAbsolutePath(), hours, speed, seed);
            findings.stream().limit(SHOWN_FINDINGS).forEach(finding -> System.out.println("  " + finding));
            System.exit(findings.isEmpty() ? 0 : 1);
        } catch (IOException e) {
            System.err.println("The soak could not go on, and proves nothing: " + e);
            System.exit(1);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Lives through the hours in a fresh folder below {@code .stellar}; says what was wrong, a sentence each. */
    private static List<String> run(Path repository, double hours, double speed, long seed) throws Exception {
        Path folder =
                repository.resolve(".stellar").resolve("soak-" + Instant.now().getEpochSecond());
        Path diary = Files.createDirectories(folder).resolve("faults.log");
        System.out.printf(
                "Seed %d; %.1f simulated hours, about %.0f minutes and the time to drain. Logs are in %s.%n",
                seed, hours, hours * 60 / speed, folder);
        Random random = new Random(seed);
        try (Gate gate = new Gate();
                HttpClient http = HttpClient.newHttpClient();
                RunningHouse house = RunningHouse.start(
                        repository,
                        folder,
                        EVENTS_PER_SECOND,
                        speed,
                        Optional.of(SmallFrame.in(folder.resolve("small-frames"))),
                        gate::leadsTo)) {
            Runtime.getRuntime().addShutdownHook(new Thread(house::close, "stop"));
            Trouble trouble = new Trouble(house, gate, random, http);
            Soak soak = new Soak(house, http, trouble, random, diary, speed);
            soak.live(hours);
            return soak.compare();
        }
    }

    private void live(double hours) throws Exception {
        long begin = System.nanoTime();
        double told = 0;
        while (true) {
            double hour = (System.nanoTime() - begin) / 3.6e12 * speed;
            if (hour >= told + 1 || hour >= hours) {
                told = Math.floor(hour);
                System.out.printf("  %4.1f h: %4d faults, %s%n", hour, faults, standing());
            }
            if (hour >= hours) {
                return;
            }
            Fault fault = Fault.any(random);
            note(fault.words());
            trouble.begin(fault);
            faults++;
            TimeUnit.SECONDS.sleep(fault.seconds());
            trouble.end();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_CALM_MILLIS));
        }
    }

    private List<String> compare() throws Exception {
        note("the faults are over");
        house.stopVoyager();
        long begin = System.nanoTime();
        JsonNode store = store();
        while (store == null || !isEmpty(store)) {
            if (System.nanoTime() - begin > DRAIN_LIMIT.toNanos()) {
                return List.of("The relay still has something to send " + DRAIN_LIMIT.toMinutes()
                        + " minutes after the last fault: " + standing() + ".");
            }
            TimeUnit.SECONDS.sleep(1);
            store = store();
        }
        TimeUnit.NANOSECONDS.sleep(UNTIL_BYTES_ARE_NOTED.toNanos());
        Timeline timeline = Timeline.read(http, house.address());
        List<String> findings = new ArrayList<>(
                Verdict.of(trouble.accepted(), timeline.events(), timeline.previews(), timeline.frames()));
        for (String counter : List.of(
                "eventsSetAside", "eventsDropped", "eventsLost", "previewsDropped", "uploadsGivenUp", "damagedFiles")) {
            if (store.path(counter).asLong() > 0) {
                findings.add("The relay counts " + store.path(counter) + " under " + counter + ".");
            }
        }
        if (timeline.events().isEmpty()) {
            findings.add("The cloud holds nothing at all.");
        }
        System.out.printf(
                "%s: after %,d faults the cloud holds %,d events and %,d images; %,d of the events had been seen in the"
                        + " relay's store when it was killed.%n",
                findings.isEmpty() ? "Nothing lost, nothing doubled" : findings.size() + " things are wrong",
                faults,
                timeline.events().size(),
                timeline.frames().size(),
                trouble.accepted().size());
        return findings;
    }

    private static boolean isEmpty(JsonNode store) {
        return store.path("eventsWaiting").asLong() == 0
                && store.path("uploadsWaiting").asLong() == 0;
    }

    private String standing() {
        JsonNode store = store();
        return store == null
                ? "the relay does not answer"
                : store.path("eventsWaiting").asLong() + " events and "
                        + store.path("uploadsWaiting").asLong() + " uploads wait";
    }

    /** What the relay says of its store; absent while it does not answer. */
    private @Nullable JsonNode store() {
        try {
            HttpRequest request = HttpRequest.newBuilder(house.relayHealth())
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Wire.readObject(answer.body()).path("store");
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void note(String what) throws IOException {
        Files.writeString(
                diary, Instant.now() + " " + what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
