package stellar.sky;

/**
 * How far the Earth's axis nods about its mean place.
 *
 * <p>Source: the 1980 IAU theory (P. K. Seidelmann, Celestial Mechanics 27 (1982) 79), as in J. Meeus, Astronomical
 * Algorithms, 2nd ed. (1998), table 22.A and the arguments before it; cut at 0.005″, which leaves out 0.02″ in all.
 *
 * @param longitudeRadians Δψ, along the ecliptic
 * @param obliquityRadians Δε, of the ecliptic's tilt
 */
record Nutation(double longitudeRadians, double obliquityRadians) {

    /** Multiples of D, M, M′, F, Ω; Δψ and its change a century; Δε and its change a century; in 0.0001″. */
    private static final double[][] TERMS = Terms.of(9, """
             0  0  0 0 1 -171996 -174.2 92025  8.9
            -2  0  0 2 2  -13187   -1.6  5736 -3.1
             0  0  0 2 2   -2274   -0.2   977 -0.5
             0  0  0 0 2    2062    0.2  -895  0.5
             0  1  0 0 0    1426   -3.4    54 -0.1
             0  0  1 0 0     712    0.1    -7  0.0
            -2  1  0 2 2    -517    1.2   224 -0.6
             0  0  0 2 1    -386   -0.4   200  0.0
             0  0  1 2 2    -301    0.0   129 -0.1
            -2 -1  0 2 2     217   -0.5   -95  0.3
            -2  0  1 0 0    -158    0.0     0  0.0
            -2  0  0 2 1     129    0.1   -70  0.0
             0  0 -1 2 2     123    0.0   -53  0.0
             2  0  0 0 0      63    0.0     0  0.0
             0  0  1 0 1      63    0.1   -33  0.0
             2  0 -1 2 2     -59    0.0    26  0.0
             0  0 -1 0 1     -58   -0.1    32  0.0
             0  0  1 2 1     -51    0.0    27  0.0
            """);

    static Nutation at(double t) {
        double d = Math.toRadians(297.85036 + (445267.111480 - 0.0019142 * t) * t);
        double m = Math.toRadians(357.52772 + (35999.050340 - 0.0001603 * t) * t);
        double mPrime = Math.toRadians(134.96298 + (477198.867398 + 0.0086972 * t) * t);
        double f = Math.toRadians(93.27191 + (483202.017538 - 0.0036825 * t) * t);
        double omega = Math.toRadians(125.04452 + (-1934.136261 + 0.0020708 * t) * t);
        double longitude = 0;
        double obliquity = 0;
        for (double[] term : TERMS) {
            double argument = term[0] * d + term[1] * m + term[2] * mPrime + term[3] * f + term[4] * omega;
            longitude += (term[5] + term[6] * t) * Math.sin(argument);
            obliquity += (term[7] + term[8] * t) * Math.cos(argument);
        }
        return new Nutation(Angle.arcseconds(longitude / 1e4), Angle.arcseconds(obliquity / 1e4));
    }
}
