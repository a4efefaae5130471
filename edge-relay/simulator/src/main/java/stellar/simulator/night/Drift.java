package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;

/** A quantity that wanders slowly between −1 and +1: random values at even times, smoothly joined. */
final class Drift {
    private final long seed;
    private final double periodSeconds;

    /** Equal seeds wander equally; {@code period} is the time from one random value to the next. */
    Drift(long seed, Duration period) {
        this.seed = seed;
        this.periodSeconds = period.toMillis() / 1000.0;
    }

    double at(Instant when) {
        double steps = (when.getEpochSecond() + when.getNano() / 1e9) / periodSeconds;
        long step = (long) Math.floor(steps);
        double part = steps - step;
        double eased = part * part * (3 - 2 * part);
        return value(step) * (1 - eased) + value(step + 1) * eased;
    }

    /** SplitMix64's finisher (Steele, Lea, Flood 2014) turns the step's number into a value. */
    private double value(long step) {
        long z = seed * 0x9E3779B97F4A7C15L + step * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >> 11) / (double) (1L << 52);
    }
}
