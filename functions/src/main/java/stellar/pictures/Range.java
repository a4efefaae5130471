package stellar.pictures;

/**
 * The values that a frame's pixels could have: between what is shown as black and as white when nothing is stretched.
 *
 * @param black the least
 * @param white the most; above {@code black}
 */
public record Range(double black, double white) {

    /** Where a value lies in it, 0 to 1; beyond it below 0 or above 1. */
    double normal(double value) {
        return (value - black) / (white - black);
    }

    /** The value at a place in it. */
    double value(double normal) {
        return black + normal * (white - black);
    }
}
