package stellar.bench;

import java.util.Arrays;
import java.util.Locale;

/** Numbers of one kind, sorted. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record Samples(double[] sorted) {

    public Samples {
        sorted = sorted.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new IllegalStateException("Nothing was measured.");
        }
    }

    /** The value that this share (0 to 1) of the samples does not exceed (nearest rank). */
    public double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    public double median() {
        return quantile(0.5);
    }

    /** Least, greatest and count, for a person. */
    public String spread() {
        return String.format(Locale.ROOT, "(%.1f to %.1f in %d)", sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
