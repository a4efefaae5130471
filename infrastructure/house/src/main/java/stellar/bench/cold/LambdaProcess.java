package stellar.bench.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import stellar.bench.Subject;

/**
 * One instance of a function in a process of its own, as Lambda's managed runtime starts it: the artifact unpacked, the real
 * runtime client, 85 % of the memory for the heap, the serial collector, the quick compiler alone.
 */
public final class LambdaProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** What the runtime itself prints because of the template's JAVA_TOOL_OPTIONS, on Lambda too. */
    private static final String PICKED_UP = "Picked up JAVA_TOOL_OPTIONS:";

    private final RuntimeApi api;
    private final Subject process;
    private final Path output;
    private final long startedNanoTime;

    private LambdaProcess(RuntimeApi api, Subject process, Path output, long startedNanoTime) {
        this.api = api;
        this.process = process;
        this.output = output;
        this.startedNanoTime = startedNanoTime;
    }

    /**
     * What is started.
     *
     * @param task the artifact, unpacked
     * @param runtimeClient the folder with the runtime client's jars
     * @param environment the function's, with its handler and memory
     * @param isSnapStarted whether it stops before its first event for a snapshot
     * @param wrapper what stands before {@code java}, for instance to bind it to one processor
     * @param options further options of the JVM
     */
    public record Function(
            Path task,
            Path runtimeClient,
            Map<String, String> environment,
            boolean isSnapStarted,
            List<String> wrapper,
            List<String> options) {

        private String setting(String name) {
            String value = environment.get(name);
            if (value == null) {
                throw new IllegalStateException("The function to be started has no " + name + ".");
            }
            return value;
        }

        private long memoryMegabytes() {
            return Long.parseLong(setting("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
        }
    }

    /** Starts it; what it prints goes into the file. */
    public static LambdaProcess start(Function function, Path output) throws IOException {
        RuntimeApi api = RuntimeApi.start();
        try {
            Map<String, String> environment = new HashMap<>(function.environment());
            environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
            environment.put("LAMBDA_TASK_ROOT", function.task().toString());
            environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
            environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.isSnapStarted() ? "snap-start" : "on-demand");
            environment.put("TZ", ":UTC");
            environment.put("LANG", "en_US.UTF-8");
            environment.put("PATH", System.getenv("PATH"));
            long now = System.nanoTime();
            Subject process = Subject.start(command(function), function.task(), environment, output);
            return new LambdaProcess(api, process, output, now);
        } catch (IOException | RuntimeException failed) {
            api.close();
            throw failed;
        }
    }

    private static List<String> command(Function function) {
        List<String> command = new ArrayList<>(function.wrapper());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:MaxRAM=" + function.memoryMegabytes() + "m",
                "-XX:MaxHeapSize=" + function.memoryMegabytes() * 1024 * 85 / 100 + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        command.addAll(function.options());
        command.addAll(List.of(
                "-cp",
                function.runtimeClient() + "/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                function.setting("_HANDLER")));
        return command;
    }

    /** Hands it an event and waits for what becomes of it. */
    public RuntimeApi.Answer ask(String event) throws IOException, InterruptedException {
        return api.ask(event, START_LIMIT);
    }

    /** Waits until it has done what it does before a snapshot, then lets it go on as from one. */
    public void snapshotAndRestore() throws IOException, InterruptedException {
        api.awaitSnapshot(START_LIMIT);
        api.restore();
    }

    /** Waits until it has done what it does before a snapshot. */
    public void awaitSnapshot() throws IOException, InterruptedException {
        api.awaitSnapshot(START_LIMIT);
    }

    /** Lets it go on as from a snapshot. */
    public void restore() {
        api.restore();
    }

    /** When it was started, by {@link System#nanoTime()}. */
    public long startedNanoTime() {
        return startedNanoTime;
    }

    /** What is known of its process. */
    public Subject process() {
        return process;
    }

    /** The lines that it has printed so far, without what the runtime says of its own options. */
    public List<String> printed() throws IOException {
        return Files.readAllLines(output).stream()
                .filter(line -> !line.startsWith(PICKED_UP))
                .toList();
    }

    /** Unpacks an artifact as Lambda does. */
    public static Path unpack(Path artifact, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(artifact))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new UncheckedIOException(
                            new IOException("A file of " + artifact + " would lie outside: " + entry));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return folder;
    }

    @Override
    public void close() {
        process.close();
        api.close();
    }
}
