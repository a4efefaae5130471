package stellar.plans;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Frames that are taken alike, one after the other.
 *
 * @param filter one of the telescope's
 * @param exposure of one frame, 1 ms to an hour, in whole milliseconds
 * @param count how many frames, 1 to {@value #MOST_FRAMES}
 * @param binning 1 to {@value #MOST_BINNING}: so many pixels a side are read as one
 * @param gain in the camera's own units, 0 to {@value #MOST_GAIN}; the camera's usual one when absent
 * @param offset likewise, 0 to {@value #MOST_OFFSET}
 */
public record Shot(
        String filter,
        Duration exposure,
        int count,
        int binning,
        @Nullable Integer gain,
        @Nullable Integer offset) {

    public static final double LEAST_EXPOSURE_SECONDS = 0.001;
    public static final double MOST_EXPOSURE_SECONDS = 3_600;
    public static final int MOST_FRAMES = 1_000;
    public static final int MOST_BINNING = 4;
    public static final int MOST_GAIN = 100_000;
    public static final int MOST_OFFSET = 100_000;
}
