package stellar.bench.relay;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import stellar.bench.Bench;
import stellar.bench.Figure;
import stellar.bench.Samples;
import stellar.bench.SpoolBench;
import stellar.contract.Batch;
import stellar.contract.Wire;

/** The relay and the proxy in turn, round by round, and then what bounds them both on this machine. */
public final class RelayBench {

    private static final String USAGE = "./stellar bench relay takes --rounds N and --json FILE.";
    private static final int USUAL_ROUNDS = 3;
    private static final int POSTS = 2_000;
    private static final int POST_BYTES = 27_000;

    private RelayBench() {}

    /** {@code ./stellar bench relay [--rounds N] [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Bench.rounds(
                arguments, USAGE, USUAL_ROUNDS, Round.about().multipliedBy(Contender.values().length), RelayBench::run);
    }

    private static List<Figure> run(Path repository, Path folder, int rounds) throws Exception {
        Map<Contender, List<Map<Measure, Double>>> found = new EnumMap<>(Contender.class);
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                Path own = folder.resolve(contender.name() + "-" + round);
                found.computeIfAbsent(contender, c -> new ArrayList<>()).add(Round.of(contender, repository, own));
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Samples ours = samples(found, Contender.RELAY, measure);
            Samples peers = samples(found, Contender.PROXY, measure);
            figures.add(new Figure(
                    Contender.RELAY.title() + ": " + measure.words(),
                    ours.median(),
                    measure.unit(),
                    ours.spread(),
                    Contender.PROXY.title(),
                    ours.median() / peers.median()));
            figures.add(Figure.of(
                    Contender.PROXY.title() + ": " + measure.words(), peers.median(), measure.unit(), peers.spread()));
        }
        figures.addAll(SpoolBench.run(folder));
        figures.addAll(posts());
        return figures;
    }

    private static Samples samples(
            Map<Contender, List<Map<Measure, Double>>> found, Contender contender, Measure measure) {
        return new Samples(found.getOrDefault(contender, List.of()).stream()
                .mapToDouble(round -> round.getOrDefault(measure, Double.NaN))
                .toArray());
    }

    /** A full batch POSTed by the relay's own HTTP client over loopback, and what order and batch size make of it. */
    private static List<Figure> posts() throws Exception {
        try (StandInCloud cloud = new StandInCloud(Duration.ZERO);
                HttpClient http = HttpClient.newHttpClient()) {
            byte[] batch = Wire.writeBytes(
                    new Batch(Batch.VERSION, "demo-relay", 1, 1, 0, Instant.now(), List.of(), List.of()));
            byte[] body = Arrays.copyOf(batch, POST_BYTES);
            HttpRequest request = HttpRequest.newBuilder(cloud.address().resolve("/api/relay/events"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            double[] micros = new double[POSTS];
            // The first half is for the compiler to warm up.
            for (int i = -POSTS; i < POSTS; i++) {
                long begin = System.nanoTime();
                http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (i >= 0) {
                    micros[i] = (System.nanoTime() - begin) / 1e3;
                }
            }
            Samples post = new Samples(micros);
            return List.of(
                    Figure.of("POST of 27 kB to the stand-in cloud and back, p50", post.median(), "us", post.spread()),
                    Figure.of(
                            "bound by that: one request of 45 events in flight",
                            Batch.MAX_EVENTS / (post.median() / 1e6),
                            "events/s",
                            ""));
        }
    }
}
