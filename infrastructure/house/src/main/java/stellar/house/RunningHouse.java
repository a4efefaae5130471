package stellar.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A house started by a program, on free ports and with a data folder of its own, for measuring. */
public final class RunningHouse implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final House house;
    private final Map<PartName, Part> parts = new EnumMap<>(PartName.class);
    private final double startSeconds;

    private RunningHouse(House house) throws IOException, InterruptedException {
        this.house = house;
        long begin = System.nanoTime();
        try {
            for (PartName name : PartName.values()) {
                parts.put(
                        name,
                        Part.start(name, house.command(name), house.settings().data()));
            }
            for (Part part : parts.values()) {
                part.awaitAnswer(house.answers(part.name()), START_LIMIT);
            }
        } catch (IOException | InterruptedException | UsageException e) {
            close();
            throw e;
        }
        startSeconds = (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Starts all parts and waits until each answers.
     *
     * @param eventsPerSecond numbered log lines that the simulator adds to its night
     */
    public static RunningHouse start(Path repository, Path data, int eventsPerSecond)
            throws IOException, InterruptedException {
        List<Integer> ports = freePorts(5);
        HouseSettings settings = new HouseSettings(
                repository.toAbsolutePath(),
                Files.createDirectories(data).toAbsolutePath(),
                EnumSet.allOf(PartName.class),
                false,
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                1,
                Optional.empty(),
                eventsPerSecond);
        return new RunningHouse(new House(settings, Secrets.in(settings.data())));
    }

    /** The page's address. */
    public URI address() {
        return house.address();
    }

    /** Seconds from the first process until every part answered. */
    public double startSeconds() {
        return startSeconds;
    }

    public long relayPid() {
        return pid(PartName.RELAY);
    }

    public long cloudPid() {
        return pid(PartName.CLOUD);
    }

    @Override
    public void close() {
        parts.values().forEach(Part::stop);
    }

    private long pid(PartName name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("The " + name.word() + " was not started.");
        }
        return part.process().pid();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
