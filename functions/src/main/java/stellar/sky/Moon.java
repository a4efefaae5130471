package stellar.sky;

/**
 * The Moon as a site sees it.
 *
 * @param horizontal where its centre stands, parallax included (up to 1° lower than from the Earth's centre)
 * @param distanceKm from the site to its centre
 * @param illuminatedFraction how much of its disc is lit, from 0 (new) to 1 (full)
 * @param elongationDegrees how far it is east of the Sun in ecliptic longitude, from the Earth's centre: 0 new, 90 first
 *     quarter, 180 full, 270 last quarter; less than 360
 */
public record Moon(Horizontal horizontal, double distanceKm, double illuminatedFraction, double elongationDegrees) {

    private static final double RADIUS_KM = 1_737.4;

    /** The refraction at the horizon that almanacs use: J. Meeus, ch. 15. */
    private static final double HORIZON_REFRACTION_DEGREES = 34 / 60.0;

    /** The phase's name. */
    public MoonPhase phase() {
        return MoonPhase.of(elongationDegrees);
    }

    /**
     * How much of a Moon at a distance is lit.
     *
     * <p>Source: J. Meeus, Astronomical Algorithms, 2nd ed. (1998), eq. 48.1; the phase angle is taken between the
     * vectors from the Moon to the Earth and to the Sun.
     */
    static double illuminatedFraction(Vector moon, Vector sun) {
        return (1 + Math.cos(Vector.ZERO.minus(moon).angleRadians(sun.minus(moon)))) / 2;
    }

    /** The altitude of its centre when its upper limb is seen on a level horizon, at a distance. */
    static double risingAltitudeDegrees(double distanceKm) {
        return -HORIZON_REFRACTION_DEGREES - Math.toDegrees(Math.asin(RADIUS_KM / distanceKm));
    }
}
