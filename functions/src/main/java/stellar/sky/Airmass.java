package stellar.sky;

import java.util.OptionalDouble;

/** How much air a body's light crosses, in units of the air towards the zenith. */
public final class Airmass {

    private Airmass() {}

    /**
     * The airmass at a geometric altitude: 1 at the zenith, 2 at 30°, 31.7 at the horizon; empty below the horizon.
     *
     * <p>Source: A. T. Young, "Air mass and refraction", Applied Optics 33 (1994) 1108, eq. 5, which is made for true
     * (not refracted) zenith distances and stays within 0.0037 of its model atmosphere down to the horizon.
     */
    public static OptionalDouble at(double altitudeDegrees) {
        if (!(altitudeDegrees >= 0)) {
            return OptionalDouble.empty();
        }
        double c = Math.sin(Math.toRadians(altitudeDegrees));
        return OptionalDouble.of(
                ((1.002432 * c + 0.148386) * c + 0.0096467) / (((c + 0.149864) * c + 0.0102963) * c + 0.000303978));
    }
}
