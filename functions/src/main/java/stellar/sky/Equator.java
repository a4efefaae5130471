package stellar.sky;

/**
 * The true equator and equinox of a date: the axes in which the sky turns evenly.
 *
 * <p>They creep so slowly (0.5″ a day with the change of aberration) that one serves for a night.
 */
final class Equator {

    /** The constant of aberration; J. Meeus, Astronomical Algorithms, 2nd ed. (1998), ch. 23. */
    private static final double ABERRATION = Angle.arcseconds(20.49552);

    private final double t;
    private final Nutation nutation;
    private final double meanObliquity;
    private final Vector earthVelocity;

    /** The equator of a date given in Julian centuries of TT since J2000.0. */
    Equator(double t) {
        this.t = t;
        this.nutation = Nutation.at(t);
        this.meanObliquity = meanObliquity(t);
        this.earthVelocity = earthVelocity();
    }

    /** The apparent direction of a star (a unit vector to 10⁻⁸): precession, nutation and annual aberration applied. */
    Vector apparent(J2000 star) {
        Vector direction = nutated(precessed(star.direction())).plus(earthVelocity);
        return direction.times(1 / direction.length());
    }

    /** A place in the mean ecliptic and equinox of this date, in the axes of this equator. */
    Vector fromEcliptic(double longitudeRadians, double latitudeRadians, double length) {
        return Vector.spherical(longitudeRadians + nutation.longitudeRadians(), latitudeRadians, length)
                .aboutX(-trueObliquity());
    }

    /** The ecliptic longitude, true equinox of date, of a place in the axes of this equator. */
    double eclipticLongitude(Vector place) {
        Vector ecliptic = place.aboutX(trueObliquity());
        return Math.atan2(ecliptic.y(), ecliptic.x());
    }

    /** By how much apparent sidereal time is ahead of mean; J. Meeus, ch. 12. */
    double equationOfTheEquinoxes() {
        return nutation.longitudeRadians() * Math.cos(trueObliquity());
    }

    private double trueObliquity() {
        return meanObliquity + nutation.obliquityRadians();
    }

    /** IAU 2006: N. Capitaine, P. T. Wallace, J. Chapront, A&amp;A 412 (2003) 567, eq. 39. */
    private static double meanObliquity(double t) {
        return Angle.arcseconds(((0.00200340 * t - 0.0001831) * t - 46.836769) * t + 84381.406);
    }

    /** IAU 2006, equatorial angles ζ, z, θ: Capitaine, Wallace, Chapront, A&amp;A 412 (2003) 567, eq. 40. */
    private Vector precessed(Vector star) {
        double zeta = ((0.01801828 * t + 0.2988499) * t + 2306.083227) * t + 2.650545;
        double z = ((0.01826837 * t + 1.0927348) * t + 2306.077181) * t - 2.650545;
        double theta = ((-0.04182264 * t - 0.4294934) * t + 2004.191903) * t;
        return star.aboutZ(-Angle.arcseconds(zeta))
                .aboutY(Angle.arcseconds(theta))
                .aboutZ(-Angle.arcseconds(z));
    }

    /** The axes turned from the mean to the true equator: Explanatory Supplement (1992), eq. 3.222-3. */
    private Vector nutated(Vector star) {
        return star.aboutX(meanObliquity).aboutZ(-nutation.longitudeRadians()).aboutX(-trueObliquity());
    }

    /** The Earth's velocity in units of light's, from the ellipse of its orbit; J. Meeus, ch. 23, eq. 23.2. */
    private Vector earthVelocity() {
        double eccentricity = 0.016708634 - 0.000042037 * t;
        double perihelion = Math.toRadians(102.93735 + 1.71946 * t);
        double sun = SunSeries.at(t).longitudeRadians();
        return new Vector(
                        ABERRATION * (Math.sin(sun) - eccentricity * Math.sin(perihelion)),
                        -ABERRATION * (Math.cos(sun) - eccentricity * Math.cos(perihelion)),
                        0)
                .aboutX(-trueObliquity());
    }
}
