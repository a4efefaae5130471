package stellar.sky;

/**
 * A fixed direction among the stars, in the equator and equinox of J2000.0 (which ICRS catalogues agree with to
 * 0.00001°).
 *
 * @param raHours right ascension in hours, from 0 to less than 24
 * @param decDegrees declination in degrees, from −90 to +90
 */
public record J2000(double raHours, double decDegrees) {

    /** Refuses what is no direction with an {@link IllegalArgumentException}. */
    public J2000 {
        if (!(raHours >= 0 && raHours < 24)) {
            throw new IllegalArgumentException("Target: right ascension " + raHours
                    + " h does not exist; give hours (not degrees) from 0 to less than 24.");
        }
        if (!(decDegrees >= -90 && decDegrees <= 90)) {
            throw new IllegalArgumentException(
                    "Target: declination " + decDegrees + "° does not exist; give degrees from -90 to 90.");
        }
    }

    Vector direction() {
        return Vector.spherical(Math.toRadians(raHours * 15), Math.toRadians(decDegrees), 1);
    }
}
