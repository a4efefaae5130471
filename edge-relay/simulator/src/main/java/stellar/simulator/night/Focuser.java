package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The focuser: the sharp position moves with the temperature, and the stars grow on both sides of it, a V. */
public final class Focuser {
    private static final int SHARP_AT_TEN_DEGREES = 12_480;
    private static final double STEPS_PER_DEGREE = -38;
    private static final double PIXELS_PER_STEP = 0.0125;
    private static final int SAMPLE_STEPS = 110;
    private static final int SAMPLES_EACH_SIDE = 4;
    private static final double SAMPLE_SECONDS = 4;

    private final NightClock clock;
    private final Weather weather;
    private final Random random;
    private int position;
    private int failuresAhead;

    /** A focuser that stands nearly sharp. */
    public Focuser(NightClock clock, Weather weather, long seed) {
        this.clock = clock;
        this.weather = weather;
        this.random = new Random(seed ^ 41);
        this.position = sharpPosition() + 9;
    }

    /** Where it stands, in steps. */
    public int position() {
        return position;
    }

    /** Of the tube, in °C. */
    public double temperatureDegrees() {
        return weather.ambientDegrees() - 0.4;
    }

    /** What the stars measure now, in pixels of binning 1: seeing, and how far the focus is off. */
    public double hfdPixels() {
        return hfdAt(position);
    }

    /** Lets the next focus runs fail: they find no V. */
    public void failNext(int runs) {
        failuresAhead = runs;
    }

    /** How many focus runs from now on will fail. */
    public int failuresAhead() {
        return failuresAhead;
    }

    /** Tries nine positions and goes to the sharpest; pauses the present errand. */
    public FocusRun focus(Filter filter, Journal journal) {
        Instant start = clock.now();
        boolean fails = failuresAhead > 0;
        int before = position;
        List<FocusRun.Sample> samples = new ArrayList<>();
        for (int step = -SAMPLES_EACH_SIDE; step <= SAMPLES_EACH_SIDE; step++) {
            position = before + step * SAMPLE_STEPS;
            clock.pause(SAMPLE_SECONDS);
            double seen = fails ? 9 + 3 * random.nextDouble() : hfdPixels() * (1 + 0.03 * random.nextGaussian());
            samples.add(new FocusRun.Sample(position, seen));
            journal.log(LogKind.DEBUG, String.format(Locale.ROOT, "Focus: position %d, HFD %.2f", position, seen));
        }
        if (fails) {
            failuresAhead--;
            position = before;
        } else {
            position = sharpPosition() + (int) Math.round(6 * random.nextGaussian());
        }
        clock.pause(SAMPLE_SECONDS);
        double reached = hfdPixels();
        double deviation = 100 * Math.abs(reached - hfdAt(sharpPosition())) / reached;
        return new FocusRun(
                samples,
                position,
                reached,
                clock.now(),
                Duration.between(start, clock.now()),
                temperatureDegrees(),
                deviation,
                filter,
                fails ? "The focus run found no V: the star is too faint or lost in cloud." : "");
    }

    private double hfdAt(int steps) {
        double sharp = 1.25 + 0.45 * weather.seeingArcseconds();
        return Math.hypot(sharp, PIXELS_PER_STEP * (steps - sharpPosition()));
    }

    private int sharpPosition() {
        return (int) Math.round(SHARP_AT_TEN_DEGREES + STEPS_PER_DEGREE * (temperatureDegrees() - 10));
    }
}
