package stellar.bench.live;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stellar.bench.Bench;
import stellar.bench.Figure;
import stellar.bench.Samples;

/** One session before more and more watchers, a watcher who never reads, and all coming back at once. */
public final class LiveBench {

    private static final String USAGE = "./stellar bench live takes --rounds N and --json FILE.";
    private static final int USUAL_ROUNDS = 3;
    private static final Duration ROUND = Duration.ofMinutes(3);

    private static final int STUCK_AMONG = 500;
    private static final int STORM = 2_000;
    private static final int OPEN_AT_ONCE = 32;

    /** So many events before what is measured, for the compilers to warm up. */
    private static final int WARM_UP = 60;

    private final Map<String, List<Double>> found = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    private final String title;

    private LiveBench(String title) {
        this.title = title;
    }

    /**
     * How many sockets there are, and what is told to them.
     *
     * @param pause after an event has come to all
     */
    private record Step(int sockets, int events, Duration pause) {}

    private static final List<Step> STEPS = List.of(
            new Step(1, 100, Duration.ofMillis(20)),
            new Step(100, 60, Duration.ofMillis(50)),
            new Step(1_000, 30, Duration.ofMillis(200)));

    /** Starts a room on a port. */
    private interface Start {
        Room in(Path folder, int port) throws Exception;
    }

    /** {@code ./stellar bench live [--rounds N] [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Bench.rounds(arguments, USAGE, USUAL_ROUNDS, ROUND, LiveBench::run);
    }

    private static List<Figure> run(Path repository, Path folder, int rounds) throws Exception {
        LiveBench ours = new LiveBench("Stellar");
        LiveBench peers = new LiveBench("Socket.IO");
        for (int round = 0; round < rounds; round++) {
            ours.round((in, port) -> StellarRoom.start(repository, in, port), folder.resolve("stellar-" + round));
            peers.round((in, port) -> SocketIoRoom.start(repository, in, port), folder.resolve("socket-io-" + round));
        }
        List<Figure> figures = new ArrayList<>();
        ours.found.forEach((name, values) -> {
            String unit = ours.units.getOrDefault(name, "");
            Samples own = samples(values);
            Samples other = samples(peers.found.getOrDefault(name, List.of()));
            figures.add(new Figure(
                    "Stellar: " + name,
                    own.median(),
                    unit,
                    own.spread(),
                    other.median() > 0 ? "Socket.IO" : null,
                    other.median() > 0 ? own.median() / other.median() : null));
            figures.add(Figure.of("Socket.IO: " + name, other.median(), unit, other.spread()));
        });
        return figures;
    }

    private static Samples samples(List<Double> values) {
        return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void round(Start start, Path folder) throws Exception {
        long next = 1;
        try (Room room = start.in(folder, freePort());
                Crowd crowd = new Crowd(room)) {
            for (Step step : STEPS) {
                Samples unused = crowd.grow(step.sockets() - crowd.size(), OPEN_AT_ONCE);
                next = measured(
                        crowd, next, step, step.sockets() == 1 ? "1 socket" : "%,d sockets".formatted(step.sockets()));
            }
            crowd.scatter();
            Samples unused = crowd.grow(STUCK_AMONG - 1, OPEN_AT_ONCE);
            Room.Watching stuck = room.neverRead();
            next = measured(
                    crowd,
                    next,
                    new Step(STUCK_AMONG - 1, 40, Duration.ofMillis(100)),
                    "%d sockets of which one never reads".formatted(STUCK_AMONG));
            stuck.cut();
            crowd.scatter();
            storm(crowd);
        }
    }

    private long measured(Crowd crowd, long first, Step step, String name) throws Exception {
        Crowd.Told unused = crowd.tell(first, Math.max(5, WARM_UP / (1 + step.sockets() / 50)), Duration.ZERO);
        long next = first + Math.max(5, WARM_UP / (1 + step.sockets() / 50));
        Crowd.Told told = crowd.tell(next, step.events(), step.pause());
        note(name + ": event to browser, p50", told.latenciesMs().median(), "ms");
        note(name + ": event to browser, p99", told.latenciesMs().quantile(0.99), "ms");
        note(name + ": processor time for 1,000 messages", told.cpuMillisPerThousand(), "ms");
        note(name + ": messages lost", (double) told.lost(), "");
        return next + step.events();
    }

    private void storm(Crowd crowd) throws Exception {
        Samples first = crowd.grow(STORM, OPEN_AT_ONCE);
        note("open a socket and be told the state, p50", first.median(), "ms");
        crowd.scatter();
        int unused = crowd.takeAttempts();
        Samples back = crowd.grow(STORM, STORM);
        String name = "%,d come back at once: ".formatted(STORM);
        note(name + "not there after " + Crowd.COMING_LIMIT.toSeconds() + " s", STORM - (double) crowd.size(), "");
        note(name + "state, p50", back.median(), "ms");
        note(name + "state, p99", back.quantile(0.99), "ms");
        note(name + "attempts beyond the first", crowd.takeAttempts() - STORM, "");
    }

    private void note(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "  %s: %s %.1f %s%n", title, name, value, unit);
        units.put(name, unit);
        found.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    private static int freePort() throws Exception {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
