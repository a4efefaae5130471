package stellar.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stellar.bench.Bench;
import stellar.bench.Figure;
import stellar.bench.Samples;
import stellar.bench.cold.RuntimeApi.Answer;
import stellar.local.tables.LocalTables;
import stellar.local.tables.Seed;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Template;

/** Starts both functions again and again, in turn, and takes the time of their answers. */
public final class ColdBench {

    private static final String USAGE = "./stellar bench cold takes --rounds N and --json FILE.";
    private static final int USUAL_ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(45);
    private static final String FUNCTION = "IngestFunction";

    /** So many answers before what is called warm, and so many that are. */
    private static final int WARM_UP = 50;

    private static final int WARM = 200;

    private final Path folder;
    private final Path runtimeClient;
    private final List<String> wrapper;
    private final SignedBatch batches;
    private final Map<String, Map<String, List<Double>>> found = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private int started;

    private ColdBench(Path repository, Path folder, SignedBatch batches) {
        this.folder = folder;
        this.runtimeClient = repository.resolve("infrastructure/house/target/runtime-client");
        this.wrapper = oneProcessor();
        this.batches = batches;
    }

    /** {@code ./stellar bench cold [--rounds N] [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Bench.rounds(arguments, USAGE, USUAL_ROUNDS, ROUND, ColdBench::run);
    }

    private static List<Figure> run(Path repository, Path folder, int rounds) throws Exception {
        byte[] secret = new byte[32];
        Path template = repository.resolve("template.yaml");
        Path library = repository.resolve("infrastructure/dynamodb-local/target/lib");
        Path peer = SpringPeer.build(repository, folder);
        try (LocalTables tables = LocalTables.temporary(template, library)) {
            int unused = tables.plant(new Seed(
                    repository.resolve("infrastructure/local-cloud/demo/seed.json"),
                    Map.of("relayKey", HexFormat.of().formatHex(secret), "operatorKeySha256", "00")));
            Map<String, String> environment = environment(template, tables);
            Contender ours = Contender.of(
                    "Stellar",
                    repository.resolve("functions/target/functions-lambda.jar"),
                    folder.resolve("stellar"),
                    environment,
                    List.of());
            Contender spring =
                    Contender.of(SpringPeer.NAME, peer, folder.resolve("spring"), environment, SpringPeer.SETTINGS);
            return new ColdBench(repository, folder, new SignedBatch(secret)).measure(ours, spring, rounds);
        }
    }

    private static Map<String, String> environment(Path template, LocalTables tables) throws IOException {
        LambdaFunction function = Template.read(template, Deployment.LOCAL, Map.of()).all(LambdaFunction.class).stream()
                .filter(each -> each.logicalId().equals(FUNCTION))
                .findFirst()
                .orElseThrow(() -> new IOException(template + " has no function " + FUNCTION + "."));
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.put("_HANDLER", function.handler());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        environment.put("AWS_REGION", Deployment.LOCAL.region());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString());
        return environment;
    }

    /** 1,769 MB of memory come with one processor. */
    private static List<String> oneProcessor() {
        boolean canBind = Files.isExecutable(Path.of("/usr/bin/taskset"));
        if (!canBind) {
            System.out.println("  There is no taskset here, so functions have all processors, not one.");
        }
        return canBind
                ? List.of("taskset", "-c", Integer.toString(Runtime.getRuntime().availableProcessors() - 1))
                : List.of();
    }

    private List<Figure> measure(Contender ours, Contender spring, int rounds) throws Exception {
        // The tables' own first answers are nobody's.
        cold(ours, false);
        found.clear();
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : List.of(ours, spring)) {
                cold(contender, true);
                restored(contender);
            }
        }
        note(ours, "artifact", ours.artifactMegabytes(), "MB");
        note(spring, "artifact", spring.artifactMegabytes(), "MB");
        List<Figure> figures = new ArrayList<>();
        found.getOrDefault(ours.name(), Map.of()).forEach((name, values) -> {
            Samples own = samples(values);
            Samples other = samples(found.getOrDefault(spring.name(), Map.of()).getOrDefault(name, List.of()));
            String unit = units.getOrDefault(name, "");
            figures.add(new Figure(
                    ours.name() + ": " + name,
                    own.median(),
                    unit,
                    own.spread(),
                    spring.name(),
                    own.median() / other.median()));
            figures.add(Figure.of("Spring: " + name, other.median(), unit, other.spread()));
        });
        return figures;
    }

    private static Samples samples(List<Double> values) {
        return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** From nothing to the first answer, then more of them. */
    private void cold(Contender contender, boolean isWarmed) throws Exception {
        try (LambdaProcess process = start(contender, false)) {
            String event = batches.next();
            double first = millis(process.startedNanoTime(), answered(process, event));
            note(contender, "start to first answer", first, "ms");
            note(contender, "processor time to first answer", process.process().cpuSeconds() * 1000, "ms");
            if (isWarmed) {
                warm(contender, process);
            }
        }
    }

    private void warm(Contender contender, LambdaProcess process) throws Exception {
        double[] millis = new double[WARM];
        for (int i = -WARM_UP; i < WARM; i++) {
            String event = batches.next();
            long sent = System.nanoTime();
            double took = millis(sent, answered(process, event));
            if (i >= 0) {
                millis[i] = took;
            }
        }
        Samples samples = new Samples(millis);
        note(contender, "warm answer, p50", samples.median(), "ms");
        note(contender, "warm answer, p99", samples.quantile(0.99), "ms");
        note(contender, "peak memory", process.process().peakMiB(), "MiB");
    }

    /** What SnapStart keeps is done before the clock starts: everything up to the snapshot, the hooks before it too. */
    private void restored(Contender contender) throws Exception {
        try (LambdaProcess process = start(contender, true)) {
            process.awaitSnapshot();
            note(contender, "start to snapshot", millis(process.startedNanoTime(), System.nanoTime()), "ms");
            double before = process.process().cpuSeconds();
            String event = batches.next();
            long restored = System.nanoTime();
            process.restore();
            note(contender, "restore to first answer", millis(restored, answered(process, event)), "ms");
            note(
                    contender,
                    "processor time from restore to first answer",
                    (process.process().cpuSeconds() - before) * 1000,
                    "ms");
        }
    }

    private LambdaProcess start(Contender contender, boolean isSnapStarted) throws IOException {
        Path output = folder.resolve("output-" + ++started + ".log");
        return contender.start(runtimeClient, isSnapStarted, wrapper, output);
    }

    /** When it answered; an answer that is not that the batch was taken is no measurement. */
    private static long answered(LambdaProcess process, String event) throws IOException, InterruptedException {
        Answer answer = process.ask(event);
        if (answer instanceof Answer.Answered taken && taken.json().contains("\"statusCode\":200")) {
            return taken.nanoTime();
        }
        throw new IOException("A batch was not taken: " + answer + "\n" + String.join("\n", process.printed()));
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    private void note(Contender contender, String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "  %s: %s %.1f %s%n", contender.name(), name, value, unit);
        units.put(name, unit);
        found.computeIfAbsent(contender.name(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(name, _ -> new ArrayList<>())
                .add(value);
    }
}
