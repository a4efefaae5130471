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

/** A house started by a program, on free ports and with a data folder of its own, for measuring and for a soak. */
public final class RunningHouse implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final House house;
    private final House relaysHouse;
    private final Map<PartName, Part> parts = new EnumMap<>(PartName.class);
    private final double startSeconds;

    /** What stands between the relay and the cloud. */
    public interface Between {

        /** The port the relay is to speak to instead of the cloud's own. */
        int portBefore(URI cloud) throws IOException;
    }

    private RunningHouse(House house, Between between) throws IOException, InterruptedException {
        this.house = house;
        this.relaysHouse =
                new House(house.settings().withCloudPort(between.portBefore(house.address())), house.secrets());
        long begin = System.nanoTime();
        try {
            for (PartName name : PartName.values()) {
                begin(name);
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
        return start(repository, data, eventsPerSecond, 1, Optional.empty(), URI::getPort);
    }

    /**
     * Starts all parts and waits until each answers.
     *
     * @param speed how many times faster than life the night is played
     * @param frames a folder of FITS files to deliver instead of drawn ones
     */
    public static RunningHouse start(
            Path repository, Path data, int eventsPerSecond, double speed, Optional<Path> frames, Between between)
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
                speed,
                frames,
                eventsPerSecond);
        return new RunningHouse(new House(settings, Secrets.in(settings.data())), between);
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

    /** Where the relay tells how it is. */
    public URI relayHealth() {
        return house.answers(PartName.RELAY);
    }

    /** The folder of the relay's store. */
    public Path relayStore() {
        return house.relayStore();
    }

    /** Where the simulator takes faults. */
    public URI voyagerControl() {
        return house.answers(PartName.VOYAGER);
    }

    /** Kills the relay as {@code kill -9} does and waits until it is gone; {@link #startRelay} starts it again. */
    public void killRelay() throws InterruptedException {
        kill(PartName.RELAY);
    }

    public void startRelay() throws IOException {
        begin(PartName.RELAY);
    }

    /** Stops the simulator for good. */
    public void stopVoyager() {
        part(PartName.VOYAGER).stop();
    }

    /** Kills the simulator, starts another on the same ports and waits until it answers. */
    public void restartVoyager() throws IOException, InterruptedException {
        kill(PartName.VOYAGER);
        begin(PartName.VOYAGER);
        part(PartName.VOYAGER).awaitAnswer(house.answers(PartName.VOYAGER), START_LIMIT);
    }

    public long cloudPid() {
        return pid(PartName.CLOUD);
    }

    @Override
    public void close() {
        parts.values().forEach(Part::stop);
    }

    private void begin(PartName name) throws IOException {
        House asked = name == PartName.RELAY ? relaysHouse : house;
        parts.put(name, Part.start(name, asked.command(name), house.settings().data()));
    }

    private void kill(PartName name) throws InterruptedException {
        part(name).process().destroyForcibly().waitFor();
    }

    private long pid(PartName name) {
        return part(name).process().pid();
    }

    private Part part(PartName name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("The " + name.word() + " was not started.");
        }
        return part;
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
