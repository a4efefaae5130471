package stellar.pictures;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured in a frame.
 *
 * @param channels what its values are: of the one channel, or of red, green and blue
 * @param stars how many stars there are in a mono frame or in green
 * @param hfd the median of their half flux diameters, in pixels of the camera; empty when there are none
 */
public record Figures(List<Channel> channels, int stars, OptionalDouble hfd) {

    /** How many bins a histogram has. */
    public static final int BINS = 256;

    /**
     * One channel's values.
     *
     * @param least the least
     * @param most the greatest
     * @param mean of all
     * @param median of all
     * @param deviation the standard deviation of all
     * @param noise the background's standard deviation, from the median absolute deviation
     * @param before how many pixels are in each of {@value #BINS} equal parts of the range
     * @param after the same once they are stretched
     */
    public record Channel(
            double least,
            double most,
            double mean,
            double median,
            double deviation,
            double noise,
            List<Long> before,
            List<Long> after) {

        static Channel of(Levels levels, Range range, Stretch stretch) {
            return new Channel(
                    levels.least(),
                    levels.most(),
                    levels.mean(),
                    levels.median(),
                    levels.deviation(),
                    levels.noise(),
                    levels.counts(BINS, range, place -> place),
                    levels.counts(BINS, range, stretch::brightness));
        }
    }
}
