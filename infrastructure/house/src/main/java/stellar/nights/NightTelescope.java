package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import stellar.simulator.protocol.Wire;
import stellar.simulator.robotarget.TargetBook;

/** A telescope with its Voyager, which may be ended and started again, below a sky that lasts meanwhile. */
public final class NightTelescope implements AutoCloseable {

    static final String WINDOWS_FRAMES = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";

    /** Live data come each two seconds of Voyager's; so they come once a step, and heartbeats need not keep up. */
    private static final int NIGHT_SECONDS_A_SECOND = 30;

    private static final int FITS_BLOCK = 2880;
    static final String ON_OFF = "RoboTargetSetTargetStatus";

    private final Path folder;
    private final Path frames;
    private final Clock clock;
    private final List<Asked> ofBefore = new ArrayList<>();
    private final List<Instant> unsafeHeard = new ArrayList<>();
    private @Nullable SimulatedVoyager voyager;
    private Instant begunAt;
    private Sky sky = Sky.CLEAR;
    private final int port;

    /** What is above it. */
    enum Sky {
        CLEAR,
        CLOUDED,
        /** The safety monitor says no. */
        UNSAFE
    }

    /**
     * A command that Voyager was given.
     *
     * @param at by the night's clock
     */
    record Asked(Instant at, ReceivedCommand command) {}

    NightTelescope(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.frames = Files.createDirectories(folder.resolve("frames"));
        this.clock = clock;
        Files.write(Files.createDirectories(folder.resolve("delivered")).resolve("small.fit"), smallFrame());
        this.begunAt = clock.instant();
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

    /** The demonstration's site moved along its parallel: a simulated night begins at 23 hours of the site's own, wherever the clock is. */
    public static Site siteAt(Instant begin) {
        int hour = begin.atZone(ZoneOffset.UTC).getHour();
        return new Site(44.4, 1.7 + 15 * ((hour > 12 ? 23 : -1) - hour));
    }

    private SimulatedVoyager begun(int at) throws IOException {
        SimulatedVoyager begun = SimulatedVoyager.startByHand(
                new SimulatorSettings(frames)
                        .state(folder.resolve("state"))
                        .deliveredFrames(folder.resolve("delivered"))
                        .site(siteAt(clock.instant()))
                        .quietNight()
                        .speed(NIGHT_SECONDS_A_SECOND)
                        .port(at),
                clock.instant());
        begunAt = clock.instant();
        cover(begun.faults());
        return begun;
    }

    /** The sky is so from now on. */
    void sky(Sky now) {
        sky = now;
        if (voyager != null) {
            cover(voyager.faults());
        }
    }

    private void cover(Faults faults) {
        switch (sky) {
            case CLEAR -> faults.weather(true);
            case CLOUDED -> faults.clouds();
            case UNSAFE -> faults.weather(false);
        }
    }

    /** The cloud has been told by now how the sky is. */
    void told() {
        if (sky != Sky.CLEAR) {
            unsafeHeard.add(clock.instant());
        }
    }

    /** The moments at which the cloud had just been told that it is unsafe. */
    List<Instant> unsafeHeard() {
        return List.copyOf(unsafeHeard);
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

    public Faults faults() {
        return running().faults();
    }

    /** Voyager is closed. */
    public void end() {
        ofBefore.addAll(asked(running()));
        running().close();
        voyager = null;
    }

    /** Voyager is started again. */
    public void begin() throws IOException {
        voyager = begun(port);
    }

    void turn(Duration step) {
        if (voyager != null) {
            voyager.advance(step.dividedBy(NIGHT_SECONDS_A_SECOND));
        }
    }

    /** What it was asked, oldest first, also before it was ended. */
    public List<ReceivedCommand> commands() {
        return asked().stream().map(Asked::command).toList();
    }

    /** The same with the moments. */
    List<Asked> asked() {
        List<Asked> all = new ArrayList<>(ofBefore);
        if (voyager != null) {
            all.addAll(asked(voyager));
        }
        return all;
    }

    /** Voyager's own time goes slower than the night. */
    private List<Asked> asked(SimulatedVoyager of) {
        return of.commands().stream()
                .map(command -> new Asked(
                        begunAt.plus(Duration.between(begunAt, command.at()).multipliedBy(NIGHT_SECONDS_A_SECOND)),
                        command))
                .toList();
    }

    /** Whether RoboTarget has this target and it is switched on. */
    boolean isOn(String target) throws IOException {
        return TargetBook.in(folder.resolve("state"), Wire.JSON)
                .target(target)
                .filter(there -> there.status() == 0)
                .isPresent();
    }

    /** The methods that it was asked for with this text among their parameters. */
    public List<String> methods(String about) {
        return commands().stream()
                .filter(command -> command.params().toString().contains(about))
                .map(ReceivedCommand::method)
                .toList();
    }

    public JsonNode params(String method, String about) {
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
