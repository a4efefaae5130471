package stellar.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;
import stellar.simulator.faults.Faults;
import stellar.simulator.night.Site;
import stellar.simulator.protocol.ReceivedCommand;

/** A telescope with its Voyager, which may be ended and started again. */
final class NightTelescope implements AutoCloseable {

    static final String WINDOWS_FRAMES = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";

    /** Live data come each two seconds of Voyager's; so they come once a step, and heartbeats need not keep up. */
    private static final int NIGHT_SECONDS_A_SECOND = 30;

    private static final int FITS_BLOCK = 2880;
    private static final String ON_OFF = "RoboTargetSetTargetStatus";

    private final Path folder;
    private final Path frames;
    private final Clock clock;
    private final List<ReceivedCommand> ofBefore = new ArrayList<>();
    private @Nullable SimulatedVoyager voyager;
    private final int port;

    NightTelescope(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.frames = Files.createDirectories(folder.resolve("frames"));
        this.clock = clock;
        Files.write(Files.createDirectories(folder.resolve("delivered")).resolve("small.fit"), smallFrame());
        this.voyager = begun(0);
        this.port = voyager.port();
    }

    /** 64 by 64 pixels of noise: a frame that costs nothing to make and to send. */
    private static byte[] smallFrame() {
        int size = 64;
        StringBuilder header = new StringBuilder();
        for (String card : List.of(
                "SIMPLE  =                    T",
                "BITPIX  =                   16",
                "NAXIS   =                    2",
                "NAXIS1  = %20d".formatted(size),
                "NAXIS2  = %20d".formatted(size),
                "END")) {
            header.append("%-80s".formatted(card));
        }
        byte[] pixels = new byte[Math.ceilDiv(size * size * 2, FITS_BLOCK) * FITS_BLOCK];
        new Random(3).nextBytes(pixels);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(pixels);
        return file.toByteArray();
    }

    private SimulatedVoyager begun(int at) throws IOException {
        // A simulated night begins at 23 hours of the site's own; here it is to be that of the clock.
        int hour = clock.instant().atZone(ZoneOffset.UTC).getHour();
        SimulatedVoyager begun = SimulatedVoyager.startByHand(
                new SimulatorSettings(frames)
                        .state(folder.resolve("state"))
                        .deliveredFrames(folder.resolve("delivered"))
                        .site(new Site(44.4, 1.7 + 15 * ((hour > 12 ? 23 : -1) - hour)))
                        .quietNight()
                        .speed(NIGHT_SECONDS_A_SECOND)
                        .port(at),
                clock.instant());
        begun.faults().weather(true);
        return begun;
    }

    int port() {
        return port;
    }

    Path frames() {
        return frames;
    }

    boolean isUp() {
        return voyager != null;
    }

    Faults faults() {
        return running().faults();
    }

    /** Voyager is closed. */
    void end() {
        ofBefore.addAll(running().commands());
        running().close();
        voyager = null;
    }

    /** Voyager is started again. */
    void begin() throws IOException {
        voyager = begun(port);
    }

    void turn(Duration step) {
        if (voyager != null) {
            voyager.advance(step.dividedBy(NIGHT_SECONDS_A_SECOND));
        }
    }

    /** What it was asked, oldest first, also before it was ended. */
    List<ReceivedCommand> commands() {
        List<ReceivedCommand> all = new ArrayList<>(ofBefore);
        if (voyager != null) {
            all.addAll(voyager.commands());
        }
        return all;
    }

    /** The methods that it was asked for with this text among their parameters. */
    List<String> methods(String about) {
        return commands().stream()
                .filter(command -> command.params().toString().contains(about))
                .map(ReceivedCommand::method)
                .toList();
    }

    JsonNode params(String method, String about) {
        return commands().stream()
                .filter(command -> command.method().equals(method)
                        && command.params().toString().contains(about))
                .map(ReceivedCommand::params)
                .findFirst()
                .orElseThrow();
    }

    /** 0 for each time that this target was switched on, 1 for each time off. */
    List<Integer> switches(String target) {
        return commands().stream()
                .filter(command -> command.method().equals(ON_OFF)
                        && command.params().toString().contains(target))
                .map(command -> command.params().path("Status").asInt())
                .toList();
    }

    private SimulatedVoyager running() {
        if (voyager == null) {
            throw new IllegalStateException("This Voyager does not run.");
        }
        return voyager;
    }

    @Override
    public void close() {
        if (voyager != null) {
            voyager.close();
        }
    }
}
