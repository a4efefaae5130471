package stellar.pictures;

import java.util.Arrays;

/**
 * Makes a picture smaller while its rows pass from the top: each new pixel is the mean of the area it covers. Never makes one
 * larger. What is not known counts as black.
 */
final class Reducer {

    private final Range range;
    private final int sourceHeight;
    private final double columns;
    private final double rows;
    private final SmallPicture small;
    private final float[][] sums;
    private final double[] line;
    private int row;
    private int target;

    /** Keeps proportions: the longer side becomes {@code longest} at most, the shorter one at least 1. */
    Reducer(Pixels source, Range range, int longest) {
        this.range = range;
        this.sourceHeight = source.height();
        double factor = Math.max(1, Math.max(source.width(), source.height()) / (double) longest);
        int width = Math.clamp(Math.round(source.width() / factor), 1, longest);
        int height = Math.clamp(Math.round(source.height() / factor), 1, longest);
        this.columns = source.width() / (double) width;
        this.rows = source.height() / (double) height;
        this.small = new SmallPicture(width, height, new short[source.channels()][width * height]);
        this.sums = new float[source.channels()][source.width()];
        this.line = new double[width];
    }

    /** Takes the next row. */
    void add(float[][] source) {
        double inTarget = Math.min(1, (target + 1) * rows - row);
        boolean isFull = row + 1 >= (target + 1) * rows - 1e-9 || row + 1 == sourceHeight;
        for (int channel = 0; channel < sums.length; channel++) {
            float[] sum = sums[channel];
            add(source[channel], (float) inTarget, sum);
            if (isFull) {
                narrow(sum);
                small.put(target, channel, line, 1 / (rows * columns), range);
                Arrays.fill(sum, 0);
                add(source[channel], (float) (1 - inTarget), sum);
            }
        }
        target += isFull ? 1 : 0;
        row++;
    }

    /** What came of all rows. */
    SmallPicture small() {
        if (row != sourceHeight) {
            throw new IllegalStateException("Only " + row + " of " + sourceHeight + " rows were added.");
        }
        return small;
    }

    private void add(float[] source, float part, float[] sum) {
        if (part == 0) {
            return;
        }
        float black = (float) range.black();
        for (int x = 0; x < sum.length; x++) {
            float value = source[x];
            sum[x] += part * (Float.isNaN(value) ? black : value);
        }
    }

    /** Adds up the columns that each new pixel covers; those at its edges in part. */
    private void narrow(float[] sum) {
        for (int x = 0; x < line.length; x++) {
            double from = x * columns;
            double to = Math.min(from + columns, sum.length);
            int first = (int) from;
            int last = Math.min((int) Math.ceil(to - 1e-9), sum.length) - 1;
            double all = -(from - first) * sum[first] - (last + 1 - to) * sum[last];
            for (int i = first; i <= last; i++) {
                all += sum[i];
            }
            line[x] = all;
        }
    }
}
