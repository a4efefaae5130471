package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The camera: a cooler that takes its time, and the frame that is being exposed. */
public final class Camera {
    private static final double DEGREES_PER_SECOND = 0.1;

    private final NightClock clock;
    private final Weather weather;
    private final Drift wobble;
    private Cooler mode = Cooler.COOLING;
    private double setPoint = -10;
    private double rampFrom;
    private Instant rampStart;
    private @Nullable String fileName;
    private double exposureSeconds;
    private Instant shutterOpened;
    private Shot.Phase phase = Shot.Phase.IDLE;

    /** A camera that has been cooled to −10 °C already. */
    public Camera(NightClock clock, Weather weather, long seed) {
        this.clock = clock;
        this.weather = weather;
        this.wobble = new Drift(seed ^ 21, Duration.ofSeconds(7));
        this.rampFrom = setPoint;
        this.rampStart = clock.now();
        this.shutterOpened = clock.now();
    }

    /** What the cooler does; the ordinal is {@code CCDSTAT}. */
    public enum Cooler {
        INIT,
        UNDEFINED,
        NO_COOLER,
        OFF,
        COOLING,
        COOLED,
        TIMEOUT_COOLING,
        WARMUP_RUNNING,
        WARMUP_END,
        ERROR
    }

    /** What the cooler does now. */
    public Cooler cooler() {
        boolean there = hasArrived();
        return switch (mode) {
            case COOLING -> there ? Cooler.COOLED : Cooler.COOLING;
            case WARMUP_RUNNING -> there ? Cooler.WARMUP_END : Cooler.WARMUP_RUNNING;
            default -> mode;
        };
    }

    /** Of the sensor, in °C. */
    public double temperatureDegrees() {
        double wanted = goal();
        double moved = DEGREES_PER_SECOND * seconds(rampStart);
        double distance = wanted - rampFrom;
        double ramped = Math.abs(distance) <= moved ? wanted : rampFrom + Math.copySign(moved, distance);
        return ramped + 0.08 * wobble.at(clock.now());
    }

    /** Of the cooler, 0 to 100. */
    public int powerPercent() {
        if (mode == Cooler.OFF || cooler() == Cooler.WARMUP_END) {
            return 0;
        }
        double lift = weather.ambientDegrees() - temperatureDegrees();
        double effort = cooler() == Cooler.COOLING ? 25 : 6;
        return Math.clamp(Math.round(effort + 2.1 * lift + 2 * wobble.at(clock.now())), 0, 100);
    }

    /** What the cooler aims at, in °C. */
    public double setPointDegrees() {
        return setPoint;
    }

    /** Starts to cool. */
    public void coolTo(double degrees) {
        change(Cooler.COOLING);
        setPoint = degrees;
    }

    /** Starts to let the sensor come back to the air's temperature, slowly. */
    public void warmUp() {
        change(Cooler.WARMUP_RUNNING);
    }

    /** Switches the cooler off at once. */
    public void switchOff() {
        change(Cooler.OFF);
    }

    /** True when the sensor is within half a degree of where it should be. */
    public boolean hasArrived() {
        return Math.abs(temperatureDegrees() - goal()) < 0.5;
    }

    /** The frame in work, if there is one. */
    public Optional<Shot> shot() {
        if (fileName == null) {
            return Optional.empty();
        }
        double elapsed = Math.min(exposureSeconds, seconds(shutterOpened));
        return Optional.of(new Shot(fileName, exposureSeconds, elapsed, phase));
    }

    void openShutter(String name, double seconds) {
        fileName = name;
        exposureSeconds = seconds;
        shutterOpened = clock.now();
        phase = Shot.Phase.EXPOSE;
    }

    void enter(Shot.Phase next) {
        phase = next;
    }

    void shotIsOver() {
        fileName = null;
        phase = Shot.Phase.IDLE;
    }

    private void change(Cooler to) {
        rampFrom = temperatureDegrees();
        rampStart = clock.now();
        mode = to;
    }

    private double goal() {
        return mode == Cooler.COOLING ? setPoint : weather.ambientDegrees();
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.now()).toNanos() / 1e9;
    }
}
