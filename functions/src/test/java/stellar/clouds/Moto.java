package stellar.clouds;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of Python's moto on this machine, on a port of its own choice. */
final class Moto implements AutoCloseable {

    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static final int START_LIMIT_SECONDS = 30;

    private final Process process;
    private final Thread end;
    private final URI address;

    private Moto(Process process) throws Exception {
        this.process = process;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        CompletableFuture<URI> said = new CompletableFuture<>();
        // What it says later is read, too: a pipe that nobody reads would stop it.
        Thread.ofVirtual().start(() -> read(said));
        try {
            address = said.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            close();
            throw failed;
        }
    }

    /** The program, where there is one. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Moto start() throws Exception {
        return new Moto(new ProcessBuilder(program().orElseThrow().toString(), "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .start());
    }

    URI address() {
        return address;
    }

    private void read(CompletableFuture<URI> said) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher running = RUNNING.matcher(line);
                if (running.find()) {
                    said.complete(URI.create(running.group(1)));
                }
            }
        } catch (IOException closed) {
            // It was ended.
        }
        said.completeExceptionally(new IOException("moto_server ended before it answered."));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(end);
    }
}
