package stellar.pictures;

import java.io.IOException;

/**
 * Between which values a frame's pixels lie, whatever these are: counted by the upper 16 bits of each float, which order as the
 * values do and tell a value to half a percent.
 */
final class Spread {

    private static final int BINS = 1 << 16;

    private final int[] counts = new int[BINS];
    private long known;
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;

    private Spread() {}

    static Spread of(Pixels frame) throws IOException {
        Spread spread = new Spread();
        float[][] row = new float[frame.channels()][frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            frame.read(y, row);
            for (float[] channel : row) {
                spread.add(channel);
            }
        }
        return spread;
    }

    private void add(float[] row) {
        for (float value : row) {
            if (!Float.isNaN(value)) {
                counts[order(value) >>> 16]++;
                known++;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
    }

    /** The bits of a float, so that they order as unsigned numbers do. */
    private static int order(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static float value(int order) {
        int bits = order < 0 ? order ^ Integer.MIN_VALUE : ~order;
        return Float.intBitsToFloat(bits);
    }

    /** The least value; 0 when none is known. */
    double least() {
        return known == 0 ? 0 : least;
    }

    /** The greatest value; 0 when none is known. */
    double most() {
        return known == 0 ? 0 : most;
    }

    /** A value that about this part of all pixels are below. */
    double at(double part) {
        long rank = (long) (part * (known - 1));
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += counts[bin];
            if (below > rank) {
                return Math.clamp(value(bin << 16 | 0x8000), least(), most());
            }
        }
        return 0;
    }
}
