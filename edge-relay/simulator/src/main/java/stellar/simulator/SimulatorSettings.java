package stellar.simulator;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import stellar.simulator.night.Site;
import stellar.simulator.protocol.Login;

/**
 * How a simulated Voyager is set up. Without further words: any free loopback port, no control, no login, the pace of
 * the world, a demo night with drawn frames, at most 2 GB of them.
 */
public final class SimulatorSettings {
    private final Path images;
    private String bindAddress = "127.0.0.1";
    private int port;
    private int controlPort = NO_CONTROL;
    private double speed = 1;
    private long seed = 1;
    private Site site = Site.DEMO;
    private long mostImageBytes = 2L << 30;
    private Optional<Path> state = Optional.empty();
    private Optional<Path> deliveredFrames = Optional.empty();
    private Login login = Login.none();
    private String sharedSecret = "";
    private int instance = 1;
    private int eventsPerSecond;
    private boolean demoNight = true;
    private OptionalDouble demoExposureSeconds = OptionalDouble.empty();
    private long mostPendingBytes = 16L << 20;

    /** As control port: no control. */
    static final int NO_CONTROL = -1;

    /** Settings of a Voyager whose frames go into this folder. */
    public SimulatorSettings(Path images) {
        this.images = images.toAbsolutePath().normalize();
    }

    /** Listens on this address instead of the loopback one; everybody there can command the telescope. */
    public SimulatorSettings bindAddress(String address) {
        bindAddress = address;
        return this;
    }

    /** Listens on this port; 0 takes any free one. */
    public SimulatorSettings port(int number) {
        port = within("port", number, 0, 65_535);
        return this;
    }

    /** Has an HTTP control on this loopback port; 0 takes any free one. */
    public SimulatorSettings controlPort(int number) {
        controlPort = within("control port", number, 0, 65_535);
        return this;
    }

    /** Plays so many seconds of the night a second, more than 0 and at most 100,000. */
    public SimulatorSettings speed(double nightSecondsPerSecond) {
        speed = nightSecondsPerSecond;
        return this;
    }

    /** Makes all chance from this number. */
    public SimulatorSettings seed(long number) {
        seed = number;
        return this;
    }

    /** Stands somewhere else. */
    public SimulatorSettings site(Site where) {
        site = where;
        return this;
    }

    /** Keeps at most so many bytes of frames; the oldest go first. */
    public SimulatorSettings mostImageBytes(long bytes) {
        mostImageBytes = bytes;
        return this;
    }

    /** Keeps the scheduler's targets in this folder instead of forgetting them. */
    public SimulatorSettings state(Path folder) {
        state = Optional.of(folder);
        return this;
    }

    /** Delivers the real FITS files of this folder instead of drawn ones. */
    public SimulatorSettings deliveredFrames(Path folder) {
        deliveredFrames = Optional.of(folder);
        return this;
    }

    /** Asks for a login. */
    public SimulatorSettings login(Login asked) {
        login = asked;
        return this;
    }

    /** Checks the scheduler's free methods against this secret instead of the empty one. */
    public SimulatorSettings sharedSecret(String secret) {
        sharedSecret = secret;
        return this;
    }

    /** Is the first, second or third Voyager on its PC. */
    public SimulatorSettings instance(int number) {
        instance = within("instance", number, 1, 3);
        return this;
    }

    /** Tells so many numbered log events a second besides, for load tests. */
    public SimulatorSettings eventsPerSecond(int number) {
        eventsPerSecond = within("events per second", number, 0, 100_000);
        return this;
    }

    /** Observes nothing unless it is told to. */
    public SimulatorSettings quietNight() {
        demoNight = false;
        return this;
    }

    /** Exposes each frame of a demo night so long, instead of 20 to 60 s. */
    public SimulatorSettings demoExposureSeconds(double seconds) {
        demoExposureSeconds = OptionalDouble.of(seconds);
        return this;
    }

    /** Closes a client that lets more bytes than this wait for it. */
    public SimulatorSettings mostPendingBytes(long bytes) {
        mostPendingBytes = bytes;
        return this;
    }

    Path images() {
        return images;
    }

    String bindAddress() {
        return bindAddress;
    }

    int port() {
        return port;
    }

    int controlPort() {
        return controlPort;
    }

    double speed() {
        return speed;
    }

    long seed() {
        return seed;
    }

    Site site() {
        return site;
    }

    long mostImageBytes() {
        return mostImageBytes;
    }

    Optional<Path> state() {
        return state;
    }

    Optional<Path> deliveredFrames() {
        return deliveredFrames;
    }

    Login login() {
        return login;
    }

    String sharedSecret() {
        return sharedSecret;
    }

    int instance() {
        return instance;
    }

    int eventsPerSecond() {
        return eventsPerSecond;
    }

    boolean isDemoNight() {
        return demoNight;
    }

    OptionalDouble demoExposureSeconds() {
        return demoExposureSeconds;
    }

    long mostPendingBytes() {
        return mostPendingBytes;
    }

    private static int within(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "The " + name + " must be from " + low + " to " + high + ", but is " + value + ".");
        }
        return value;
    }
}
