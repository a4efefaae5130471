package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * The guiding: an error in pixels on each axis that is pushed by the air and pulled back by the corrections, a
 * first-order autoregression of one step a second, on top of what is left of the worm's period.
 */
public final class Guider {
    private static final double MEMORY = 0.72;
    private static final double PUSH_PIXELS = 0.16;
    private static final double WORM_PERIOD_SECONDS = 480;
    private static final int MOST_STEPS_AT_ONCE = 60;

    private final NightClock clock;
    private final Weather weather;
    private final Random random;
    private State state = State.STOPPED;
    private Dither dither = Dither.STOPPED;
    private double x;
    private double y;
    private Instant sampled;

    /** A guider that is not guiding; its noise comes from the seed. */
    public Guider(NightClock clock, Weather weather, long seed) {
        this.clock = clock;
        this.weather = weather;
        this.random = new Random(seed ^ 31);
        this.sampled = clock.now();
    }

    /** The ordinal is {@code GUIDESTAT}. */
    public enum State {
        STOPPED,
        WAITING_SETTLE,
        RUNNING,
        TIMEOUT_SETTLE
    }

    /** The ordinal is {@code DITHSTAT}. */
    public enum Dither {
        STOPPED,
        RUNNING,
        WAITING_SETTLE,
        TIMEOUT_SETTLE
    }

    /** What the guiding does. */
    public State state() {
        return state;
    }

    /** What the dithering does. */
    public Dither dither() {
        return dither;
    }

    /** One sample of the error in right ascension, pixels. */
    public double xPixels() {
        follow();
        double phase = 2 * Math.PI * (sampled.getEpochSecond() % (long) WORM_PERIOD_SECONDS) / WORM_PERIOD_SECONDS;
        return x + 0.12 * Math.sin(phase);
    }

    /** One sample of the error in declination, pixels. */
    public double yPixels() {
        follow();
        return y;
    }

    /** Starts as if it had been guiding for long. */
    void guideAlready() {
        state = State.RUNNING;
    }

    /** Finds a star, starts and settles; pauses the present errand. */
    public void start() {
        state = State.WAITING_SETTLE;
        kick(2.5);
        clock.pause(5);
        state = State.RUNNING;
    }

    /** Moves the star a little and settles again, so that no two frames show the same pixel faults. */
    public void ditherAndSettle() {
        dither = Dither.RUNNING;
        try {
            clock.pause(1);
            kick(3);
            dither = Dither.WAITING_SETTLE;
            clock.pause(4);
        } finally {
            dither = Dither.STOPPED;
        }
    }

    /** Stops at once. */
    public void stop() {
        state = State.STOPPED;
        dither = Dither.STOPPED;
    }

    private void kick(double pixels) {
        follow();
        x += pixels * (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble() / 2);
        y += pixels * (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble() / 2);
    }

    private void follow() {
        long steps = Duration.between(sampled, clock.now()).toSeconds();
        sampled = sampled.plusSeconds(steps);
        double push = PUSH_PIXELS * weather.seeingArcseconds() / 2.3 * (1 + weather.windSpeed() / 20);
        for (long step = Math.min(steps, MOST_STEPS_AT_ONCE); step > 0; step--) {
            x = MEMORY * x + push * random.nextGaussian();
            y = MEMORY * y + 0.85 * push * random.nextGaussian();
        }
    }
}
