package stellar.local.tables;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** DynamoDB Local, running in a process of its own that ends with this one. */
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(25);
    private static final String IN_MEMORY = "-inMemory";
    private static final int LOG_LINES_SHOWN = 5;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final Process process;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it and waits until it accepts connections.
     *
     * @param library the folder with DynamoDB Local's jars
     * @param data a folder for its data and its log, made when missing
     * @param startLimit how long it may take
     * @throws IOException when it is not there, ends, or takes too long
     */
    public static DynamoDbLocal start(Path library, Path data, Duration startLimit)
            throws IOException, InterruptedException {
        return start(library, data, List.of("-dbPath", data.toAbsolutePath().toString()), startLimit);
    }

    /**
     * The same with everything in memory, gone at its end: several times as fast.
     *
     * @param folder for its log, made when missing
     */
    public static DynamoDbLocal inMemory(Path library, Path folder, Duration startLimit)
            throws IOException, InterruptedException {
        return start(library, folder, List.of(IN_MEMORY), startLimit);
    }

    private static DynamoDbLocal start(Path library, Path data, List<String> where, Duration startLimit)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(library)) {
            throw new IOException(
                    "DynamoDB Local is not at " + library
                            + "; fetch it by building infrastructure/dynamodb-local, or name its folder with --dynamodb-lib DIR.");
        }
        Files.createDirectories(data);
        Path log = data.resolve("dynamodb-local.log");
        int port = freePort();
        Process process = new ProcessBuilder(command(library, where, port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DynamoDbLocal started = new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
        try {
            started.awaitConnections(port, startLimit, log);
        } catch (IOException | InterruptedException failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    private static List<String> command(Path library, List<String> where, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                // In memory it lives for minutes, in tests: the thorough compiler would cost more than it saves.
                "-XX:TieredStopAtLevel=" + (where.contains(IN_MEMORY) ? 1 : 4),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + library.toAbsolutePath(),
                "-classpath",
                ownClasses()
                        + System.getProperty("path.separator")
                        + library.toAbsolutePath().resolve("*"),
                DynamoDbLocalMain.class.getName(),
                "-disableTelemetry",
                "-sharedDb",
                "-port",
                Integer.toString(port)));
        command.addAll(where);
        return command;
    }

    private static Path ownClasses() throws IOException {
        try {
            return Path.of(DynamoDbLocalMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException odd) {
            throw new IOException("The local cloud's own classes are at a place that is no path.", odd);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitConnections(int port, Duration limit, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!accepts(port)) {
            if (!process.isAlive()) {
                throw new IOException("DynamoDB Local ended at its start with code " + process.exitValue()
                        + ". The last it said (in " + log + "): " + ending(log));
            }
            if (System.nanoTime() > end) {
                throw new IOException(
                        "DynamoDB Local did not answer within " + limit.toSeconds() + " s; see " + log + ".");
            }
            Thread.sleep(POLL);
        }
    }

    private static String ending(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it answers. */
    public URI endpoint() {
        return endpoint;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Completes when the process has ended, for whatever reason, with its exit code. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Ends it; its data stays. It ends as it would if this process died: its standard input ends, and it stops at once.
     * What it has answered is in its database by then.
     */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
