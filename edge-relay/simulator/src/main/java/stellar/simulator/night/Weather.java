package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The weather over the site: it wanders slowly, is good at first, and seldom closes the sky by itself. */
public final class Weather {
    private static final Duration GOOD_AT_FIRST = Duration.ofMinutes(45);

    private final NightClock clock;
    private final Instant begin;
    private final Drift cloud;
    private final Drift wind;
    private final Drift warmth;
    private final Drift turbulence;
    private Optional<Boolean> forcedSafe = Optional.empty();
    private boolean forcedDry;

    /** Weather whose whims come from the seed alone. */
    public Weather(NightClock clock, long seed) {
        this.clock = clock;
        this.begin = clock.now();
        this.cloud = new Drift(seed ^ 11, Duration.ofMinutes(50));
        this.wind = new Drift(seed ^ 12, Duration.ofMinutes(20));
        this.warmth = new Drift(seed ^ 13, Duration.ofHours(2));
        this.turbulence = new Drift(seed ^ 14, Duration.ofMinutes(9));
    }

    /** How much of the sky is covered, 0 to 1. */
    public double cloudCover() {
        if (forcedSafe.isPresent()) {
            return forcedSafe.get() ? 0.05 : 1;
        }
        double settling = Math.clamp(
                Duration.between(begin, clock.now()).toSeconds() / (double) GOOD_AT_FIRST.toSeconds(), 0.1, 1);
        return Math.clamp(0.2 + 0.9 * cloud.at(clock.now()), 0, 1) * settling;
    }

    /** Metres per second. */
    public double windSpeed() {
        return Math.max(0, 3 + 4 * wind.at(clock.now()));
    }

    /** Of the air, in °C. */
    public double ambientDegrees() {
        return 9 + 4 * warmth.at(clock.now());
    }

    /** Full width at half maximum of a star's image outside the telescope, in seconds of arc. */
    public double seeingArcseconds() {
        return 2.3 + 0.7 * turbulence.at(clock.now());
    }

    /** False when the observatory must close. */
    public boolean isSafe() {
        return forcedSafe.orElseGet(() -> cloudCover() < 0.97);
    }

    /** True when the sky was made unsafe by hand, and not by clouds alone. */
    public boolean isRaining() {
        return forcedSafe.isPresent() && !forcedSafe.get() && !forcedDry;
    }

    /** True when the sky was covered by hand, without rain. */
    public boolean isClouded() {
        return forcedDry;
    }

    /** Makes the sky safe or unsafe until further notice; empty gives it back to chance. */
    public void force(Optional<Boolean> safe) {
        forcedSafe = safe;
        forcedDry = false;
    }

    /** Covers the sky with dry clouds until further notice, which is unsafe. */
    public void forceClouds() {
        forcedSafe = Optional.of(false);
        forcedDry = true;
    }
}
