package stellar.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import stellar.house.RunningHouse;

/** The whole house as {@code ./stellar up} runs it, from Voyager's socket to a browser's. */
final class HouseBench {
    private static final int LATENCY_SECONDS = 20;
    private static final int LOAD_SECONDS = 5;
    private static final int LOAD_RUNS = 4;
    private static final int OVERLOAD = 4_000;

    private HouseBench() {}

    static List<Figure> run(Path repository, Path folder) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (RunningHouse house = RunningHouse.start(repository, folder.resolve("calm"), 20);
                HttpClient http = HttpClient.newHttpClient()) {
            figures.add(Figure.of("up: all parts answer, nothing to build", house.startSeconds(), "s", ""));
            for (int browsers : new int[] {1, 100}) {
                figures.addAll(latency(http, house, browsers));
            }
            figures.add(memory("relay: resident memory, 20 events/s", house.relayPid()));
            figures.add(memory("local cloud: resident memory, 100 browsers before", house.cloudPid()));
        }
        try (RunningHouse house = RunningHouse.start(repository, folder.resolve("busy"), OVERLOAD);
                HttpClient http = HttpClient.newHttpClient()) {
            figures.add(throughput(http, house));
            figures.add(memory("relay: resident memory, overloaded", house.relayPid()));
        }
        return figures;
    }

    private static List<Figure> latency(HttpClient http, RunningHouse house, int browsers) throws Exception {
        List<Watcher> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < browsers; i++) {
                watchers.add(Watcher.open(http, house.address(), "demo"));
            }
            TimeUnit.SECONDS.sleep(3);
            watchers.forEach(Watcher::takeLatencies);
            TimeUnit.SECONDS.sleep(LATENCY_SECONDS);
            Samples all = new Samples(watchers.stream()
                    .flatMap(watcher -> watcher.takeLatencies().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray());
            String name = "event to browser, " + browsers + (browsers == 1 ? " browser, " : " browsers, ");
            return List.of(
                    Figure.of(name + "p50", all.median(), "ms", all.spread()),
                    Figure.of(name + "p99", all.quantile(0.99), "ms", ""),
                    Figure.of(name + "max", all.quantile(1), "ms", ""));
        } finally {
            watchers.forEach(Watcher::close);
        }
    }

    private static Figure throughput(HttpClient http, RunningHouse house) throws Exception {
        try (Watcher watcher = Watcher.open(http, house.address(), "demo")) {
            TimeUnit.SECONDS.sleep(LOAD_SECONDS);
            double[] rates = new double[LOAD_RUNS];
            for (int run = 0; run < LOAD_RUNS; run++) {
                long from = watcher.seq();
                long begin = System.nanoTime();
                TimeUnit.SECONDS.sleep(LOAD_SECONDS);
                rates[run] = (watcher.seq() - from) / ((System.nanoTime() - begin) / 1e9);
            }
            Samples samples = new Samples(rates);
            return Figure.of(
                    String.format(Locale.ROOT, "relay to cloud, %,d events/s offered", OVERLOAD),
                    samples.median(),
                    "events/s",
                    samples.spread());
        }
    }

    private static Figure memory(String name, long pid) throws IOException {
        double kilobytes = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("Process " + pid + " is gone."));
        return Figure.of(name, kilobytes / 1024, "MiB", "");
    }

    /** How long the whole bench takes, for the person who waits. */
    static Duration about() {
        return Duration.ofMinutes(2);
    }
}
