package stellar.fits;

/**
 * From what is written to what it means: {@code BZERO + BSCALE × written} (FITS standard, 4.4.2.5).
 *
 * @param scale BSCALE
 * @param zero BZERO
 * @param hasBlank whether a whole number stands for a pixel that is not known
 * @param blank that number
 */
public record Scaling(double scale, double zero, boolean hasBlank, long blank) {

    float value(long written) {
        return hasBlank && written == blank ? Float.NaN : (float) (zero + scale * written);
    }

    /** Infinite values are as little known as those that are no number. */
    float value(double written) {
        float value = (float) (zero + scale * written);
        return Float.isFinite(value) ? value : Float.NaN;
    }
}
