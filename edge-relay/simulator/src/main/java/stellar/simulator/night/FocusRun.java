package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A focus run that has ended.
 *
 * @param samples the positions tried and the HFD found there: a V
 * @param position where the focuser stands now, in steps
 * @param hfdPixels at that position
 * @param percentDeviation how far the last HFD was from the one the V promised
 * @param error why it failed; empty when it did not
 */
public record FocusRun(
        List<Sample> samples,
        int position,
        double hfdPixels,
        Instant ended,
        Duration duration,
        double temperatureDegrees,
        double percentDeviation,
        Filter filter,
        String error) {

    public FocusRun {
        samples = List.copyOf(samples);
    }

    /** True when the stars are sharp now. */
    public boolean succeeded() {
        return error.isEmpty();
    }

    /**
     * One point of the V.
     *
     * @param position focuser steps
     * @param hfdPixels half-flux diameter found there
     */
    public record Sample(int position, double hfdPixels) {}
}
