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

    /** Whether values are what is written with a whole number of 16 bits added, which floats hold exactly. */
    boolean isShift() {
        return scale == 1 && !hasBlank && zero == Math.rint(zero) && Math.abs(zero) <= 65_536;
    }

    float value(long written) {
        return hasBlank && written == blank ? Float.NaN : (float) (zero + scale * written);
    }

    /** Infinite values are as little known as those that are no number. */
    float value(double written) {
        float value = (float) (zero + scale * written);
        return Float.isFinite(value) ? value : Float.NaN;
    }
}
