package stellar.sky;

/**
 * Where the Sun is, seen from the Earth's centre.
 *
 * <p>Source: the VSOP87 theory of P. Bretagnon and G. Francou, A&amp;A 202 (1988) 309, series D for the Earth, as listed in
 * J. Meeus, Astronomical Algorithms, 2nd ed. (1998), appendix III, cut at 0.1″ in longitude; the turn to FK5 and the
 * aberration from ch. 25 (eq. 25.9 and 25.10). Good to 1″.
 *
 * @param longitudeRadians apparent ecliptic longitude from the mean equinox of date (aberration in it, nutation not)
 * @param latitudeRadians ecliptic latitude
 * @param distanceKm between the centres
 */
record SunSeries(double longitudeRadians, double latitudeRadians, double distanceKm) {

    /** IAU 2012 resolution B2. */
    private static final double ASTRONOMICAL_UNIT_KM = 149_597_870.7;

    /** Amplitude in 10⁻⁸, phase, and frequency a thousand years: a term is amplitude × cos(phase + frequency τ). */
    private static final double[][] L0 = Terms.of(3, """
            175347046         0          0 |   3341656 4.6692568 6283.07585 |     34894    4.6261 12566.1517
                 3497    2.7441  5753.3849 |      3418    2.8289     3.5231 |      3136    3.6277 77713.7715
                 2676    4.4181  7860.4194 |      2343    6.1352  3930.2097 |      1324    0.7425 11506.7698
                 1273    2.0371    529.691 |      1199    1.1096  1577.3435 |       990     5.233   5884.927
                  902     2.045     26.298 |       857     3.508    398.149 |       780     1.179   5223.694
                  753     2.533   5507.553 |       505     4.583  18849.228 |       492     4.205    775.523
                  357      2.92      0.067 |       317     5.849  11790.629 |       284     1.899    796.298
                  271     0.315  10977.079 |       243     0.345   5486.778 |       206     4.806   2544.314
                  205     1.869   5573.143 |       202     2.458   6069.777 |       156     0.833    213.299
                  132     3.411   2942.463 |       126     1.083     20.775 |       115     0.645       0.98
                  103     0.636   4694.003 |       102     0.976  15720.839 |       102     4.267      7.114
                   99      6.21    2146.17 |        98      0.68     155.42 |        86      5.98  161000.69
                   85       1.3    6275.96 |        85      3.67    71430.7 |        80      1.81   17260.15
                   79      3.04   12036.46 |        75      1.76    5088.63 |        74       3.5    3154.69
                   74      4.68     801.82 |        70      0.83    9437.76 |        62      3.98    8827.39
                   61      1.82     7084.9 |        57      2.78     6286.6 |        56      4.39    14143.5
                   56      3.47    6279.55 |        52      0.19   12139.55 |        52      1.33    1748.02
                   51      0.28    5856.48
            """);

    private static final double[][] L1 = Terms.of(3, """
            628331966747        0          0 |       206059 2.678235 6283.07585 |         4303   2.6351 12566.1517
                     425     1.59      3.523 |          119    5.796     26.298 |          109    2.966   1577.344
                      93     2.59   18849.23 |           72     1.14     529.69 |           68     1.87     398.15
                      67     4.41    5507.55 |           59     2.89    5223.69 |           56     2.17     155.42
            """);
    private static final double[][] L2 = Terms.of(3, """
            52919      0         0 |  8720 1.0721 6283.0758 |   309  0.867 12566.152
            """);
    private static final double[][] L3 = Terms.of(3, """
            289 5.844 6283.076
            """);
    private static final double[][] B0 = Terms.of(3, """
            280 3.199 84334.662 | 102 5.422  5507.553 |  80  3.88   5223.69
             44   3.7   2352.87 |  32     4   1577.34
            """);
    private static final double[][] R0 = Terms.of(3, """
            100013989         0          0 |   1670700 3.0984635 6283.07585 |     13956   3.05525 12566.1517
                 3084    5.1985 77713.7715 |      1628    1.1739  5753.3849 |      1576    2.8469  7860.4194
                  925     5.453   11506.77 |       542     4.564    3930.21 |       472     3.661   5884.927
            """);
    private static final double[][] R1 = Terms.of(3, """
            103019 1.10749 6283.07585 |   1721  1.0644 12566.1517 |    702   3.142          0
            """);

    /** The Sun at Julian centuries of TT since J2000.0. */
    static SunSeries at(double t) {
        double tau = t / 10;
        double earth = sum(L0, tau) + (sum(L1, tau) + (sum(L2, tau) + sum(L3, tau) * tau) * tau) * tau;
        double astronomicalUnits = sum(R0, tau) + sum(R1, tau) * tau;
        double longitude =
                earth + Math.PI + Angle.arcseconds(-0.09033) + Angle.arcseconds(-20.4898 / astronomicalUnits);
        return new SunSeries(longitude, -sum(B0, tau), astronomicalUnits * ASTRONOMICAL_UNIT_KM);
    }

    private static double sum(double[][] terms, double tau) {
        double sum = 0;
        for (double[] term : terms) {
            sum += term[0] * Math.cos(term[1] + term[2] * tau);
        }
        return sum / 1e8;
    }
}
