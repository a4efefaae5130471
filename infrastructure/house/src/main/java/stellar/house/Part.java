package stellar.house;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One process of the house: started, waited for, stopped. Its output goes to a log file of its own. */
public final class Part {
    /** A process that does not stop politely within this time is stopped at once. */
    private static final Duration POLITENESS = Duration.ofSeconds(3);

    private final PartName name;
    private final Path log;
    private final Path pidFile;
    private final String identity;
    private final Process process;

    private Part(PartName name, Path log, Path pidFile, String identity, Process process) {
        this.name = name;
        this.log = log;
        this.pidFile = pidFile;
        this.identity = identity;
        this.process = process;
    }

    /** Starts the process; the log of its last run is kept beside the new one. */
    static Part start(PartName name, List<String> command, Path data) throws IOException {
        Path log = Files.createDirectories(data.resolve("logs")).resolve(name.word() + ".log");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(name.word() + ".before.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        Path pidFile = pidFile(name, data);
        Files.createDirectories(pidFile.getParent());
        String identity = process.pid() + " " + startOf(process.toHandle());
        Files.writeString(pidFile, identity);
        return new Part(name, log, pidFile, identity, process);
    }

    /** The process that a former run of this part left behind or another terminal started, if it still lives. */
    static Optional<ProcessHandle> running(PartName name, Path data) throws IOException {
        Path pidFile = pidFile(name, data);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String[] written = Files.readString(pidFile).trim().split(" ", -1);
        // A process id is used again after a while: the moment it started tells whether it is still the same.
        return ProcessHandle.of(Long.parseLong(written[0]))
                .filter(handle -> handle.isAlive() && startOf(handle).equals(written[1]));
    }

    /** Stops a process: politely first. */
    public static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(POLITENESS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            process.destroyForcibly();
        }
    }

    PartName name() {
        return name;
    }

    Path log() {
        return log;
    }

    Process process() {
        return process;
    }

    /**
     * Waits until an HTTP answer of any kind comes from {@code address}.
     *
     * @throws UsageException when the process ends or the time is over before
     */
    void awaitAnswer(URI address, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                if (!process.isAlive()) {
                    throw new UsageException("The " + name.word() + " ended with code " + process.exitValue()
                            + " while starting. Its last words:\n" + lastWords());
                }
                if (System.nanoTime() > deadline) {
                    throw new UsageException("The " + name.word() + " did not answer at " + address + " within "
                            + limit.toSeconds() + " s. Its last words:\n" + lastWords());
                }
                try {
                    HttpRequest request = HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(2))
                            .build();
                    http.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException e) {
                    process.waitFor(50, TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    /** Stops the process and forgets it, unless another terminal has started the part anew meanwhile. */
    void stop() {
        stop(process.toHandle());
        try {
            if (Files.exists(pidFile) && Files.readString(pidFile).equals(identity)) {
                Files.delete(pidFile);
            }
        } catch (IOException e) {
            // A pid file of a process that is gone does no harm: running() finds that out.
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    private static Path pidFile(PartName name, Path data) {
        return data.resolve("run").resolve(name.word() + ".pid");
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("-");
    }
}
