package stellar.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import stellar.relay.uplink.FakeCloud;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/**
 * The relay as it runs at an observatory: a process of its own with the Java options it ships with, between a simulated Voyager of
 * the telescope {@code demo} and a cloud, all on real sockets. Whatever still runs ends with {@link #close}.
 */
final class RunningObservatory implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path OPTIONS = Path.of("relay.jvm.options").toAbsolutePath();

    final FakeCloud cloud = new FakeCloud(Instant::now);
    final SimulatedVoyager voyager;
    private final Path directory;
    private final List<Process> started = new ArrayList<>();

    /**
     * A Voyager and a cloud, and no relay yet.
     *
     * @param directory where the relay's settings, its store and the frames lie
     * @param night what Voyager's night is like
     * @param settings further lines of relay.properties
     */
    RunningObservatory(Path directory, UnaryOperator<SimulatorSettings> night, String... settings) throws IOException {
        this.directory = directory;
        Path key = Files.writeString(directory.resolve("relay.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path frames = Files.createDirectory(directory.resolve("frames"));
        voyager = SimulatedVoyager.start(night.apply(new SimulatorSettings(frames)), Clock.systemUTC(), sentence -> {});
        Files.writeString(directory.resolve("relay.properties"), """
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=%s
                cloud.first.call.within.seconds=0
                store.directory=store
                health.port=0
                voyager.1.telescope=demo
                voyager.1.host=127.0.0.1
                voyager.1.port=%d
                voyager.1.images.windows=C:\\\\FITS
                voyager.1.images.local=%s
                %s
                """.formatted(
                        cloud.address(), voyager.port(), frames, String.join("\n", settings)));
    }

    /** Starts a relay; what it says goes to relay.log in the directory. */
    Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "@" + OPTIONS));
        command.addAll(RelayClasses.options());
        command.addAll(List.of(
                Relay.class.getName(),
                "--config",
                directory.resolve("relay.properties").toString()));
        Process relay = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("relay.log").toFile()))
                .start();
        started.add(relay);
        return relay;
    }

    /** Whether the relay that was started last is still there. */
    boolean isRunning() {
        return started.getLast().isAlive();
    }

    Path store() {
        return directory.resolve("store");
    }

    @Override
    public void close() {
        for (Process relay : started) {
            relay.destroyForcibly().onExit().join();
        }
        voyager.close();
        cloud.close();
    }
}
