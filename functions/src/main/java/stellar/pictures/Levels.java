package stellar.pictures;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;

/**
 * How often each value occurs in one channel of a frame, in bins of one width, and what follows from it. Values beyond the bins
 * count in the first or last one; what is not known counts nowhere. For less than 2³¹ pixels.
 */
public final class Levels {

    static final int BINS = 65_536;

    /** From the median absolute deviation to the standard deviation of a normal distribution: 1 / Φ⁻¹(3/4). */
    static final double MAD_TO_SIGMA = 1.482602218505602;

    private final double first;
    private final double step;
    private final boolean isExact;
    private final int[] counts = new int[BINS];
    private long known;
    private double sum;
    private double sumOfSquares;
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;

    /**
     * @param first the value in the middle of the first bin
     * @param step from one bin to the next; above 0
     * @param isExact whether each value is the middle of a bin, so that the counts tell all
     */
    Levels(double first, double step, boolean isExact) {
        this.first = first;
        this.step = step;
        this.isExact = isExact;
    }

    /** Counts a row. */
    void add(float[] row) {
        float toBin = (float) (1 / step);
        float shift = (float) (0.5 - first / step);
        int rowKnown = 0;
        for (float value : row) {
            if (!Float.isNaN(value)) {
                int bin = (int) (value * toBin + shift);
                counts[Math.min(Math.max(bin, 0), BINS - 1)]++;
                rowKnown++;
            }
        }
        known += rowKnown;
        if (!isExact) {
            addUp(row);
        }
    }

    private void addUp(float[] row) {
        for (float value : row) {
            if (!Float.isNaN(value)) {
                double beside = value - first;
                sum += beside;
                sumOfSquares += beside * beside;
                least = value < least ? value : least;
                most = value > most ? value : most;
            }
        }
    }

    /** What the counts tell, as {@link #addUp} would have found it. */
    private void settle() {
        if (!isExact || known == 0) {
            return;
        }
        sum = 0;
        sumOfSquares = 0;
        int last = 0;
        int begin = -1;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double beside = bin * step;
                sum += counts[bin] * beside;
                sumOfSquares += counts[bin] * beside * beside;
                begin = begin < 0 ? bin : begin;
                last = bin;
            }
        }
        least = (float) value(begin);
        most = (float) value(last);
    }

    /** How many pixels have a known value. */
    public long known() {
        return known;
    }

    /** The least value there is; 0 when none is known. */
    public double least() {
        settle();
        return known == 0 ? 0 : least;
    }

    /** The greatest value there is; 0 when none is known. */
    public double most() {
        settle();
        return known == 0 ? 0 : most;
    }

    /** The mean of all values; 0 when none is known. */
    public double mean() {
        settle();
        return known == 0 ? 0 : first + sum / known;
    }

    /** The standard deviation of all values, of the population; 0 when none is known. */
    public double deviation() {
        settle();
        double beside = known == 0 ? 0 : sum / known;
        return known == 0 ? 0 : Math.sqrt(Math.max(0, sumOfSquares / known - beside * beside));
    }

    /** The value below which this part of all pixels lies, to half a bin; 0 when none is known. */
    public double quantile(double part) {
        long rank = (long) Math.floor(part * (known - 1));
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += counts[bin];
            if (below > rank) {
                return value(bin);
            }
        }
        return 0;
    }

    /** The value in the middle of all; 0 when none is known. */
    public double median() {
        return quantile(0.5);
    }

    /** The middle of all distances from the median; 0 when none is known. */
    public double medianDeviation() {
        int middle = bin(median());
        long rank = (known - 1) / 2;
        long within = counts[middle];
        for (int away = 1; within <= rank && away < BINS; away++) {
            within += (middle - away >= 0 ? counts[middle - away] : 0)
                    + (middle + away < BINS ? counts[middle + away] : 0);
            if (within > rank) {
                return away * step;
            }
        }
        return 0;
    }

    /** The background's noise: its standard deviation as the median absolute deviation tells it. */
    public double noise() {
        return MAD_TO_SIGMA * medianDeviation();
    }

    /** The same counts in a few bins over a range, after a value was changed by something. */
    List<Long> counts(int bins, Range range, DoubleUnaryOperator change) {
        long[] few = new long[bins];
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double place = change.applyAsDouble(range.normal(value(bin)));
                few[Math.clamp((long) (place * bins), 0, bins - 1)] += counts[bin];
            }
        }
        return LongStream.of(few).boxed().toList();
    }

    private double value(int bin) {
        return first + bin * step;
    }

    private int bin(double value) {
        return Math.clamp(Math.round((value - first) / step), 0, BINS - 1);
    }
}
